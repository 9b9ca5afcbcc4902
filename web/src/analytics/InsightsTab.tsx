import { Box, Paper, Stack, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import type { Customer, CustomerEngagement } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useText } from '../core/texts';
import { Reasons } from '../customers';
import { ChartView, type ChartSpec } from './ChartView';
import { useDay } from './insights';
import { InsightActions } from './InsightsActions';
import { CustomerJourney, OutreachHistory } from './InsightsJourney';

/** On the page of a customer: how it stands and why, how that came to be, and the ways to get in touch. */
export function InsightsTab({ id }: { id: string }) {
  const { data: customer } = useOne<Customer>(`/customers/${id}`);
  const { data: standing, isError, error } = useOne<CustomerEngagement>(`/customers/${id}/engagement`);
  if (isError) return <Failed error={error} />;
  if (!standing || !customer) return null;
  return (
    <Stack spacing={2}>
      <InsightActions of={customer} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' }, alignItems: 'start' }}>
        <Block title="insights.record.now">
          <Reasons standing={standing} />
        </Block>
        {standing.engagement && (
          <Block title="insights.record.trend">
            <Trend standing={standing} />
          </Block>
        )}
        <Block title="insights.record.journey">
          <CustomerJourney customerId={id} />
        </Block>
        <Block title="insights.outreach.history">
          <OutreachHistory customerId={id} />
        </Block>
      </Box>
    </Stack>
  );
}

function Block({ title, children }: { title: `insights.record.${'now' | 'trend' | 'journey'}` | 'insights.outreach.history'; children: ReactNode }) {
  const t = useText();
  const id = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} sx={{ p: 2, minWidth: 0 }}>
      <Typography id={id} component="h2" variant="h2" sx={{ mb: 1.5 }}>
        {t(title)}
      </Typography>
      {children}
    </Paper>
  );
}

/** The scores that were stored, and the one of now. */
function Trend({ standing: { history, riskScore, assessedAt } }: { standing: CustomerEngagement }) {
  const t = useText();
  const day = useDay();
  if (!history.length) return <Typography color="textSecondary">{t('insights.record.trendNone')}</Typography>;
  const steps = [...[...history].reverse(), { riskScore, assessedAt }];
  if (new Set(steps.map((step) => step.riskScore)).size === 1)
    return <Typography color="textSecondary">{t('insights.record.trendOne', { date: day(steps[0].assessedAt) })}</Typography>;
  const title = t('insights.record.trend');
  const chart: ChartSpec = {
    kind: 'line',
    title,
    unit: 'count',
    labels: steps.map((step) => day(step.assessedAt)),
    series: [{ name: t('insights.profiles.fields.riskScore'), values: steps.map((step) => step.riskScore) }],
  };
  return <ChartView chart={chart} height={220} column={t('insights.record.trendColumn')} none={t('insights.insufficientText')} />;
}
