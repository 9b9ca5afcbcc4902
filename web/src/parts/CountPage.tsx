import { Alert, Box, FormControlLabel, LinearProgress, Skeleton, Stack, Switch, TextField, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { RecordPicker } from '../core/form';
import { useFormat } from '../core/format';
import { notify } from '../core/notify';
import { Actions, Page, type Action } from '../core/record';
import { ScanButton } from '../core/scan';
import { useCan } from '../core/session';
import { Status } from '../core/table';
import { useText } from '../core/texts';
import { CountLineCard } from './CountLineCard';
import type { CountLine, Sheet } from './counts';
import { useLocations } from './locations';
import { PostDialog } from './PostDialog';
import { useCounting } from './useCounting';
import { partByCode } from './useScanned';

/** The sheet on a phone: big fields, saved line by line, found by scanning. */
export function CountPage() {
  const { id } = useParams();
  const { data: sheet, isError, error } = useOne<Sheet>(`/stock-counts/${id}`);
  if (isError && !sheet) return <Failed error={error} />;
  if (!sheet) return <Skeleton variant="rounded" height={320} />;
  return <Loaded key={sheet.id} sheet={sheet} />;
}

function Loaded({ sheet }: { sheet: Sheet }) {
  const t = useText();
  const { time } = useFormat();
  const { nameOf } = useLocations();
  const [posting, setPosting] = useState(false);
  const open = sheet.moves.includes('post');
  const actions: Action[] = [
    ...(open ? [{ key: 'post', label: t('parts.counts.post.title'), can: 'stock:count', run: () => setPosting(true) }] : []),
    ...(sheet.moves.includes('cancel')
      ? [
          {
            key: 'cancel',
            label: t('core.moves.cancel'),
            can: 'stock:count',
            danger: true,
            rare: true,
            confirm: t('parts.counts.cancelText'),
            run: () => api.post(`/stock-counts/${sheet.id}/cancel`),
          },
        ]
      : []),
  ];
  return (
    <Page
      title={t('parts.counts.of', { location: nameOf(sheet.locationId) })}
      mark={<Status of={sheet.status} texts="parts.counts" />}
      crumbs={[{ label: t('parts.counts.title'), to: '/stock-counts' }]}
      hint={[`${t('parts.counts.fields.frozenAt')} ${time(sheet.frozenAt)}`, sheet.blind && t('parts.counts.fields.blind'), sheet.note]
        .filter(Boolean)
        .join(' · ')}
      actions={<Actions of={actions} />}
    >
      <Counting sheet={sheet} open={open} />
      {posting && <PostDialog sheet={sheet} onClose={() => setPosting(false)} />}
    </Page>
  );
}

function Counting({ sheet, open }: { sheet: Sheet; open: boolean }) {
  const t = useText();
  const { number } = useFormat();
  const mayCount = useCan()('stock:count') && open;
  const { saving, save } = useCounting(`/stock-counts/${sheet.id}`);
  const [wanted, setWanted] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [focus, setFocus] = useState<string | null>(null);
  const shown = useMemo(
    () => sheet.lines.filter((line) => fits(line, wanted) && (!onlyOpen || line.countedQuantity === null || line.partId === focus)),
    [sheet.lines, wanted, onlyOpen, focus],
  );
  const count = (line: Pick<CountLine, 'partId' | 'lotId'>, quantity: number | null) => save(sheet, line, quantity);
  const show = (partId: string) => {
    setWanted('');
    if (!sheet.lines.some((line) => line.partId === partId)) count({ partId, lotId: null }, null);
    setFocus(partId);
  };
  const scanned = async (code: string) => {
    const part = await partByCode(code);
    if (part) show(part.id);
    else notify(t('parts.scanned.unknown', { code }), { tone: 'info' });
  };
  return (
    <Stack spacing={2} sx={{ maxWidth: 720 }}>
      <Box>
        <Typography role="status" sx={{ mb: 0.5 }}>
          {t('parts.counts.progress', { counted: number(sheet.countedCount), all: number(sheet.lineCount) })}
          {mayCount && saving !== 'idle' && typeof saving === 'string' && ` · ${t('parts.counts.saving')}`}
        </Typography>
        <LinearProgress
          variant="determinate"
          value={sheet.lineCount ? (100 * sheet.countedCount) / sheet.lineCount : 0}
          aria-label={t('parts.counts.fields.progress')}
        />
      </Box>
      {typeof saving === 'object' && <Alert severity="error">{t('parts.counts.failed', { message: saving.failed })}</Alert>}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          type="search"
          label={t('parts.counts.search')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          sx={{ flex: '1 1 200px' }}
        />
        {mayCount && <ScanButton onCode={scanned} />}
        {open && <FormControlLabel control={<Switch checked={onlyOpen} onChange={(_, on) => setOnlyOpen(on)} />} label={t('parts.counts.onlyOpen')} />}
      </Stack>
      {!shown.length && <Typography color="textSecondary">{t(sheet.lines.length ? 'parts.counts.noMatch' : 'parts.counts.noLines')}</Typography>}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((line) => (
          <CountLineCard
            key={line.partId + line.lotId}
            line={line}
            open={mayCount}
            blind={sheet.blind && open}
            focused={focus === line.partId}
            onCount={(quantity) => count(line, quantity)}
          />
        ))}
      </Stack>
      {mayCount && (
        <RecordPicker
          key={focus ?? ''}
          label={t('parts.counts.add')}
          resource="parts"
          query={{ kind: 'stocked' }}
          value={null}
          onChange={(partId) => partId && show(partId)}
        />
      )}
    </Stack>
  );
}

const fits = (line: CountLine, wanted: string) =>
  wanted
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${line.sku} ${line.name} ${line.lotCode ?? ''}`.toLowerCase().includes(word));
