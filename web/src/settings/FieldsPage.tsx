import Archive from '@mui/icons-material/ArchiveOutlined';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { Box, Button, Chip, FormControlLabel, IconButton, Link, Paper, Stack, Switch, Tab, Tabs, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CustomEntity, CustomField } from '../api';
import { api, queries, useMany } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { language, useText } from '../core/texts';
import { FieldDialog } from './FieldDialog';
import { Sheet } from './Sheet';

const ENTITIES: CustomEntity[] = ['customers', 'deals', 'appointments', 'parts', 'orders'];

/** `/settings/fields?of=customers`: the organization's own fields, in the order of the form. */
export function FieldsPage() {
  const t = useText();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const entity = ENTITIES.find((one) => one === params.get('of')) ?? 'customers';
  const [open, setOpen] = useState<CustomField | 'new' | null>(null);
  const create = can('custom-fields:write') && (
    <Button variant="contained" onClick={() => setOpen('new')}>
      {t('fields.create')}
    </Button>
  );
  return (
    <Sheet title={t('fields.title')} hint={t('fields.hint')} actions={create}>
      <Tabs value={entity} onChange={(_, of: string) => setParams({ of })} aria-label={t('fields.title')} variant="scrollable" scrollButtons="auto">
        {ENTITIES.map((one) => (
          <Tab key={one} value={one} label={t(`fields.entities.${one}`)} />
        ))}
      </Tabs>
      <FieldList key={entity} entity={entity} onOpen={setOpen} />
      {open && <FieldDialog entity={entity} field={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Sheet>
  );
}

const done = async (work: Promise<unknown>, told?: string) => {
  try {
    await work;
    if (told) notify(told);
    await queries.invalidateQueries();
  } catch (error) {
    complain(error);
  }
};

function FieldList({ entity, onOpen }: { entity: CustomEntity; onOpen: (field: CustomField) => void }) {
  const t = useText();
  const [archived, setArchived] = useState(false);
  const { data, isError, error, refetch } = useMany<CustomField>('/custom-fields', { entity, sort: 'position', perPage: 200, deleted: archived || undefined });
  const fields = data?.data ?? [];
  const move = (at: number, by: number) => {
    const ids = fields.map(({ id }) => id);
    ids.splice(at + by, 0, ...ids.splice(at, 1));
    void done(api.post('/custom-fields/reorder', { entity, ids }));
  };
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack spacing={1.5} sx={{ maxWidth: 860 }}>
      {data && !fields.length && <Typography color="textSecondary">{t('fields.empty')}</Typography>}
      <Stack component="ol" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {fields.map((field, at) => (
          <Row
            key={field.id}
            field={field}
            archived={archived}
            first={at === 0}
            last={at === fields.length - 1}
            onOpen={() => onOpen(field)}
            move={(by) => move(at, by)}
          />
        ))}
      </Stack>
      <FormControlLabel control={<Switch checked={archived} onChange={(_, on) => setArchived(on)} />} label={t('fields.showArchived')} />
    </Stack>
  );
}

interface RowProps {
  field: CustomField;
  archived: boolean;
  first: boolean;
  last: boolean;
  onOpen: () => void;
  move: (by: number) => void;
}

function Row({ field, archived, first, last, onOpen, move }: RowProps) {
  const t = useText();
  const can = useCan();
  const label = field.label[language()];
  const section = field.section?.[language()];
  const writes = can('custom-fields:write');
  return (
    <Paper component="li" variant="outlined" sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 1, flexWrap: 'wrap' }}>
      <Box sx={{ flex: 1, minWidth: 180 }}>
        {writes && !archived ? (
          <Link component="button" onClick={onOpen} sx={{ fontWeight: 560, textAlign: 'left' }}>
            {label}
          </Link>
        ) : (
          <Typography sx={{ fontWeight: 560 }}>{label}</Typography>
        )}
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {[t(`fields.types.${field.type}`), field.key, section].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      {field.required && <Chip size="small" label={t('fields.required')} />}
      {field.inUse && <Chip size="small" variant="outlined" label={t('fields.inUse')} />}
      {writes && !archived && (
        <Box sx={{ whiteSpace: 'nowrap' }}>
          <Arrow label={t('fields.up', { label })} disabled={first} onClick={() => move(-1)} up />
          <Arrow label={t('fields.down', { label })} disabled={last} onClick={() => move(1)} />
        </Box>
      )}
      {can('custom-fields:delete') && <Away field={field} archived={archived} label={label} />}
    </Paper>
  );
}

function Arrow({ label, disabled, onClick, up }: { label: string; disabled: boolean; onClick: () => void; up?: boolean }) {
  return (
    <Tooltip title={label}>
      <span>
        <IconButton aria-label={label} disabled={disabled} onClick={onClick}>
          {up ? <ArrowUpward fontSize="small" /> : <ArrowDownward fontSize="small" />}
        </IconButton>
      </span>
    </Tooltip>
  );
}

function Away({ field, archived, label }: { field: CustomField; archived: boolean; label: string }) {
  const t = useText();
  const confirm = useConfirm();
  const archive = async () => {
    if (await confirm({ title: t('fields.archive'), text: t('fields.archiveText', { label }), action: t('fields.archive'), danger: true }))
      await done(api.delete(`/custom-fields/${field.id}`, { version: field.version }), t('fields.archived', { label }));
  };
  if (archived) return <Button onClick={() => void done(api.post(`/custom-fields/${field.id}/restore`))}>{t('fields.restore')}</Button>;
  return (
    <Tooltip title={t('fields.archive')}>
      <IconButton aria-label={`${t('fields.archive')}: ${label}`} onClick={() => void archive()}>
        <Archive fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
