import { living, total, within, type Known, type Slow } from './reckoning';

const own = ({ currency }: Known, all: any[]): any[] => all.filter((one) => one.currency === currency);
const issued = (known: Known) => living(known.raw, 'billing.invoices').filter((one) => one.status !== 'draft' && within(known, one.invoice_date));
const orders = (known: Known) =>
  living(known.raw, 'fulfillment.orders').filter((one) => !['draft', 'cancelled'].includes(one.status) && within(known, one.order_date));

export const SALES: Record<string, Slow> = {
  revenue: (known) => total(own(known, issued(known)), ({ subtotal }) => subtotal),
  invoicesIssued: (known) => issued(known).filter(({ type }) => type === 'invoice').length,
  orders: (known) => orders(known).length,
};
