import { Box, Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Failed } from '../core/errors/Trouble';
import type { Revenue } from '../api';
import { useFormat } from '../core/format';
import { useSeen } from '../core/hooks';
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
              <Charts revenue={data.revenue} />
            </>
          )}
        </>
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

function Charts({ revenue }: { revenue: Revenue }) {
  const [ref, seen] = useSeen<HTMLDivElement>();
  return (
    <Box ref={ref} sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' }, gap: 2, minHeight: 340 }}>
      {seen && (
        <Suspense fallback={<Waiting />}>
          <RevenueChart revenue={revenue} />
          <ExpectedChart revenue={revenue} />
        </Suspense>
      )}
    </Box>
  );
}

const Waiting = () => <Skeleton variant="rounded" height={340} />;
