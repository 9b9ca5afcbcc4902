import { Box, Paper, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import { useId, type ReactNode } from 'react';
import type { Revenue } from '../api';
import { useFormat } from '../core/format';
import { PlainTable } from '../core/table';
import { language, useText } from '../core/texts';

interface Bar {
  /** Below the bar. */
  short: string;
  /** In the table and beside the pointer. */
  long: string;
  amount: string;
}

/** Net revenue of the last twelve months. */
export function RevenueChart({ revenue }: { revenue: Revenue }) {
  const t = useText();
  const name = (month: string, style: 'short' | 'long') =>
    new Intl.DateTimeFormat(language(), { month: style, year: style === 'long' ? 'numeric' : undefined, timeZone: 'UTC' }).format(
      new Date(`${month}-01T00:00:00Z`),
    );
  const bars = revenue.months.map(({ month, amount }) => ({ short: name(month, 'short'), long: name(month, 'long'), amount }));
  return (
    <Chart
      title={t('analytics.revenue.months')}
      column={t('analytics.revenue.month')}
      bars={bars}
      currency={revenue.currency}
      none={t('analytics.revenue.none')}
    />
  );
}

/** Open amounts by the week they are due in. */
export function ExpectedChart({ revenue }: { revenue: Revenue }) {
  const t = useText();
  const { date } = useFormat();
  const day = (week: string) =>
    new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-AT', { day: 'numeric', month: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${week}T00:00:00Z`),
    );
  const bars = revenue.expected.map(({ kind, week, amount }) =>
    kind === 'week' && week
      ? { short: day(week), long: t('analytics.expected.week', { date: date(week) }), amount }
      : {
          short: t(`analytics.expected.${kind === 'overdue' ? 'overdue' : 'later'}`),
          long: t(`analytics.expected.${kind === 'overdue' ? 'overdue' : 'later'}`),
          amount,
        },
  );
  return (
    <Chart
      title={t('analytics.expected.title')}
      hint={t('analytics.expected.text')}
      column={t('analytics.expected.column')}
      bars={bars}
      currency={revenue.currency}
      none={t('analytics.expected.none')}
    />
  );
}

interface ChartProps {
  title: string;
  hint?: ReactNode;
  column: string;
  bars: Bar[];
  currency: string;
  none: string;
}

/** Bars, and the same as a table for those who do not see them. */
function Chart({ title, hint, column, bars, currency, none }: ChartProps) {
  const t = useText();
  const id = useId();
  const theme = useTheme();
  const { money } = useFormat();
  const compact = new Intl.NumberFormat(language(), { notation: 'compact', maximumFractionDigits: 1 });
  const empty = bars.every(({ amount }) => Number(amount) === 0);
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} sx={{ p: 2, minWidth: 0 }}>
      <Typography id={id} component="h3" variant="h3">
        {title}
      </Typography>
      {hint && (
        <Typography variant="body2" color="textSecondary">
          {hint}
        </Typography>
      )}
      {empty ? (
        <Typography color="textSecondary" sx={{ py: 6, textAlign: 'center' }}>
          {none}
        </Typography>
      ) : (
        <>
          <Box aria-hidden>
            <BarChart
              height={260}
              skipAnimation
              disableKeyboardNavigation
              hideLegend
              margin={{ left: 0, right: 8, top: 16, bottom: 0 }}
              colors={[(theme.vars ?? theme).palette.primary.main]}
              xAxis={[
                {
                  scaleType: 'band',
                  data: bars.map((_, at) => at),
                  valueFormatter: (at: number, { location }) => (location === 'tick' ? bars[at].short : bars[at].long),
                  tickLabelStyle: { fontSize: 11 },
                },
              ]}
              yAxis={[{ valueFormatter: (value: number) => compact.format(value), width: 52, disableLine: true, disableTicks: true }]}
              series={[
                { data: bars.map(({ amount }) => Number(amount)), label: title, valueFormatter: (_, { dataIndex }) => money(bars[dataIndex].amount, currency) },
              ]}
              grid={{ horizontal: true }}
              borderRadius={3}
            />
          </Box>
          <Box component="details" sx={{ mt: 1 }}>
            <Typography component="summary" variant="body2" sx={{ cursor: 'pointer', color: 'text.secondary', minHeight: 24 }}>
              {t('analytics.table')}
            </Typography>
            <Box sx={{ mt: 1 }}>
              <PlainTable
                label={title}
                rows={bars}
                keyOf={({ long }) => long}
                columns={[
                  { label: column, cell: ({ long }) => long },
                  { label: t('analytics.revenue.amount'), right: true, cell: ({ amount }) => money(amount, currency) },
                ]}
              />
            </Box>
          </Box>
        </>
      )}
    </Paper>
  );
}
