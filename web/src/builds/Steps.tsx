import AddPhoto from '@mui/icons-material/AddAPhotoOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import { Box, Button, Checkbox, FormControlLabel, Paper, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { ProductionStep } from '../api';
import { api, queries, upload, useMany, type Rec } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { Picture } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import type { ProductionOrder } from './production';

/** Step by step: ticked, timed, photographed, signed. */
export function Steps({ order }: { order: ProductionOrder }) {
  const t = useText();
  const { data, isError, error } = useMany<ProductionStep>(`/production-orders/${order.id}/steps`);
  const can = useCan();
  const { number } = useFormat();
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={160} />;
  const edit = !['completed', 'cancelled'].includes(order.status) && can('production-orders:write') && (
    <Button component={Link} to={`/production/${order.id}/steps`} color="inherit" variant="outlined" sx={{ alignSelf: 'flex-start' }}>
      {t('builds.production.steps.edit')}
    </Button>
  );
  if (!data.data.length)
    return (
      <Stack spacing={1.5}>
        <Typography color="textSecondary">{t('builds.production.steps.empty')}</Typography>
        {edit}
      </Stack>
    );
  const done = data.data.filter(({ doneAt }) => doneAt).length;
  return (
    <Stack spacing={1.5} sx={{ maxWidth: 860 }}>
      <Typography role="status">{t('builds.production.steps.progress', { done: number(done), all: number(data.data.length) })}</Typography>
      <Stack component="ol" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.data.map((step) => (
          <Step key={step.id + String(step.doneAt)} order={order} step={step} />
        ))}
      </Stack>
      {edit}
    </Stack>
  );
}

function Step({ order, step }: { order: ProductionOrder; step: ProductionStep }) {
  const t = useText();
  const { time, number } = useFormat();
  const open = !['completed', 'cancelled'].includes(order.status) && useCan()('production-orders:complete');
  const path = `/production-orders/${order.id}/steps/${step.id}`;
  const reopen = () => api.post(`${path}/reopen`).then(() => queries.invalidateQueries(), complain);
  return (
    <Paper component="li" variant="outlined" sx={{ p: 1.5, display: 'grid', gap: 1 }}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        {step.doneAt && <CheckCircle color="success" titleAccess={t('builds.production.steps.signed')} />}
        <Typography component="h2" sx={{ fontWeight: 600 }}>
          {step.position + 1}. {step.name}
        </Typography>
        {step.plannedMinutes !== null && (
          <Typography variant="body2" color="textSecondary">
            {t('builds.production.steps.planned', { minutes: number(step.plannedMinutes) })}
          </Typography>
        )}
      </Stack>
      {step.instructions && <Typography sx={{ whiteSpace: 'pre-line' }}>{step.instructions}</Typography>}
      {step.doneAt ? (
        <Stack direction="row" useFlexGap spacing={1.5} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          {step.photoFileId && (
            <Picture path={`/files/${step.photoFileId}/preview`} alt={t('builds.production.steps.photoOf', { name: step.name })} size={64} />
          )}
          <Typography variant="body2" color="textSecondary">
            {[
              t('builds.production.steps.by', { name: step.doneByName ?? '', at: time(step.doneAt) }),
              step.minutes !== null && t('builds.production.steps.took', { minutes: number(step.minutes) }),
              step.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          {open && (
            <Button size="small" color="inherit" onClick={() => void reopen()}>
              {t('builds.production.steps.reopen')}
            </Button>
          )}
        </Stack>
      ) : (
        <Doing order={order} step={step} path={path} open={open} />
      )}
    </Paper>
  );
}

interface DoingProps {
  order: ProductionOrder;
  step: ProductionStep;
  path: string;
  open: boolean;
}

/** What is done so far is kept at once; signing closes the step. */
function Doing({ order, step, path, open }: DoingProps) {
  const t = useText();
  const [checked, setChecked] = useState(step.checklist.map(({ done }) => done));
  const [minutes, setMinutes] = useState<string | number | null>(step.minutes ?? null);
  const [note, setNote] = useState(step.note ?? '');
  const keep = (patch: object) => void api.patch(path, patch).catch(complain);
  const tick = (at: number) => {
    const next = checked.map((done, index) => (index === at ? !done : done));
    setChecked(next);
    keep({ checked: next });
  };
  const sign = () =>
    api
      .post(`${path}/sign`, { checked, minutes: minutes === null ? null : Number(minutes), note: note.trim() || null })
      .then(() => notify(t('builds.production.steps.done')))
      .catch(complain)
      .then(() => queries.invalidateQueries());
  return (
    <>
      {step.checklist.map((check, at) => (
        <FormControlLabel key={check.text} label={check.text} control={<Checkbox checked={checked[at]} disabled={!open} onChange={() => tick(at)} />} />
      ))}
      {open && (
        <>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '160px 1fr' } }}>
            <NumberInput label={t('builds.production.steps.minutes')} as="number" value={minutes} onChange={setMinutes} />
            <TextField
              label={t('builds.production.steps.note')}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 2000 } }}
            />
          </Box>
          <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
            <Photo order={order} step={step} path={path} />
            <Button
              variant="contained"
              disabled={order.status !== 'in_progress' || checked.includes(false) || (step.photoNeeded && !step.photoFileId)}
              onClick={() => void sign()}
            >
              {t('builds.production.steps.sign')}
            </Button>
            {order.status !== 'in_progress' && (
              <Typography variant="body2" color="textSecondary">
                {t('builds.production.steps.later')}
              </Typography>
            )}
          </Stack>
        </>
      )}
    </>
  );
}

/** A photo of the phone becomes a file of the order. */
function Photo({ order, step, path }: Omit<DoingProps, 'open'>) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File) => {
    setBusy(true);
    try {
      const { data } = await upload<Rec>(`/production-orders/${order.id}/files`, { file, documentType: 'picture' });
      await api.patch(path, { photoFileId: data.id });
    } catch (error) {
      complain(error);
    }
    setBusy(false);
    await queries.invalidateQueries();
  };
  return (
    <>
      {step.photoFileId && <Picture path={`/files/${step.photoFileId}/preview`} alt={t('builds.production.steps.photoOf', { name: step.name })} size={64} />}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={t('builds.production.steps.photo')}
        onChange={(event) => event.target.files?.[0] && void take(event.target.files[0])}
      />
      <Button color="inherit" startIcon={<AddPhoto />} loading={busy} onClick={() => input.current?.click()}>
        {t(step.photoNeeded && !step.photoFileId ? 'builds.production.steps.photoNeeded' : 'builds.production.steps.photo')}
      </Button>
    </>
  );
}
