import { useNavigate } from 'react-router';
import { api, type Rec } from '../core/api';
import { MailDialog, VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { CancelOrder } from './CancelOrder';
import { DeliverOrder } from './DeliverOrder';
import { OpenGrid, useAmounts } from './OpenLines';
import { left, type Order } from './orders';
import { invoicePage, type OrderChain } from './useChain';

export type Asking = 'produce' | 'deliver' | 'invoice' | 'cancel' | 'send';

interface Props {
  asking: Asking;
  order: Order;
  chain: OrderChain;
  onClose: () => void;
}

/** What a step of an order asks before it is taken. */
export function OrderDialogs({ asking, order, chain, onClose }: Props) {
  if (asking === 'produce') return <ProduceOrder order={order} jobs={chain.jobs} onClose={onClose} />;
  if (asking === 'deliver') return <DeliverOrder order={order} chain={chain} onClose={onClose} />;
  if (asking === 'invoice') return <InvoiceOrder order={order} onClose={onClose} />;
  if (asking === 'send') return <SendConfirmation order={order} onClose={onClose} />;
  return <CancelOrder order={order} onClose={onClose} />;
}

/** Production orders for what neither exists nor is being made. */
function ProduceOrder({ order, jobs, onClose }: { order: Order; jobs: OrderChain['jobs']; onClose: () => void }) {
  const t = useText();
  const running = (id: string) =>
    jobs
      .filter((job) => job.orderItemId === id && !['completed', 'cancelled'].includes(job.status))
      .reduce((all, job) => all + left(job.quantity, job.completedQuantity), 0);
  const lines = order.items
    .filter((item) => item.buildId)
    .map((item) => ({
      id: item.id,
      name: item.name,
      unit: item.unit,
      open: left(item.quantity, item.deliveredQuantity, item.reservedQuantity, running(item.id)),
    }))
    .filter(({ open }) => open > 0);
  const { amounts, setAmounts, items, wrong } = useAmounts(lines);
  return (
    <VerbDialog
      title={t('fulfillment.orders.produce')}
      text={t('fulfillment.open.produceText')}
      submit={t('fulfillment.orders.produce')}
      onClose={onClose}
      done={t('fulfillment.open.produced')}
      disabled={!items.length || wrong}
      run={() => api.post(`/orders/${order.id}/production-orders`, { items })}
    >
      <OpenGrid lines={lines} amounts={amounts} onChange={setAmounts} />
    </VerbDialog>
  );
}

/** A draft of an invoice for what was not invoiced yet. */
function InvoiceOrder({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const lines = order.items
    .map((item) => ({ id: item.id, name: item.name, unit: item.unit, open: left(item.quantity, item.invoicedQuantity) }))
    .filter(({ open }) => open > 0);
  const { amounts, setAmounts, items, wrong } = useAmounts(lines);
  const run = async () => {
    const { data } = await api.post<Rec>(`/orders/${order.id}/invoices`, { items });
    const to = invoicePage(data);
    if (to) await go(to);
  };
  return (
    <VerbDialog
      title={t('fulfillment.orders.invoice')}
      text={t('fulfillment.open.invoiceText')}
      submit={t('fulfillment.open.draftInvoice')}
      onClose={onClose}
      done={t('fulfillment.open.invoiced')}
      disabled={!items.length || wrong}
      run={run}
    >
      <OpenGrid lines={lines} amounts={amounts} onChange={setAmounts} />
    </VerbDialog>
  );
}

function SendConfirmation({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText();
  const path = `/orders/${order.id}`;
  const title = t('record.mail.title', { number: order.orderNumber });
  return <MailDialog draft={`${path}/mail`} send={`${path}/send`} title={title} customerId={order.customerId} onClose={onClose} />;
}
