import { Link, Skeleton, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { usePlan, type Compared, type Promised } from './planning';

/** The first day on which each order can be ready, and what it waits for. */
export function Promises() {
  const t = useText();
  const { date } = useFormat();
  const { data, isError, error } = usePlan();
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={200} />;
  return (
    <PlainTable<Promised>
      label={t('procurement.planning.promises.title')}
      rows={data.orders}
      keyOf={(one) => one.orderId ?? one.orderNumber}
      empty={t('procurement.planning.promises.none')}
      columns={[
        { label: t('procurement.planning.promises.order'), bare: true, cell: (one) => <OrderLink {...one} /> },
        { label: t('procurement.planning.promises.due'), right: true, cell: ({ dueDate }) => date(dueDate) },
        { label: t('procurement.planning.promises.promise'), right: true, cell: (one) => <Possible {...one} /> },
        {
          label: t('procurement.planning.promises.waits'),
          cell: ({ waitsFor }) =>
            waitsFor ? (
              <Link component={RouterLink} to={`/parts/${waitsFor.partId}`}>
                {waitsFor.sku}
              </Link>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}

/** The same before and after a what-if. */
export function ComparedPromises({ orders }: { orders: Compared[] }) {
  const t = useText();
  const { date } = useFormat();
  return (
    <PlainTable<Compared>
      label={t('procurement.planning.promises.title')}
      rows={orders}
      keyOf={(one) => one.orderId ?? one.orderNumber}
      empty={t('procurement.planning.promises.none')}
      columns={[
        { label: t('procurement.planning.promises.order'), bare: true, cell: (one) => <OrderLink {...one} /> },
        { label: t('procurement.planning.promises.due'), right: true, cell: ({ dueDate }) => date(dueDate) },
        { label: t('procurement.planning.promises.before'), right: true, cell: ({ before }) => (before ? <Possible {...before} /> : '–') },
        { label: t('procurement.planning.promises.after'), right: true, cell: ({ after }) => <Possible {...after} /> },
        {
          label: t('procurement.planning.promises.waits'),
          cell: ({ after: { waitsFor } }) =>
            waitsFor ? (
              <Link component={RouterLink} to={`/parts/${waitsFor.partId}`}>
                {waitsFor.sku}
              </Link>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}

function OrderLink({ orderId, orderNumber }: { orderId: string | null; orderNumber: string }) {
  const t = useText();
  if (orderId)
    return (
      <Link component={RouterLink} to={`/orders/${orderId}`} sx={{ fontWeight: 560 }}>
        {orderNumber}
      </Link>
    );
  return t('procurement.planning.peg.whatIf', { n: /\d+$/.exec(orderNumber)?.[0] ?? '' });
}

function Possible({ promiseDate, late }: { promiseDate: string | null; late: boolean }) {
  const t = useText();
  const { date } = useFormat();
  return (
    <Typography variant="inherit" component="span" sx={{ color: late ? 'error.main' : 'inherit' }}>
      {promiseDate ? date(promiseDate) : t('procurement.planning.promises.unknown')}
      {late && ` · ${t('procurement.planning.late')}`}
    </Typography>
  );
}
