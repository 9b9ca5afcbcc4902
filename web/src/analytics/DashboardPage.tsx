import { Box, Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { FirstSteps } from './FirstSteps';
import { RevenueFigures } from './RevenueFigures';
import { useSummary } from './useSummary';
import { Work } from './Work';

// the numbers are there before the library that draws them
const RevenueChart = lazy(async () => ({ default: (await import('./Charts')).RevenueChart }));
const ExpectedChart = lazy(async () => ({ default: (await import('./Charts')).ExpectedChart }));

export function DashboardPage() {
  const t = useText();
  const { time } = useFormat();
  const { data, error, refetch, dataUpdatedAt } = useSummary();
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  const hint = dataUpdatedAt ? t('analytics.now', { time: time(new Date(dataUpdatedAt).toISOString()) }) : undefined;
  return (
    <Page title={t('analytics.title')} hint={hint}>
      {data ? (
        <>
          <FirstSteps steps={data.firstSteps} />
          <Work numbers={data.work} />
          {data.revenue && (
            <>
              <RevenueFigures revenue={data.revenue} />
              <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' }, gap: 2 }}>
                <Suspense fallback={<Waiting />}>
                  <RevenueChart revenue={data.revenue} />
                  <ExpectedChart revenue={data.revenue} />
                </Suspense>
              </Box>
            </>
          )}
        </>
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

const Waiting = () => <Skeleton variant="rounded" height={340} />;
