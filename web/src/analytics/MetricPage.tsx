import { Box, Button, Paper, Skeleton, Stack, Typography } from '@mui/material';
import { useParams, useSearchParams } from 'react-router';
import type { MetricEntry } from '../api';
import { download, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { complain } from '../core/notify';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { ChartView } from './ChartView';
import { Comparison, FigureValue } from './FigureValue';
import { MetricFacts } from './MetricInfo';
import { MetricRows } from './MetricRows';
import { rowsQuery, said, stampOf, useCourse, useFigure, type Shown } from './metrics';
import { PeriodChooser } from './PeriodChooser';
import { stepOf, usePeriod, type Period } from './period';
import { chartOf } from './SeriesTile';

/** A number, what it is, and exactly the rows it is made of. */
export function MetricPage() {
  const t = useText();
  const { id = '' } = useParams();
  const [period, setPeriod] = usePeriod();
  const { data: metric, error, refetch } = useOne<MetricEntry>(`/metrics/${id}`);
  if (error && !metric) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page
      title={metric ? said(metric.label) : '…'}
      crumbs={[{ label: t('analytics.title'), to: '/dashboard' }]}
      hint={metric && said(metric.definition)}
      actions={<Exports id={id} period={period} />}
    >
      <PeriodChooser period={period} onChange={setPeriod} />
      {metric ? <TheNumber metric={metric} period={period} /> : <Skeleton variant="rounded" height={160} />}
      <MetricRows key={id} id={id} period={period} metric={metric} />
    </Page>
  );
}

function Exports({ id, period }: { id: string; period: Period }) {
  const t = useText();
  const can = useCan();
  if (!can('metrics:export')) return null;
  return (['csv', 'xlsx'] as const).map((format) => (
    <Button
      key={format}
      variant="outlined"
      color="inherit"
      sx={{ borderColor: 'divider' }}
      onClick={() => void download(`/metrics/${id}/rows/export`, { format, ...rowsQuery(period) }).catch(complain)}
    >
      {t(`boards.rows.${format}`)}
    </Button>
  ));
}

function TheNumber({ metric, period }: { metric: MetricEntry; period: Period }) {
  const t = useText();
  const [params] = useSearchParams();
  const { data, error } = useFigure(metric.id, period);
  const figure = data?.[0];
  const shown: Shown = error && !figure ? { state: 'failed' } : figure ? { state: 'there', figure } : { state: 'waiting' };
  const by = stepOf(period);
  const points = useCourse(metric.kind === 'period' ? metric.id : null, period, by, figure && stampOf(figure));
  return (
    <Box key={params.get('timeframe')} sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(260px, 1fr) minmax(0, 2fr)' } }}>
      <Paper variant="outlined" sx={{ p: 2 }}>
        <Stack spacing={1}>
          <FigureValue shown={shown} />
          {figure && <Comparison figure={figure} metric={metric} />}
          {figure && <MetricFacts figure={figure} />}
        </Stack>
      </Paper>
      {points && (
        <Paper variant="outlined" component="section" aria-label={t('boards.rows.course')} sx={{ p: 2, minWidth: 0 }}>
          <Typography component="h2" variant="h3">
            {t('boards.rows.course')}
          </Typography>
          <ChartView chart={chartOf(points, by, { kind: 'bar', title: said(metric.label), unit: metric.unit, currency: figure?.currency })} height={210} />
        </Paper>
      )}
    </Box>
  );
}
