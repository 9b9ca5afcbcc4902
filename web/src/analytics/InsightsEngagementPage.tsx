import { Box, Paper, Skeleton, Stack, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import type { EngagementOverview, RiskSummary } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { ChartView, type ChartSpec } from './ChartView';
import { STATUSES, useInsights } from './insights';
import { InsightsFrame } from './InsightsFrame';
import { Figures, Shares, type Share } from './InsightsFigures';

/** `/insights/engagement`: how all of them stand, and how that changes. */
export function InsightsEngagementPage() {
  const t = useText();
  const { time } = useFormat();
  const base = useInsights();
  const overview = useOne<EngagementOverview>(`${base}/engagement/overview`);
  const risk = useOne<RiskSummary>(`${base}/risk-summary`);
  const error = overview.error ?? risk.error;
  const at = risk.data?.lastCalculated;
  return (
    <InsightsFrame hint={[t('insights.engagement.text'), at && t('insights.asOf', { time: time(at) })].filter(Boolean).join(' ')}>
      {error && <Failed error={error} />}
      {!error && !(overview.data && risk.data) && <Skeleton variant="rounded" height={420} />}
      {overview.data && risk.data && <Overview of={overview.data} risk={risk.data} />}
    </InsightsFrame>
  );
}

function Overview({ of, risk }: { of: EngagementOverview; risk: RiskSummary }) {
  const t = useText();
  if (!of.totalCustomers)
    return (
      <Typography color="textSecondary" sx={{ py: 6, textAlign: 'center' }}>
        {t('insights.engagement.none')}
      </Typography>
    );
  return (
    <Stack spacing={2}>
      <Figures of={of} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' }, alignItems: 'start' }}>
        <Section title={t('insights.engagement.status')}>
          <StatusShares of={of} />
        </Section>
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          <Section title={t('insights.engagement.risk')}>
            <RiskShares of={risk} />
          </Section>
          <Section title={t('insights.engagement.change')}>
            <Changes of={risk} />
          </Section>
        </Stack>
      </Box>
      <Section title={t('insights.engagement.trends')}>
        <Trends of={of} />
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} sx={{ p: 2, minWidth: 0 }}>
      <Typography id={id} component="h2" variant="h2" sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      {children}
    </Paper>
  );
}

/** Drawn as a ring, and beside it as numbers that open their rows. */
function StatusShares({ of }: { of: EngagementOverview }) {
  const t = useText();
  const counts = { active: of.activeCustomers, dormant: of.dormantCustomers, at_risk: of.atRiskCustomers };
  const shares: Share[] = STATUSES.map((one) => ({ label: t(`insights.status.${one}`), count: counts[one], to: `/insights?status=${one}`, status: one }));
  const chart: ChartSpec = {
    kind: 'pie',
    title: t('insights.engagement.status'),
    unit: 'count',
    labels: shares.map(({ label }) => label),
    tones: ['success', 'warning', 'error'],
    series: [{ name: t('insights.engagement.total'), values: shares.map(({ count }) => count) }],
  };
  return (
    <>
      <ChartView chart={chart} height={220} bare />
      <Shares label={t('insights.engagement.status')} of={shares} total={of.totalCustomers} />
    </>
  );
}

function RiskShares({ of: { riskDistribution: risk, totalCustomers } }: { of: RiskSummary }) {
  const t = useText();
  const shares: Share[] = [
    { label: t('insights.riskLevel.low'), count: risk.lowRisk, to: '/insights?riskLevel=low' },
    { label: t('insights.riskLevel.medium'), count: risk.mediumRisk, to: '/insights?riskLevel=medium' },
    { label: t('insights.riskLevel.high'), count: risk.highRisk, to: '/insights?riskLevel=high' },
    ...(risk.insufficientData ? [{ label: t('insights.insufficient'), count: risk.insufficientData, to: '/insights?insufficientData=true' }] : []),
  ];
  return <Shares label={t('insights.engagement.risk')} of={shares} total={totalCustomers} />;
}

function Changes({ of: { riskTrends: change, totalCustomers } }: { of: RiskSummary }) {
  const t = useText();
  const shares: Share[] = [
    ...(['improving', 'stable', 'declining'] as const).map((one) => ({
      label: t(`insights.engagement.${one}`),
      count: change[one],
      to: `/insights?trend=${one}`,
    })),
    { label: t('insights.engagement.without'), count: change.withoutSnapshot, to: '/insights?trend=unknown' },
  ];
  return <Shares label={t('insights.engagement.change')} of={shares} total={totalCustomers} />;
}

function Trends({ of: { engagementTrends: points } }: { of: EngagementOverview }) {
  const t = useText();
  const { date } = useFormat();
  if (points.length < 2) return <Typography color="textSecondary">{t('insights.engagement.trendNone')}</Typography>;
  const values = { active: points.map((one) => one.active), dormant: points.map((one) => one.dormant), at_risk: points.map((one) => one.atRisk) };
  const chart: ChartSpec = {
    kind: 'line',
    title: t('insights.engagement.trends'),
    unit: 'count',
    tones: ['success', 'warning', 'error'],
    labels: points.map(({ day }) => date(day)),
    series: STATUSES.map((one) => ({ name: t(`insights.status.${one}`), values: values[one] })),
  };
  return <ChartView chart={chart} column={t('insights.engagement.trendColumn')} />;
}
