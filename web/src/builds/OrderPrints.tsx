import { Button, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useMany } from '../core/api';
import { useFormat } from '../core/format';
import { useCan } from '../core/session';
import { PlainTable, Status } from '../core/table';
import { useText } from '../core/texts';
import type { PrintJob } from './prints';
import type { ProductionOrder } from './production';

/** What is printed for a production order; nothing is said where nothing is. */
export function OrderPrints({ order }: { order: ProductionOrder }) {
  const t = useText();
  const can = useCan();
  const { number } = useFormat();
  const { data } = useMany<PrintJob>(can('print-jobs:read') ? '/print-jobs' : null, { productionOrderId: order.id, perPage: 100 });
  const running = !['completed', 'cancelled'].includes(order.status);
  const add = running && can('print-jobs:write') && (
    <Button component={RouterLink} to={`/print-jobs/new?productionOrderId=${order.id}`} size="small" color="inherit" sx={{ alignSelf: 'flex-start' }}>
      {t('builds.prints.create')}
    </Button>
  );
  if (!data?.data.length) return add || null;
  return (
    <Stack spacing={1}>
      <Typography component="h3" variant="h3">
        {t('builds.prints.title')}
      </Typography>
      <PlainTable
        label={t('builds.prints.title')}
        rows={data.data}
        keyOf={({ id }) => id}
        columns={[
          {
            label: t('builds.prints.fields.number'),
            bare: true,
            cell: (job) => (
              <Link component={RouterLink} to={`/print-jobs/${job.id}`}>
                {job.number}
              </Link>
            ),
          },
          { label: t('builds.prints.fields.partName'), cell: (job) => t('builds.prints.pieces', { quantity: number(job.quantity), name: job.partName }) },
          { label: t('builds.prints.fields.machineName'), cell: ({ machineName }) => machineName ?? '–' },
          { label: t('builds.prints.fields.status'), cell: ({ status }) => <Status of={status} /> },
        ]}
      />
      {add}
    </Stack>
  );
}
