import { Stack } from '@mui/material';
import { later } from '../core/later';
import { Views } from '../core/record';
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
  const choose = (timeframe: Timeframe) => onChange(timeframe === 'custom' ? { timeframe, ...spanOf(period, today) } : { timeframe });
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'start' }} className="no-print">
      <Views
        wide
        label={t('boards.period.label')}
        value={period.timeframe}
        of={TIMEFRAMES.map((value) => ({ value, label: t(`boards.period.${value}`) }))}
        onChange={choose}
      />
      {period.timeframe === 'custom' && <PeriodDays key={`${period.from}${period.to}`} period={period} onChange={onChange} />}
    </Stack>
  );
}
