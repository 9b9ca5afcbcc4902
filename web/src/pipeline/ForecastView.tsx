import { Box, Stack, Typography } from '@mui/material';
import { useSearchParams } from 'react-router';
import type { DealStatistics, Forecast } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { PlainTable } from '../core/table';
import { language, useText } from '../core/texts';
import { DayInput } from '../core/time';
import { useSpan } from './span';

/** What the open deals may bring, and how deals went from stage to stage. */
export function ForecastView({ pipelineId }: { pipelineId?: string }) {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const [from, to] = [params.get('from') ?? undefined, params.get('to') ?? undefined];
  const forecast = useOne<Forecast>('/deals/forecast', { pipelineId });
  const statistics = useOne<DealStatistics>('/deals/statistics', { pipelineId, from, to });
  const failed = forecast.error ?? statistics.error;
  if (failed) return <Failed error={failed} />;
  const set = (name: 'from' | 'to', value: string) =>
    setParams((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  const day = (name: 'from' | 'to', value = '') => (
    <DayInput counts="late" label={t(`pipeline.deals.forecast.${name}`)} value={value} onChange={(next) => set(name, next)} sx={{ width: 170 }} />
  );
  return (
    <Stack spacing={4}>
      {forecast.data && <Expected of={forecast.data} />}
      {statistics.data && (
        <Stack spacing={2} component="section" aria-label={t('pipeline.deals.forecast.how')}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
            <Typography variant="h2" sx={{ flex: 1 }}>
              {t('pipeline.deals.forecast.how')}
            </Typography>
            {day('from', from)}
            {day('to', to)}
          </Box>
          <Went of={statistics.data} />
        </Stack>
      )}
    </Stack>
  );
}

/** `2026-12` as people say it. */
const monthOf = (month: string): string =>
  new Intl.DateTimeFormat(language(), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

function Expected({ of }: { of: Forecast }) {
  const t = useText();
  const { money, number } = useFormat();
  const columns = <R extends Forecast['total']>(first: { label: string; cell: (row: R) => string }) => [
    { ...first, bare: true },
    { label: t('pipeline.deals.forecast.count'), right: true, cell: (row: R) => number(row.count) },
    { label: t('pipeline.deals.forecast.sum'), right: true, cell: (row: R) => money(row.sum, of.currency) },
    { label: t('pipeline.deals.forecast.weighted'), right: true, cell: (row: R) => <b>{money(row.weightedSum, of.currency)}</b> },
  ];
  return (
    <Stack spacing={2} component="section" aria-label={t('pipeline.deals.forecast.title')}>
      <Typography variant="h2">{t('pipeline.deals.forecast.title')}</Typography>
      <Facts
        facts={[
          { label: t('pipeline.deals.forecast.count'), value: number(of.total.count) },
          { label: t('pipeline.deals.forecast.sum'), value: money(of.total.sum, of.currency) },
          { label: t('pipeline.deals.forecast.weighted'), value: money(of.total.weightedSum, of.currency) },
        ]}
      />
      <Bars of={of} />
      <Box sx={{ display: 'grid', alignItems: 'start', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}>
        <PlainTable
          label={t('pipeline.deals.forecast.byMonth')}
          rows={of.months}
          keyOf={({ month }) => month ?? ''}
          empty={t('pipeline.deals.forecast.none')}
          columns={columns<Forecast['months'][number]>({
            label: t('pipeline.deals.forecast.month'),
            cell: ({ month }) => (month ? monthOf(month) : t('pipeline.deals.forecast.noMonth')),
          })}
        />
        <PlainTable
          label={t('pipeline.deals.forecast.byOwner')}
          rows={of.owners}
          keyOf={({ ownerId }) => ownerId ?? ''}
          empty={<span />}
          columns={columns<Forecast['owners'][number]>({
            label: t('pipeline.deals.owner'),
            cell: ({ ownerName }) => ownerName ?? t('pipeline.deals.forecast.nobody'),
          })}
        />
      </Box>
      {of.otherCurrencies.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('pipeline.deals.forecast.other', { sums: of.otherCurrencies.map(({ currency, weightedSum }) => money(weightedSum, currency)).join(', ') })}
        </Typography>
      )}
    </Stack>
  );
}

/** The weighted sum of each month beside the others. */
function Bars({ of }: { of: Forecast }) {
  const { money } = useFormat();
  const most = Math.max(...of.months.map(({ weightedSum }) => Number(weightedSum)), 1);
  return (
    <Stack spacing={0.5} aria-hidden>
      {of.months
        .filter(({ month }) => month)
        .map(({ month, weightedSum }) => (
          <Box key={month} sx={{ display: 'grid', gridTemplateColumns: '84px 1fr 110px', gap: 1, alignItems: 'center' }}>
            <Typography variant="caption">{monthOf(month!)}</Typography>
            <Box sx={{ height: 10, borderRadius: 1, bgcolor: 'primary.main', width: `${(100 * Number(weightedSum)) / most}%`, minWidth: 2 }} />
            <Typography variant="caption" align="right">
              {money(weightedSum, of.currency)}
            </Typography>
          </Box>
        ))}
    </Stack>
  );
}

function Went({ of }: { of: DealStatistics }) {
  const t = useText();
  const span = useSpan();
  const { money, number, percent } = useFormat();
  return (
    <>
      <Facts
        facts={[
          { label: t('pipeline.deals.forecast.wonCount'), value: `${number(of.wonCount)} · ${money(of.wonValue, of.currency)}` },
          { label: t('pipeline.deals.forecast.lostCount'), value: `${number(of.lostCount)} · ${money(of.lostValue, of.currency)}` },
          { label: t('pipeline.deals.forecast.winRate'), value: percent(of.winRatePercent) },
          { label: t('pipeline.deals.forecast.averageValue'), value: money(of.averageValue, of.currency) },
          { label: t('pipeline.deals.forecast.daysToWin'), value: number(of.averageDaysToWin, 1) },
          {
            label: t('pipeline.deals.forecast.velocity'),
            value: <span title={t('pipeline.deals.forecast.velocityHint')}>{money(of.velocityPerDay, of.currency)}</span>,
          },
        ]}
      />
      <Box sx={{ display: 'grid', alignItems: 'start', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '3fr 2fr' } }}>
        <PlainTable
          label={t('pipeline.deals.forecast.stages')}
          rows={of.stages}
          keyOf={({ stageId }) => stageId}
          columns={[
            { label: t('pipeline.deals.fields.stageName'), bare: true, cell: ({ name }) => name },
            { label: t('pipeline.deals.forecast.entered'), right: true, cell: ({ entered }) => number(entered) },
            { label: t('pipeline.deals.forecast.advanced'), right: true, cell: ({ advanced, kind }) => (kind === 'open' ? number(advanced) : '–') },
            {
              label: t('pipeline.deals.forecast.conversion'),
              right: true,
              cell: ({ conversionPercent, kind }) => (kind === 'open' ? percent(conversionPercent) : '–'),
            },
            { label: t('pipeline.deals.forecast.time'), right: true, cell: ({ averageSeconds, kind }) => (kind === 'open' ? span(averageSeconds) : '–') },
          ]}
        />
        <PlainTable
          label={t('pipeline.deals.forecast.losses')}
          rows={of.lostReasons}
          keyOf={({ reason }) => reason}
          empty={t('pipeline.deals.forecast.noLosses')}
          columns={[
            { label: t('pipeline.deals.forecast.losses'), bare: true, cell: ({ reason }) => reason },
            { label: t('pipeline.deals.forecast.count'), right: true, cell: ({ count }) => number(count) },
            { label: t('pipeline.deals.forecast.sum'), right: true, cell: ({ value }) => money(value, of.currency) },
          ]}
        />
      </Box>
    </>
  );
}
