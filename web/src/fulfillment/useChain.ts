import type { Delivery, Invoice, Payment, ProductionOrder, Quote } from '../api';
import { useMany, type Rec } from '../core/api';
import type { ChainLink } from '../core/record';
import { useFormat } from '../core/format';
import { recordLink } from '../core/frame/registry';
import { useCan } from '../core/session';
import { say, useText } from '../core/texts';

const ALL = { perPage: 50, sort: 'createdAt' };

/** What an order came of, and what has come of it: quote, production, deliveries, invoices and what was paid of them; without a permission, without that. */
export function useOrderChain(orderId: string | undefined) {
  const can = useCan();
  const ask = (path: string, permission: string) => (orderId && can(permission) ? path : null);
  const jobs = useMany<ProductionOrder>(ask('/production-orders', 'production-orders:read'), { orderId, ...ALL, sort: 'number' });
  const deliveries = useMany<Delivery>(ask('/deliveries', 'deliveries:read'), { orderId, ...ALL });
  const invoices = useMany<Invoice>(ask('/invoices', 'invoices:read'), { orderId, ...ALL });
  const ids = (invoices.data?.data ?? []).map(({ id }) => id);
  const payments = useMany<Payment>(ids.length && can('payments:read') ? '/payments' : null, { invoiceId: ids, reversed: false, perPage: 50 }).data?.data ?? [];
  const quotes = useMany<Quote>(ask('/quotes', 'quotes:read'), { orderId, ...ALL });
  const asked = { quotes, jobs, deliveries, invoices };
  return {
    quotes: quotes.data?.data ?? [],
    jobs: jobs.data?.data ?? [],
    deliveries: deliveries.data?.data ?? [],
    invoices: invoices.data?.data ?? [],
    payments: ids.length ? payments : [],
    /** What may be done next hangs on it. */
    waiting: Object.values(asked).some(({ isLoading }) => isLoading),
  };
}

export type OrderChain = ReturnType<typeof useOrderChain>;

/** The links of the chain, in the order of the work. */
export function useLinks(): (order: { id: string; orderNumber: string; status?: string }, chain: OrderChain, current: string) => ChainLink[] {
  const t = useText();
  const { money } = useFormat();
  return (order, { quotes, jobs, deliveries, invoices, payments }, current) => [
    ...quotes.flatMap(quoteLinks),
    { kind: t('fulfillment.orders.one'), title: order.orderNumber, to: `/orders/${order.id}`, status: order.status, current: current === order.id },
    ...jobs.map((job) => ({
      kind: t('fulfillment.chain.production'),
      title: job.number,
      to: `/production/${job.id}`,
      status: job.status,
      current: current === job.id,
    })),
    ...deliveries.map((one) => ({
      kind: t('fulfillment.deliveries.one'),
      title: one.deliveryNumber,
      to: `/deliveries/${one.id}`,
      texts: 'fulfillment.deliveries',
      status: one.status,
      current: current === one.id,
    })),
    ...invoices.map((one) => ({
      kind: t(one.type === 'credit_note' ? 'fulfillment.chain.credit' : 'fulfillment.chain.invoice'),
      title: one.invoiceNumber ?? t('core.status.draft'),
      to: invoicePage(one),
      status: one.status === 'sent' && !one.sentAt ? 'issued' : one.status,
      current: current === one.id,
    })),
    ...payments.map((one) => ({ kind: t('fulfillment.chain.payment'), title: money(one.amount, one.currency), to: recordLink('payments')?.to(one) })),
  ];
}

/** Where the page of an invoice is, if invoices have pages. */
export const invoicePage = (invoice: Rec): string | undefined => recordLink('invoices')?.to(invoice);

/** The deal and the quote that an order came of. */
const quoteLinks = ({ id, dealId, dealTitle, quoteNumber, status }: Quote): ChainLink[] => [
  ...(dealId && dealTitle ? [{ kind: say('pipeline.deals.one'), title: dealTitle, to: `/deals/${dealId}` }] : []),
  { kind: say('pipeline.quotes.one'), title: quoteNumber, to: `/quotes/${id}`, texts: 'pipeline.quotes', status },
];
