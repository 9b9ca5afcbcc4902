import { Box, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { api } from '../core/api';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { howMuch, isSaid, toldOf, WhichField, type Which } from '../parts';
import type { PrintJob } from './prints';
import { Shortages } from './Shortages';

type Amount = number | string | null;
const amountOf = (value: Amount) => Math.max(0, Number(value ?? 0));

/** Good and failed pieces, what they took, and of which spool. */
export function PrintedDialog({ job, onClose }: { job: PrintJob; onClose: (done: boolean) => void }) {
  const t = useText();
  const { number } = useFormat();
  const done = useRef(false);
  const [good, setGood] = useState<Amount>(job.quantity);
  const [failed, setFailed] = useState<Amount>(0);
  const [grams, setGrams] = useState<Amount>(null);
  const [minutes, setMinutes] = useState<Amount>(null);
  const [pieces, setPieces] = useState<Which>({ quantity: null });
  const [spools, setSpools] = useState<Which>({ quantity: null });
  const spooled = job.materialTracking === 'lot' && isSaid(spools, 'lot');
  const all = amountOf(good) + amountOf(failed);
  const tracked = job.tracking !== 'none' && amountOf(good) > 0;
  const run = async () => {
    await api.post(`/print-jobs/${job.id}/complete`, {
      good: amountOf(good),
      ...(amountOf(failed) > 0 && { scrap: amountOf(failed) }),
      ...(grams !== null && { usedGrams: amountOf(grams) }),
      ...(minutes !== null && { usedMinutes: amountOf(minutes) }),
      ...(tracked && toldOf(pieces, job.tracking)),
      ...(spooled && { materialLots: (toldOf(spools, 'lot') as { lots: object[] }).lots }),
    });
    done.current = true;
  };
  const usual = (each: number) => t('builds.prints.usual', { value: number(all * each) });
  return (
    <VerbDialog
      title={t('builds.prints.completeTitle', { number: job.number })}
      text={t('builds.prints.completeText')}
      submit={t('core.moves.complete')}
      done={t('builds.prints.completed')}
      run={run}
      onClose={() => onClose(done.current)}
      refused={(error) => <Shortages error={error} />}
      disabled={!(all > 0) || (tracked && (!isSaid(pieces, job.tracking) || howMuch(pieces, job.tracking) !== amountOf(good)))}
    >
      <Typography>{t('builds.prints.pieces', { quantity: number(job.quantity), name: job.partName })}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        <NumberInput label={t('builds.prints.good')} as="number" value={good} onChange={setGood} autoFocus />
        <NumberInput label={t('builds.prints.failed')} as="number" value={failed} onChange={setFailed} />
        <NumberInput label={t('builds.prints.used')} as="number" value={grams} onChange={setGrams} helperText={usual(job.grams)} />
        <NumberInput label={t('builds.prints.time')} as="number" value={minutes} onChange={setMinutes} helperText={usual(job.minutes)} />
      </Box>
      {job.materialTracking === 'lot' && (
        <Box>
          <Typography sx={{ fontWeight: 560 }}>{t('builds.prints.spools')}</Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
            {t('builds.prints.spoolsHint')}
          </Typography>
          <WhichField tracking="lot" unit={job.materialUnit} value={spools} onChange={setSpools} />
        </Box>
      )}
      {tracked && <WhichField tracking={job.tracking} unit={job.unit} value={pieces} onChange={setPieces} />}
    </VerbDialog>
  );
}
