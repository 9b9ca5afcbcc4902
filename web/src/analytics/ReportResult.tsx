import { Alert, Box, Chip, Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { ReportRow } from '../api';
import type { Pagination } from '../core/api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { ChartView } from './ChartView';
import { ReportTable } from './ReportTable';
import type { ReportSummary } from './reports';

interface Props {
  rows: ReportRow[];
  summary: ReportSummary;
  pagination?: Pagination;
  /** Below the rows: the pages. */
  pager?: ReactNode;
}

/** What a report says: the days and filters it was asked with, its chart, its rows with what they come to. */
export function ReportResult({ rows, summary, pager }: Props) {
  const t = useText();
  return (
    <Stack spacing={2} sx={{ minWidth: 0 }}>
      <Asked summary={summary} />
      <Remarks summary={summary} />
      {summary.chart && rows.length > 0 && (
        <Paper component="section" variant="outlined" aria-label={t('reports.one.chart')} sx={{ p: 2, minWidth: 0 }}>
          <ChartView chart={summary.chart} height={280} bare />
        </Paper>
      )}
      <Paper component="section" variant="outlined" aria-label={t('reports.one.table')} sx={{ minWidth: 0 }}>
        {rows.length ? (
          <ReportTable rows={rows} summary={summary} />
        ) : (
          <Typography color="textSecondary" sx={{ p: 3 }}>
            {t('reports.one.none')}
          </Typography>
        )}
        {pager && <Box sx={{ p: 1 }}>{pager}</Box>}
      </Paper>
    </Stack>
  );
}

/** The period with its zone, each filter in words, how many rows. */
function Asked({ summary: { period, filters, total, facts, columns } }: { summary: ReportSummary }) {
  const t = useText();
  const { number, date } = useFormat();
  const grouped = columns.some(({ measure }) => measure);
  const count = grouped ? t('reports.one.groups', { count: total, facts: number(facts) }) : t('reports.one.rows', { count: total });
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      <Chip variant="outlined" label={period.at ? t('reports.one.asOf', { day: date(period.at) }) : period.label} sx={{ borderColor: 'divider' }} />
      {filters.map((one) => (
        <Chip
          key={one}
          variant="outlined"
          label={one}
          sx={{ borderColor: 'divider', height: 'auto', '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
        />
      ))}
      <Typography variant="body2" color="textSecondary" role="status">
        {count} · {t('reports.one.zone', { zone: period.zone })}
      </Typography>
    </Stack>
  );
}

function Remarks({ summary: { otherCurrencies, currency, hidden, truncated } }: { summary: ReportSummary }) {
  const t = useText();
  const said = [
    otherCurrencies.length > 0 && t('reports.one.others', { currencies: otherCurrencies.join(', '), currency }),
    hidden.length > 0 && t('reports.one.hidden', { columns: hidden.join(', ') }),
    truncated && t('reports.one.truncated'),
  ].filter((one) => one !== false);
  return said.map((one) => (
    <Alert key={one} severity="info">
      {one}
    </Alert>
  ));
}
