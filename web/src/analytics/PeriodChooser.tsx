import { Box, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { DayInput, daysAfter, useToday } from '../core/time';
import { useText } from '../core/texts';
import { lengthOf, TIMEFRAMES, type Period, type Timeframe } from './period';

/** Custom begins with the days that were shown before. */
const spanOf = (period: Period, today: string) => ({ from: period.from ?? daysAfter(today, 1 - lengthOf(period)), to: period.to ?? today });

/** 7, 30, 90, 365 days, or from one day to another. */
export function PeriodChooser({ period, onChange }: { period: Period; onChange: (next: Period) => void }) {
  const t = useText();
  const today = useToday();
  const choose = (timeframe: Timeframe | null) => {
    if (timeframe) onChange(timeframe === 'custom' ? { timeframe, ...spanOf(period, today) } : { timeframe });
  };
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'start' }} className="no-print">
      <ToggleButtonGroup
        exclusive
        size="small"
        value={period.timeframe}
        aria-label={t('boards.period.label')}
        onChange={(_, next: Timeframe | null) => choose(next)}
        sx={{ flexWrap: 'wrap' }}
      >
        {TIMEFRAMES.map((one) => (
          <ToggleButton
            key={one}
            value={one}
            sx={{ textTransform: 'none', px: { xs: 0.9, sm: 1.25 }, py: 0.6, whiteSpace: 'nowrap', '@media (pointer: coarse)': { minHeight: 44 } }}
          >
            {t(`boards.period.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {period.timeframe === 'custom' && <Days key={`${period.from}${period.to}`} period={period} onChange={onChange} />}
    </Stack>
  );
}

function Days({ period, onChange }: { period: Period; onChange: (next: Period) => void }) {
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
