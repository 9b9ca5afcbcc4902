import { Box, MenuItem, Stack, TextField, Typography } from '@mui/material';
import type { ReportTimeframe } from '../api';
import { DayInput } from '../core/time';
import { useText } from '../core/texts';
import { TIMEFRAMES } from './reports';

export interface ReportDays {
  timeframe: ReportTimeframe | null;
  from: string | null;
  to: string | null;
  at: string | null;
}

interface Props {
  value: ReportDays;
  onChange: (next: ReportDays) => void;
  /** Facts that have a day take a period, the others the day as of which they are looked at. */
  dated: boolean;
  /** What nothing chosen means: the period of the report itself. */
  own?: string;
}

const plain = (timeframe: ReportTimeframe | null): ReportDays => ({ timeframe, from: null, to: null, at: null });

/** From when to when, or as of when. */
export function ReportPeriodField({ value, onChange, dated, own }: Props) {
  const t = useText();
  const set = (patch: Partial<ReportDays>) => onChange({ ...value, ...patch });
  if (!dated)
    return (
      <Box sx={{ width: 180 }}>
        <DayInput label={t('reports.period.at')} value={value.at ?? ''} counts="late" onChange={(at) => set({ ...plain(null), at: at || null })} />
      </Box>
    );
  const wrong = Boolean(value.from && value.to && value.from > value.to);
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
      <TextField
        select
        size="small"
        label={t('reports.period.label')}
        value={value.timeframe ?? ''}
        onChange={(event) => onChange(plain((event.target.value || null) as ReportTimeframe | null))}
        sx={{ minWidth: 220 }}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        {own !== undefined && <MenuItem value="">{t('reports.period.own', { period: own })}</MenuItem>}
        {TIMEFRAMES.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`reports.period.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {value.timeframe === 'custom' &&
        (['from', 'to'] as const).map((end) => (
          <Box key={end} sx={{ width: 170 }}>
            <DayInput label={t(`reports.period.${end}`)} value={value[end] ?? ''} counts="late" onChange={(day) => set({ [end]: day || null })} />
          </Box>
        ))}
      {wrong && (
        <Typography variant="body2" color="error" role="alert" sx={{ width: 1 }}>
          {t('reports.period.wrong')}
        </Typography>
      )}
    </Stack>
  );
}

/** What goes to the server: a custom period only once it has both days, in their order. */
export const asked = ({ timeframe, from, to, at }: ReportDays) => {
  if (at) return { at };
  if (timeframe === 'custom') return from && to && from <= to ? { timeframe, from, to } : {};
  return timeframe ? { timeframe } : {};
};
