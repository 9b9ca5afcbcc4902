import { Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { Order } from '../api';
import { api, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { Beside, moves, RecordPage, useRemove, type Action, type ChainLink, type RecordTab } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { Reserved } from '../parts';
import { choices, type ProductionOrder } from './production';
import { CompleteDialog } from './CompleteDialog';
import { AllocateDialog, ReverseDialog } from './ProductionSteps';
import { Machines } from './Machines';
import { OrderPrints } from './OrderPrints';
import { PickList } from './PickList';
import { Steps } from './Steps';
import { Components, Made } from './ProductionTabs';

type Asking = 'allocate' | 'complete' | 'reverse';

export function ProductionOrderPage() {
  const t = useText();
  const can = useCan();
  const format = useFormat();
  const { id } = useParams();
  const [asking, setAsking] = useState<Asking | null>(null);
  const path = `/production-orders/${id}`;
  const { data: job } = useOne<ProductionOrder>(path);
  const { data: sale } = useOne<Order>(job?.orderId && can('orders:read') ? `/orders/${job.orderId}` : null);
  const actions = useProductionActions(path, setAsking);
  const tabs = useProductionTabs(path);
  const close = () => setAsking(null);
  const chain = (order: ProductionOrder): ChainLink[] =>
    sale
      ? [
          { kind: t('builds.production.fields.orderId'), title: sale.orderNumber, to: `/orders/${sale.id}`, status: sale.status },
          { kind: t('builds.production.title'), title: order.number, status: order.status, current: true },
        ]
      : [];
  return (
    <>
      <RecordPage<ProductionOrder>
        path={path}
        texts="builds.production"
        canWrite="production-orders:write"
        crumbs={[{ label: t('builds.production.title'), to: '/production' }]}
        title={({ number }) => number}
        hint={(order) => (
          <>
            {format.number(order.quantity)} ×{' '}
            <Link component={RouterLink} underline="always" to={`/builds/${order.buildId}`}>
              {order.buildName}
            </Link>
            {choices(order) && ` · ${choices(order)}`}
          </>
        )}
        actions={actions}
        chain={chain}
        facts={(order) => [
          {
            label: t('builds.production.fields.completedQuantity'),
            value: t('builds.production.progress', { made: format.number(order.completedQuantity), quantity: format.number(order.quantity) }),
          },
          { label: t('builds.production.fields.dueDate'), value: format.date(order.dueDate) },
          { label: t('builds.production.fields.priority'), value: t(`builds.production.priority.${String(order.priority) as '1'}`) },
          { label: t('builds.production.fields.orderId'), value: sale?.customerName ?? t('builds.production.ofStock') },
          ...(order.scrappedQuantity > 0 ? [{ label: t('builds.production.fields.scrappedQuantity'), value: format.number(order.scrappedQuantity) }] : []),
          ...(order.serialNumbers.length ? [{ label: t('builds.production.fields.serialNumbers'), value: order.serialNumbers.join(', ') }] : []),
        ]}
        tabs={tabs}
      />
      {job && asking === 'allocate' && <AllocateDialog order={job} onClose={close} />}
      {job && asking === 'complete' && <CompleteDialog order={job} onClose={close} />}
      {job && asking === 'reverse' && <ReverseDialog order={job} onClose={close} />}
    </>
  );
}

function useProductionTabs(path: string): RecordTab<ProductionOrder>[] {
  const t = useText();
  return [
    {
      key: 'parts',
      label: t('builds.production.tabs.parts'),
      content: (order) => (
        <Stack spacing={3}>
          <Components order={order} />
          <OrderPrints order={order} />
          {order.notes && <Typography sx={{ whiteSpace: 'pre-line' }}>{order.notes}</Typography>}
        </Stack>
      ),
    },
    {
      key: 'reservations',
      label: t('parts.reserved.title'),
      content: (order) => <Reserved path={path} running={['planned', 'allocated', 'in_progress'].includes(order.status)} />,
    },
    {
      key: 'pick',
      label: t('builds.production.tabs.pick'),
      content: (order) => (
        <Beside papers={[{ path: `${path}/pick-list.pdf`, version: order.version, name: `${order.number}-pick`, label: t('builds.production.printPick') }]}>
          <PickList order={order} />
        </Beside>
      ),
    },
    { key: 'steps', label: t('builds.production.tabs.steps'), content: (order) => <Steps order={order} /> },
    { key: 'made', label: t('builds.production.tabs.made'), content: (order) => <Made order={order} /> },
    { key: 'machines', label: t('builds.production.tabs.machines'), content: (order) => <Machines order={order} /> },
  ];
}

function useProductionActions(path: string, ask: (what: Asking) => void): (order: ProductionOrder) => Action[] {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  return (order) => [
    ...moves(order, {
      allocate: { label: t('core.moves.allocate'), can: 'production-orders:allocate', run: () => ask('allocate') },
      start: {
        label: t('core.moves.start'),
        can: 'production-orders:start',
        confirm: t('builds.production.startText'),
        run: () => api.post(`${path}/start`),
        done: t('builds.production.started'),
      },
      complete: { label: t('core.moves.complete'), can: 'production-orders:complete', run: () => ask('complete') },
      ...(order.completedQuantity > 0 && {
        reverse: { label: t('core.moves.reverse'), can: 'production-orders:reverse', danger: true, rare: true, run: () => ask('reverse') },
      }),
    }),
    ...(['completed', 'cancelled'].includes(order.status)
      ? []
      : [{ key: 'edit', label: t('core.actions.edit'), can: 'production-orders:write', run: () => go(`/production/${order.id}/edit`) }]),
    ...moves(order, {
      cancel: {
        label: t('core.moves.cancel'),
        can: 'production-orders:cancel',
        danger: true,
        rare: true,
        confirm: t('builds.production.cancelText'),
        run: () => api.post(`${path}/cancel`),
        done: t('builds.production.cancelled'),
      },
    }),
    ...(['planned', 'cancelled'].includes(order.status)
      ? [remove(order, { path, title: order.number, to: '/production', can: 'production-orders:delete' })]
      : []),
  ];
}
