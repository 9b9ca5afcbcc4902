import { Button, Chip, FormControlLabel, Stack, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Segment } from '../api';
import { api, queries, useMany } from '../core/api';
import { useConfirm } from '../core/confirm';
import { complain } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';

const NOT_ASKED = new Set(['page', 'perPage', 'sort', 'peek', 'view', 'segmentId', 'cursor']);

/** What the list in the address asks, as a segment keeps it. */
function filterOf(params: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(params.keys())].filter((name) => !NOT_ASKED.has(name));
  return Object.fromEntries(
    names.map((name) => {
      const all = params.getAll(name);
      const number = /(Min|Max|Days|Month)$/.test(name) ? Number(all[0]) : NaN;
      return [name, Number.isFinite(number) ? number : all.length > 1 || ['status', 'type', 'engagement', 'tags', 'ownerId'].includes(name) ? all : all[0]];
    }),
  );
}

/** Saved questions above the list: one touch shows who belongs; the filters of the list become a new one. */
export function Segments() {
  const t = useText();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const [saving, setSaving] = useState(false);
  const { data } = useMany<Segment>(can('segments:read') ? '/segments' : null, { perPage: 50, sort: 'name' });
  const chosen = params.get('segmentId');
  const filter = filterOf(params);
  const show = (id: string | null) => setParams(id ? { segmentId: id } : {});
  const current = data?.data.find(({ id }) => id === chosen);
  if (!data) return null;
  return (
    <Stack
      direction="row"
      useFlexGap
      spacing={0.75}
      role="group"
      aria-label={t('care.segments.title')}
      sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}
    >
      {data.data.length > 0 && <One label={t('care.segments.all')} on={!chosen} onClick={() => show(null)} />}
      {data.data.map(({ id, name }) => (
        <One key={id} label={name} on={id === chosen} onClick={() => show(id)} />
      ))}
      {can('segments:write') && Object.keys(filter).length > 0 && !chosen && (
        <Button size="small" onClick={() => setSaving(true)}>
          {t('care.segments.save')}
        </Button>
      )}
      {current && <Remove segment={current} onGone={() => show(null)} />}
      {saving && <SaveDialog filter={filter} onClose={() => setSaving(false)} />}
    </Stack>
  );
}

function One({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  return (
    <Chip
      label={label}
      component="button"
      clickable
      aria-pressed={on}
      color={on ? 'primary' : 'default'}
      variant={on ? 'filled' : 'outlined'}
      onClick={onClick}
      sx={{ height: 28, '@media (pointer: coarse)': { height: 44 } }}
    />
  );
}

function Remove({ segment, onGone }: { segment: Segment; onGone: () => void }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { user, role } = useMe();
  if (!can('segments:write') || (role === 'staff' && segment.createdBy !== user.id)) return null;
  const remove = async () => {
    if (!(await confirm({ title: segment.name, text: t('care.segments.deleteText'), action: t('core.actions.delete'), danger: true }))) return;
    await api.delete(`/segments/${segment.id}`, { version: segment.version }).then(onGone, complain);
    await queries.invalidateQueries();
  };
  return (
    <Button size="small" color="error" onClick={() => void remove()}>
      {t('care.segments.delete')}
    </Button>
  );
}

function SaveDialog({ filter, onClose }: { filter: Record<string, unknown>; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(true);
  return (
    <VerbDialog
      title={t('care.segments.save')}
      text={t('care.segments.text')}
      submit={t('core.actions.save')}
      disabled={!name.trim()}
      run={() => api.post('/segments', { name, filter, isShared })}
      done={t('core.saved')}
      onClose={onClose}
    >
      <TextField autoFocus required label={t('care.segments.name')} value={name} onChange={(event) => setName(event.target.value)} />
      <FormControlLabel control={<Switch checked={isShared} onChange={(_, on) => setShared(on)} />} label={t('care.segments.shared')} />
    </VerbDialog>
  );
}
