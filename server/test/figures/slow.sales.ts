import Decimal from 'decimal.js';
import { byId, cents, dayIn, decimal, during, living, mean, once, ratio, total, within, type Known, type Slow } from './reckoning';

const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const own = ({ currency }: Known, all: any[]): any[] => all.filter((one) => one.currency === currency);
const orders = (known: Known) =>
  living(known.raw, 'fulfillment.orders').filter((one) => !['draft', 'cancelled'].includes(one.status) && within(known, one.order_date));

const documents = once(({ raw }: Known) => living(raw, 'billing.invoices').filter((one) => one.status !== 'draft'));
const issued = once((known: Known) => documents(known).filter((one) => within(known, one.invoice_date)));
const invoices = (known: Known) => issued(known).filter(({ type }) => type === 'invoice');
/** Lines of what was issued in the period, with their cost where it was kept. */
const lines = once((known: Known) => {
  const costs = byId(known.raw['analytics.line_costs']);
  const there = byId(issued(known));
  return known.raw['billing.invoice_items']
    .filter((line) => there.has(line.invoice_id))
    .map((line) => ({
      ...line,
      currency: there.get(line.invoice_id).currency,
      cost: costs.has(line.id) ? cents(decimal(line.quantity).times(costs.get(line.id).unit_cost)) : null,
    }));
});
const costed = (known: Known) => own(known, lines(known)).filter(({ cost }) => cost !== null);
const margin = (known: Known) => total(costed(known), ({ net_total: net, cost }) => decimal(net).minus(cost));

/** What was still to be paid of each document at the end of a day. */
const open = once((known: Known) => {
  const { raw, zone, at } = known;
  const payments = byId(raw['billing.payments']);
  const notes = byId(raw['billing.invoices']);
  const done = ({ payment_id: payment, credit_note_id: note }: any) =>
    payment ? dayIn(zone, payments.get(payment).paid_at) <= at : notes.get(note).invoice_date <= at;
  return documents(known)
    .filter((one) => one.invoice_date <= at)
    .map((one) => ({
      ...one,
      open: decimal(one.total_amount).minus(
        total(
          raw['billing.payment_allocations'].filter((row) => row.invoice_id === one.id && done(row)),
          ({ amount }) => amount,
        ),
      ),
    }))
    .filter((one) => !one.open.isZero());
});
const owed = (known: Known, is: (one: any) => boolean): Decimal =>
  total(
    own(known, open(known)).filter((one) => one.type === 'invoice' && is(one)),
    (one) => one.open,
  );

export const SALES: Record<string, Slow> = {
  orders: (known) => orders(known).length,
  orderValue: (known) => total(own(known, orders(known)), ({ subtotal }) => subtotal),
  averageOrderValue: (known) => mean(own(known, orders(known)), ({ subtotal }) => subtotal),
  ordersCreated: (known) => during(known, living(known.raw, 'fulfillment.orders'), 'created_at').length,
  unitsSold: (known) => total(lines(known), ({ quantity }) => quantity),
  customersInvoiced: (known) => new Set(invoices(known).map((one) => one.customer_id)).size,
  costOfSales: (known) => total(costed(known), ({ cost }) => cost),
  margin,
  marginRate: (known) =>
    ratio(
      margin(known),
      total(costed(known), (one) => one.net_total),
      100,
    ),
  revenue: (known) => total(own(known, issued(known)), ({ subtotal }) => subtotal),
  revenueGross: (known) => total(own(known, issued(known)), (one) => one.total_amount),
  vatCharged: (known) => total(own(known, issued(known)), ({ tax_breakdown: rates }) => total(rates as any[], ({ tax }) => tax)),
  invoicesIssued: (known) => invoices(known).length,
  credited: (known) =>
    total(
      own(known, issued(known)).filter(({ type }) => type === 'credit_note'),
      ({ subtotal }) => subtotal,
    ),
  paymentsReceived: (known) => total(own(known, during(known, living(known.raw, 'billing.payments'), 'paid_at')), ({ amount }) => amount),
  openAmount: (known) => total(own(known, open(known)), (one) => one.open),
  openInvoices: (known) => open(known).filter(({ type }) => type === 'invoice').length,
  overdueAmount: (known) => owed(known, (one) => one.due_date < known.at),
  cashExpected: (known) => owed(known, (one) => one.due_date <= plus(known.at, 30)),
};

/** Customers with the day each was first seen: made, ordered, or had an appointment. */
const customers = once(({ raw, zone }: Known) =>
  living(raw, 'customers.customers').map((customer) => {
    const mine = (table: string) => living(raw, table).filter((one) => one.customer_id === customer.id && one.status !== 'cancelled');
    const seen = [
      dayIn(zone, customer.created_at),
      ...mine('fulfillment.orders').map((one) => one.order_date),
      ...mine('scheduling.appointments').map((one) => dayIn(zone, one.starts_at)),
    ];
    return { ...customer, seen: seen.sort()[0] };
  }),
);
const known = (asked: Known) => customers(asked).filter(({ seen }) => seen <= asked.at);

/** Who did anything in the 30 days up to a day, or comes in the seven after it. */
function active({ raw, zone, at }: Known): Set<string> {
  const lately = (instant: string | null, to = at) => instant !== null && plus(at, -29) <= dayIn(zone, instant) && dayIn(zone, instant) <= to;
  const written = byId(raw['messaging.conversations']);
  return new Set([
    ...living(raw, 'fulfillment.orders')
      .filter((one) => !['draft', 'cancelled'].includes(one.status) && lately(one.confirmed_at ?? one.created_at))
      .map((one) => one.customer_id),
    ...living(raw, 'scheduling.appointments')
      .filter((one) => !['cancelled', 'no_show'].includes(one.status) && lately(one.starts_at, plus(at, 7)))
      .map((one) => one.customer_id),
    ...raw['messaging.messages']
      .filter((one) => one.sender_type === 'customer' && lately(one.timestamp))
      .map((one) => written.get(one.conversation_id).customer_id),
    ...living(raw, 'pipeline.quotes')
      .filter((one) => one.status === 'accepted' && lately(one.decided_at))
      .map((one) => one.customer_id),
    ...living(raw, 'pipeline.jobs')
      .filter((one) => lately(one.completed_at))
      .map((one) => one.customer_id),
  ]);
}

export const CUSTOMERS: Record<string, Slow> = {
  totalCustomers: (asked) => known(asked).length,
  activeCustomers: (asked) => {
    const these = active(asked);
    return known(asked).filter(({ id }) => these.has(id)).length;
  },
  newCustomers: (asked) => customers(asked).filter(({ seen }) => within(asked, seen)).length,
  averageLifetimeValue: (asked) => mean(known(asked), (one) => one.lifetime_value),
};
