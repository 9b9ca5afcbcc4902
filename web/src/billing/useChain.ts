import type { Delivery, Order } from '../api';
import { useMany, useOne } from '../core/api';
import { useFormat } from '../core/format';
import type { ChainLink } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { isNote, nameOf, stateOf, type Invoice } from './invoices';
import type { Payment } from './payments';

const MOST = 50;

/** Orders → deliveries → invoice → payments and credit notes: all that belongs to an invoice. */
export function useChain(id: string): (invoice: Invoice) => ChainLink[] {
  const t = useText();
  const can = useCan();
  const { money } = useFormat();
  const { data: invoice } = useOne<Invoice>(`/invoices/${id}`);
  const original = useOne<Invoice>(invoice?.creditsInvoiceId ? `/invoices/${invoice.creditsInvoiceId}` : null).data;
  const lines = (invoice?.items ?? []).flatMap(({ orderItemId }) => orderItemId ?? []).slice(0, MOST);
  const orders = useMany<Order>(lines.length && can('orders:read') ? '/orders' : null, { itemId: lines, perPage: MOST }).data?.data ?? [];
  const deliveries =
    useMany<Delivery>(orders.length && can('deliveries:read') ? '/deliveries' : null, { orderId: orders.map((order) => order.id), perPage: MOST }).data?.data ??
    [];
  const notes = useMany<Invoice>(invoice && !isNote(invoice) ? '/invoices' : null, { creditsInvoiceId: id, perPage: MOST }).data?.data ?? [];
  const payments = useMany<Payment>(can('payments:read') ? '/payments' : null, { invoiceId: id, perPage: MOST }).data?.data ?? [];
  const kind = (name: 'order' | 'delivery' | 'invoice' | 'creditNote' | 'payment') => t(`billing.invoices.chain.${name}`);
  const paper = (one: Invoice, current = false): ChainLink => ({
    kind: kind(isNote(one) ? 'creditNote' : 'invoice'),
    title: nameOf(one),
    to: `/invoices/${one.id}`,
    status: stateOf(one),
    current,
  });
  return (shown) => [
    ...(lines.length ? orders.map((order) => ({ kind: kind('order'), title: order.orderNumber, to: `/orders/${order.id}`, status: order.status })) : []),
    ...(orders.length ? deliveries.map((one) => ({ kind: kind('delivery'), title: one.deliveryNumber, to: `/deliveries/${one.id}`, status: one.status })) : []),
    ...(original ? [paper(original)] : []),
    paper(shown, true),
    ...notes.map((note) => paper(note)),
    ...payments
      .filter(({ reversesId, reversedById }) => !reversesId && !reversedById)
      .map((one) => ({ kind: kind('payment'), title: money(one.amount, one.currency), to: `/payments/${one.id}` })),
  ];
}
