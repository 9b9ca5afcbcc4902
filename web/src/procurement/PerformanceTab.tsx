import { Link, Skeleton, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import type { Performance, Supplier } from './suppliers';

/** How well the supplier delivers, from its receipts and prices. */
export function PerformanceTab({ supplier }: { supplier: Supplier }) {
  const t = useText();
  const { number, percent, money, price } = useFormat();
  const { data, isError, error } = useOne<Performance>(`/suppliers/${supplier.id}/performance`);
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={160} />;
  const known = (value: number | null, told: (value: number) => string) => (value === null ? t('procurement.performance.notYet') : told(value));
  return (
    <Stack spacing={2}>
      <Facts
        facts={[
          { label: t('procurement.performance.onTimeRate'), value: known(data.onTimeRate, percent) },
          {
            label: t('procurement.performance.averageDelayDays'),
            value: known(data.averageDelayDays, (days) => t('procurement.performance.days', { count: days })),
          },
          { label: t('procurement.performance.fillRate'), value: known(data.fillRate, percent) },
          { label: t('procurement.performance.openValue'), value: money(data.openValue) },
          { label: t('procurement.performance.purchaseOrders'), value: number(data.purchaseOrders) },
          { label: t('procurement.performance.receipts'), value: number(data.receipts) },
        ]}
      />
      <Typography component="h2" variant="h2">
        {t('procurement.performance.trend')}
      </Typography>
      <PlainTable
        label={t('procurement.performance.trend')}
        rows={data.priceTrend}
        keyOf={({ partId }) => partId}
        empty={t('procurement.performance.noTrend')}
        columns={[
          {
            label: t('procurement.performance.part'),
            bare: true,
            cell: ({ partId, sku }) => (
              <Link component={RouterLink} to={`/parts/${partId}`}>
                {sku}
              </Link>
            ),
          },
          { label: t('procurement.performance.first'), right: true, cell: ({ firstPrice }) => price(firstPrice, supplier.currency) },
          { label: t('procurement.performance.last'), right: true, cell: ({ lastPrice }) => price(lastPrice, supplier.currency) },
          {
            label: t('procurement.performance.change'),
            right: true,
            cell: ({ changePercent }) => (changePercent === null ? '–' : `${changePercent > 0 ? '+' : ''}${percent(changePercent)}`),
          },
        ]}
      />
    </Stack>
  );
}
