import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useText } from '../core/texts';
import { DayInput } from '../core/time';
import type { Period } from './period';

/** From one day to another. */
export function PeriodDays({ period, onChange }: { period: Period; onChange: (next: Period) => void }) {
  const t = useText();
  const [days, setDays] = useState({ from: period.from!, to: period.to! });
  const wrong = Boolean(days.from && days.to && days.from > days.to);
  const change = (patch: Partial<typeof days>) => {
    const next = { ...days, ...patch };
    setDays(next);
    if (next.from && next.to && next.from <= next.to) onChange({ timeframe: 'custom', ...next });
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <Box sx={{ width: 160 }}>
        <DayInput label={t('boards.period.from')} value={days.from} counts="late" onChange={(from) => change({ from })} />
      </Box>
      <Box sx={{ width: 160 }}>
        <DayInput label={t('boards.period.to')} value={days.to} counts="late" onChange={(to) => change({ to })} />
      </Box>
      {wrong && (
        <Typography variant="body2" color="error" role="alert" sx={{ width: 1 }}>
          {t('boards.period.wrong')}
        </Typography>
      )}
    </Box>
  );
}
