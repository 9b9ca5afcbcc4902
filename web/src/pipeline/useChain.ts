import type { Appointment, Deal, Delivery, Invoice, Order, Payment, ProductionOrder, Quote, ServiceJob } from '../api';
import { useMany, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { recordLink } from '../core/frame/registry';
import type { ChainLink } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

const ALL = { perPage: 50, sort: 'createdAt' };

/** What came of an order: production, deliveries, invoices, payments. */
function useOrderLinks(orderId: string | null | undefined): ChainLink[] {
  const t = useText();
  const can = useCan();
  const { money } = useFormat();
  const ask = (path: string, permission: string) => (orderId && can(permission) ? path : null);
  const order = useOne<Order>(ask(`/orders/${orderId}`, 'orders:read')).data;
  const making = useMany<ProductionOrder>(ask('/production-orders', 'production-orders:read'), { orderId, ...ALL, sort: 'number' }).data?.data ?? [];
  const deliveries = useMany<Delivery>(ask('/deliveries', 'deliveries:read'), { orderId, ...ALL }).data?.data ?? [];
  const invoices = useMany<Invoice>(ask('/invoices', 'invoices:read'), { orderId, ...ALL }).data?.data ?? [];
  const invoiceId = invoices.map(({ id }) => id);
  const paid = useMany<Payment>(invoiceId.length && can('payments:read') ? '/payments' : null, { invoiceId, reversed: false, perPage: 50 }).data?.data ?? [];
  if (!orderId || !order) return [];
  return [
    { kind: t('fulfillment.orders.one'), title: order.orderNumber, to: `/orders/${order.id}`, status: order.status },
    ...making.map((one) => ({ kind: t('fulfillment.chain.production'), title: one.number, to: `/production/${one.id}`, status: one.status })),
    ...deliveries.map((one) => ({
      kind: t('fulfillment.deliveries.one'),
      title: one.deliveryNumber,
      to: `/deliveries/${one.id}`,
      texts: 'fulfillment.deliveries',
      status: one.status,
    })),
    ...invoices.map((one) => ({
      kind: t(one.type === 'credit_note' ? 'fulfillment.chain.credit' : 'fulfillment.chain.invoice'),
      title: one.invoiceNumber ?? t('core.status.draft'),
      to: `/invoices/${one.id}`,
      status: one.status === 'sent' && !one.sentAt ? 'issued' : one.status,
    })),
    ...(invoiceId.length ? paid : []).map((one) => ({
      kind: t('fulfillment.chain.payment'),
      title: money(one.amount, one.currency),
      to: recordLink('payments')?.to(one),
    })),
  ];
}

function useNames() {
  const t = useText();
  return {
    deal: (deal: Pick<Deal, 'id' | 'title' | 'status'>, current?: boolean): ChainLink => ({
      kind: t('pipeline.deals.one'),
      title: deal.title,
      to: `/deals/${deal.id}`,
      texts: 'pipeline.deals',
      status: deal.status,
      current,
    }),
    quote: (quote: Quote, current?: boolean): ChainLink => ({
      kind: t('pipeline.quotes.one'),
      title: t('pipeline.quotes.named', { number: quote.quoteNumber, revision: quote.revision }),
      to: `/quotes/${quote.id}`,
      texts: 'pipeline.quotes',
      status: quote.status,
      current,
    }),
    visit: ({ id, typeName, title, customerName, status }: Appointment): ChainLink => ({
      kind: t('scheduling.appointments.one'),
      title: typeName ?? title ?? customerName ?? '–',
      to: `/appointments/${id}`,
      texts: 'scheduling.appointments',
      status,
    }),
    job: (job: ServiceJob, current?: boolean): ChainLink => ({
      kind: t('pipeline.jobs.one'),
      title: job.jobNumber,
      to: `/jobs/${job.id}`,
      texts: 'pipeline.jobs',
      status: job.status,
      current,
    }),
  };
}

/** Deal → quotes → order → production → delivery → invoice → payment. */
export function useDealChain(dealId: string | undefined): (deal: Deal) => ChainLink[] {
  const names = useNames();
  const can = useCan();
  const quotes = useMany<Quote>(dealId && can('quotes:read') ? '/quotes' : null, { dealId, ...ALL }).data?.data ?? [];
  const order = useOrderLinks(quotes.find(({ orderId }) => orderId)?.orderId);
  return (deal) => [names.deal(deal, true), ...quotes.filter(({ status }) => status !== 'replaced').map((quote) => names.quote(quote)), ...order];
}

/** The same around a quote. */
export function useQuoteChain(quoteId: string | undefined): (quote: Quote) => ChainLink[] {
  const names = useNames();
  const can = useCan();
  const { data: quote } = useOne<Quote>(quoteId ? `/quotes/${quoteId}` : null);
  const { data: deal } = useOne<Deal>(quote?.dealId && can('deals:read') ? `/deals/${quote.dealId}` : null);
  const jobs = useMany<ServiceJob>(quote?.status === 'accepted' && can('jobs:read') ? '/jobs' : null, { quoteId, ...ALL }).data?.data ?? [];
  const order = useOrderLinks(quote?.orderId);
  return (one) => [...(deal ? [names.deal(deal)] : []), names.quote(one, true), ...jobs.map((job) => names.job(job)), ...order];
}

/** The same around a job. */
export function useJobChain(jobId: string | undefined): (job: ServiceJob) => ChainLink[] {
  const names = useNames();
  const can = useCan();
  const { data: job } = useOne<ServiceJob>(jobId ? `/jobs/${jobId}` : null);
  const { data: quote } = useOne<Quote>(job?.quoteId && can('quotes:read') ? `/quotes/${job.quoteId}` : null);
  const { data: visit } = useOne<Appointment>(job?.appointmentId && can('appointments:read') ? `/appointments/${job.appointmentId}` : null);
  const order = useOrderLinks(job?.orderId);
  const t = useText();
  return (one) => [
    ...(visit ? [names.visit(visit)] : []),
    ...(quote ? [names.quote(quote)] : []),
    names.job(one, true),
    ...order,
    ...(one.invoiceId && !one.orderId ? [{ kind: t('fulfillment.chain.invoice'), title: t('core.actions.open'), to: `/invoices/${one.invoiceId}` }] : []),
  ];
}
