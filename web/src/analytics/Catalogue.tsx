import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  List,
  ListItem,
  ListItemText,
  ListSubheader,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import type { MetricEntry, Tile } from '../api';
import { useMany } from '../core/api';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { said } from './metrics';

type New = Omit<Tile, 'x' | 'y' | 'id'>;
interface Offer {
  kind: 'number' | 'series' | 'forecast' | 'report' | 'other';
  tile: New;
}
interface Entry {
  key: string;
  group: string;
  name: string;
  text: string;
  offers: Offer[];
}

const NONE = { metric: null, reportId: null, timeframe: null, options: null };
const NO_OPTIONS = { title: null, text: null, by: null, chart: null };

/** What a number can be shown as. */
function offersOf({ id, kind, additive }: MetricEntry): Offer[] {
  const course = kind === 'period';
  return [
    { kind: 'number', tile: { ...NONE, kind: 'metric', metric: id, w: 3, h: 2 } },
    ...(course ? [{ kind: 'series' as const, tile: { ...NONE, kind: 'series' as const, metric: id, w: 6, h: 4 } }] : []),
    ...(additive ? [{ kind: 'forecast' as const, tile: { ...NONE, kind: 'forecast' as const, metric: id, w: 12, h: 4 } }] : []),
  ];
}

function useEntries(metrics: Map<string, MetricEntry> | undefined): Entry[] {
  const t = useText();
  const can = useCan();
  const { data: reports } = useMany<{ id: string; name: string; description: string | null }>(can('reports:read') ? '/reports' : null, { perPage: 200 });
  const numbers = [...(metrics?.values() ?? [])].map((one) => ({
    key: one.id,
    group: t(`boards.groups.${one.group}`),
    name: said(one.label),
    text: said(one.definition),
    offers: offersOf(one),
  }));
  const made = (reports?.data ?? []).map(({ id, name, description }) => ({
    key: id,
    group: t('arrange.catalogue.report'),
    name,
    text: description ?? '',
    offers: [{ kind: 'report' as const, tile: { ...NONE, kind: 'report' as const, reportId: id, w: 6, h: 5 } }],
  }));
  const other = (kind: 'work' | 'expected' | 'note', w: number, h: number): Entry => ({
    key: kind,
    group: t('arrange.catalogue.other'),
    name: t(`boards.tile.${kind}`),
    text: '',
    offers: [{ kind: 'other', tile: { ...NONE, kind, w, h } }],
  });
  return [...numbers, ...made, other('work', 12, 3), ...(can('invoices:read') ? [other('expected', 6, 4)] : []), other('note', 3, 2)];
}

interface Props {
  metrics: Map<string, MetricEntry> | undefined;
  onAdd: (tile: New) => void;
  onClose: () => void;
}

/** Everything that can stand on a dashboard, to be found by its words. */
export function Catalogue({ metrics, onAdd, onClose }: Props) {
  const t = useText();
  const id = useId();
  const [search, setSearch] = useState('');
  const [note, setNote] = useState<New | null>(null);
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = useEntries(metrics).filter(({ name, text, group }) => words.every((word) => `${name} ${text} ${group}`.toLowerCase().includes(word)));
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" scroll="paper">
      <DialogTitle id={id} component="h2" variant="h2">
        {t('arrange.catalogue.title')}
      </DialogTitle>
      <DialogContent sx={{ height: 560 }}>
        <TextField
          autoFocus
          type="search"
          label={t('arrange.catalogue.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          sx={{ mt: 0.75 }}
        />
        {!found.length && (
          <Typography role="status" color="textSecondary" sx={{ py: 3 }}>
            {t('arrange.catalogue.none')}
          </Typography>
        )}
        {groups.map((group) => (
          <List
            key={group}
            dense
            aria-label={group}
            subheader={
              <ListSubheader component="div" disableGutters>
                {group}
              </ListSubheader>
            }
          >
            {found
              .filter((one) => one.group === group)
              .map((one) => (
                <Row key={one.key} entry={one} onAdd={(tile) => (tile.kind === 'note' ? setNote(tile) : onAdd(tile))} />
              ))}
          </List>
        ))}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('core.actions.done')}
        </Button>
      </DialogActions>
      {note && <NoteDialog onAdd={(text) => onAdd({ ...note, options: { ...NO_OPTIONS, text } })} onClose={() => setNote(null)} />}
    </Dialog>
  );
}

function Row({ entry: { name, text, offers }, onAdd }: { entry: Entry; onAdd: (tile: New) => void }) {
  const t = useText();
  return (
    <ListItem disableGutters divider sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr auto' }, gap: 1 }}>
      <ListItemText
        primary={name}
        secondary={text}
        slotProps={{ secondary: { sx: { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' } } }}
      />
      <Stack direction="row" useFlexGap spacing={0.5} sx={{ flexWrap: 'wrap' }}>
        {offers.map(({ kind, tile }) => {
          const label = t(kind === 'other' ? 'core.actions.add' : `arrange.catalogue.${kind}`);
          return (
            <Button
              key={kind}
              size="small"
              variant="outlined"
              color="inherit"
              sx={{ borderColor: 'divider' }}
              aria-label={t('arrange.catalogue.add', { name, kind: label })}
              onClick={() => onAdd(tile)}
            >
              {label}
            </Button>
          );
        })}
      </Stack>
    </ListItem>
  );
}

function NoteDialog({ onAdd, onClose }: { onAdd: (text: string) => void; onClose: () => void }) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs">
      <DialogTitle id={id} component="h2" variant="h2">
        {t('arrange.noteTitle')}
      </DialogTitle>
      <DialogContent>
        <TextField
          autoFocus
          multiline
          minRows={3}
          label={t('arrange.note')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          sx={{ mt: 0.75 }}
          slotProps={{ htmlInput: { maxLength: 2_000 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={!text.trim()}
          onClick={() => {
            onAdd(text.trim());
            onClose();
          }}
        >
          {t('core.actions.add')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
