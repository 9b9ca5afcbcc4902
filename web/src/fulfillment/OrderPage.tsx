import { Link } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { api } from '../core/api';
import { useFormat } from '../core/format';
import { later } from '../core/later';
import { notify } from '../core/notify';
import { Beside, moves, RecordPage, Sent, useRemove, type Action } from '../core/record';
import { useText } from '../core/texts';
import { Reserved } from '../parts';
import { DueDay } from './DueDay';
import { Lights } from './Lights';
import type { Asking } from './OrderDialogs';
import { OrderLines } from './OrderLines';
import type { Order } from './orders';
import { OrderTotals } from './Totals';
import { useLinks, useOrderChain, type OrderChain } from './useChain';

const OrderDialogs = later(async () => (await import('./OrderDialogs')).OrderDialogs);
const EDITABLE = ['draft', 'pending', 'production', 'ready'];

export function OrderPage() {
  const t = useText();
  const format = useFormat();
  const { id } = useParams();
  const [asking, setAsking] = useState<Asking | null>(null);
  const chain = useOrderChain(id);
  const links = useLinks();
  const actions = useOrderActions(chain.jobs, setAsking);
  const close = () => setAsking(null);
  return (
    <RecordPage<Order>
      path={`/orders/${id}`}
      texts="fulfillment.orders"
      custom="orders"
      waiting={chain.waiting}
      canWrite="orders:write"
      crumbs={[{ label: t('fulfillment.orders.title'), to: '/orders' }]}
      title={({ orderNumber }) => orderNumber}
      hint={({ customerId, customerName, customerReference }) => (
        <>
          <Link component={RouterLink} underline="always" to={`/customers/${customerId}`}>
            {customerName}
          </Link>
          {customerReference && ` · ${customerReference}`}
        </>
      )}
      actions={actions}
      chain={(order) => links(order, chain, order.id)}
      facts={(order) => [
        { label: t('fulfillment.orders.fields.totalAmount'), value: format.money(order.totalAmount, order.currency) },
        { label: t('fulfillment.orders.fields.orderDate'), value: format.date(order.orderDate) },
        {
          label: t('fulfillment.orders.fields.expectedDeliveryDate'),
          value: <DueDay order={order} />,
        },
        ...(order.announcedAt ? [{ label: t('fulfillment.orders.fields.announcedAt'), value: format.time(order.announcedAt) }] : []),
        ...(order.sentAt ? [{ label: t('fulfillment.orders.fields.sentAt'), value: <Sent at={order.sentAt} of={order.id} /> }] : []),
        { label: t('fulfillment.orders.fields.progress'), value: <Lights of={order.progress} spoken />, wide: true },
      ]}
      tabs={[
        {
          key: 'lines',
          label: t('fulfillment.orders.tabs.lines'),
          content: (order) => (
            <Beside
              papers={
                order.status === 'draft'
                  ? []
                  : [{ path: `/orders/${order.id}/pdf`, version: order.version, name: order.orderNumber, label: t('fulfillment.orders.confirmation') }]
              }
            >
              <OrderLines order={order} />
              <OrderTotals of={order} currency={order.currency} />
              {asking && <OrderDialogs asking={asking} order={order} chain={chain} onClose={close} />}
            </Beside>
          ),
        },
        {
          key: 'reservations',
          label: t('parts.reserved.title'),
          content: (order) => <Reserved path={`/orders/${order.id}`} running={['pending', 'production', 'ready'].includes(order.status)} />,
        },
      ]}
    />
  );
}

/** That it can be picked up: the server knows by which way the customer may be told. */
function useAnnouncing(): (order: Order) => Action {
  const t = useText();
  return ({ id, announcedAt }) => ({
    key: 'announce',
    label: t(`fulfillment.orders.${announcedAt ? 'announceAgain' : 'announce'}`),
    can: 'orders:send',
    rare: true,
    confirm: t('fulfillment.orders.announceText'),
    run: async () => {
      const { via } = (await api.post<{ via: 'sms' | 'email' | 'task' }>(`/orders/${id}/announce`, { again: !!announcedAt })).data;
      notify(t(`fulfillment.orders.announced.${via}`));
    },
  });
}

/** The next step first; what needs numbers opens its dialog. */
function useOrderActions(jobs: OrderChain['jobs'], ask: (what: Asking) => void): (order: Order) => Action[] {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const announce = useAnnouncing();
  return (order) => {
    const path = `/orders/${order.id}`;
    const making = order.progress.production === 'open';
    const here = order.items.some((item) => item.reservedQuantity > 0 && item.deliveredQuantity < item.quantity);
    const running = here ? undefined : jobs.find((job) => job.orderId === order.id && !['completed', 'cancelled'].includes(job.status));
    const produce = { produce: { label: t('fulfillment.orders.produce'), can: 'orders:produce', rare: !making, run: () => ask('produce') } };
    const next = [
      ...moves(order, {
        confirm: {
          label: t('core.moves.confirm'),
          can: 'orders:confirm',
          confirm: t('fulfillment.orders.confirmText'),
          run: () => api.post(`${path}/confirm`),
          done: t('fulfillment.orders.confirmed'),
        },
        ...(making && produce),
      }),
      ...(running
        ? [{ key: 'running', label: t('fulfillment.orders.toProduction'), can: 'production-orders:read', run: () => go(`/production/${running.id}`) }]
        : []),
      ...moves(order, {
        deliver: { label: t('fulfillment.orders.deliver'), can: 'orders:deliver', run: () => ask('deliver') },
        invoice: { label: t('fulfillment.orders.invoice'), can: 'invoices:write', run: () => ask('invoice') },
        ...(!making && produce),
      }),
    ];
    const sendable = !['draft', 'cancelled'].includes(order.status);
    const send = { key: 'send', label: t(`fulfillment.orders.${order.sentAt ? 'sendAgain' : 'send'}`), can: 'orders:send', run: () => ask('send') };
    return [
      ...next,
      ...(sendable ? [{ ...send, rare: !!order.sentAt || order.status !== 'pending' }] : []),
      ...(EDITABLE.includes(order.status)
        ? [{ key: 'edit', label: t('core.actions.edit'), can: 'orders:write', rare: order.status !== 'draft', run: () => go(`${path}/edit`) }]
        : []),
      { key: 'duplicate', label: t('core.actions.duplicate'), can: 'orders:write', rare: true, run: () => go(`/orders/new?from=${order.id}`) },
      ...(['pending', 'production', 'ready'].includes(order.status) ? [announce(order)] : []),
      ...moves(order, { cancel: { label: t('core.moves.cancel'), can: 'orders:cancel', danger: true, rare: true, run: () => ask('cancel') } }),
      ...(['draft', 'cancelled'].includes(order.status) ? [remove(order, { path, title: order.orderNumber, to: '/orders', can: 'orders:delete' })] : []),
    ];
  };
}
