import { Stack, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { later } from '../core/later';
import { daysAfter, useToday } from '../core/time';
import { useText } from '../core/texts';
import { lengthOf, TIMEFRAMES, type Period, type Timeframe } from './period';

const PeriodDays = later(async () => (await import('./PeriodDays')).PeriodDays);

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
      {period.timeframe === 'custom' && <PeriodDays key={`${period.from}${period.to}`} period={period} onChange={onChange} />}
    </Stack>
  );
}
