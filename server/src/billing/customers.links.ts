import { customerFacts, customerFlags, refersToCustomer, relatedToCustomer, timeline } from '../customers';
import { rows, statement } from '../core/sql';
import * as events from './billing.events';

refersToCustomer('billing.invoices', { kept: 'invoices' });
refersToCustomer('billing.payments', { kept: 'payments' });

const NEWEST = statement(`
  select id, invoice_number as "invoiceNumber", type, status, to_char(invoice_date, 'YYYY-MM-DD') as "invoiceDate", to_char(due_date, 'YYYY-MM-DD') as "dueDate",
    total_amount as "totalAmount", (total_amount - paid_amount)::text as "openAmount", currency
  from billing.invoices where customer_id = $1 and deleted_at is null order by id desc limit 20`);
relatedToCustomer({ name: 'invoices', can: 'invoices:read', read: (tx, customerId) => rows(tx, NEWEST, [customerId]) });

/**
 * What of an invoice was paid in money (a credit note is no money), and what counts of it: never more than is left after credit notes. Both net: the
 * share of the net amount in the total.
 */
const PAID = `
  select i.*, round(i.paid * i.subtotal / nullif(i.total_amount, 0), 2) as paid_net,
    round(least(i.paid, i.total_amount - i.credited) * i.subtotal / nullif(i.total_amount, 0), 2) as kept_net
  from (select v.id, v.customer_id, v.invoice_number, v.issued_at, v.payment_date, v.subtotal, v.total_amount, v.currency,
      coalesce((select sum(a.amount) from billing.payment_allocations a where a.invoice_id = v.id and a.payment_id is not null), 0) as paid,
      coalesce((select -sum(n.total_amount) from billing.invoices n where n.credits_invoice_id = v.id and n.status <> 'draft'), 0) as credited
    from billing.invoices v where v.customer_id = any (array(select id from who)) and v.type = 'invoice' and v.status <> 'draft' and v.deleted_at is null) i`;
const at = `coalesce((p.payment_date + time '12:00') at time zone 'UTC', p.issued_at)`;

const invoiceFacts = customerFacts({
  sql: `
    select p.customer_id, 'paid', 'invoices', p.id, p.invoice_number, ${at}, p.paid_net, p.currency from (${PAID}) p where p.paid <> 0
    union all
    select p.customer_id, 'credited', 'invoices', p.id, p.invoice_number, ${at}, p.kept_net - p.paid_net, p.currency from (${PAID}) p where p.kept_net <> p.paid_net
    union all
    select v.customer_id, 'invoices', 'invoices', v.id, v.invoice_number, v.issued_at, v.subtotal, v.currency from billing.invoices v
    where v.customer_id = any (array(select id from who)) and v.type = 'invoice' and v.status <> 'draft' and v.deleted_at is null
    union all
    select v.customer_id, 'openInvoices', 'invoices', v.id, v.invoice_number, v.issued_at, v.total_amount - v.paid_amount, v.currency from billing.invoices v
    where v.customer_id = any (array(select id from who)) and v.type = 'invoice' and v.status in ('sent', 'overdue') and v.deleted_at is null`,
  on: [events.INVOICE_SETTLED],
  customersOf: `select customer_id from billing.invoices where id = any ($1)`,
});

customerFlags(`
  select v.customer_id, 'overdue_invoice', v.due_date::timestamptz from billing.invoices v
  where v.customer_id = any (array(select id from who)) and v.type = 'invoice' and v.status in ('sent', 'overdue') and v.deleted_at is null
    and v.due_date < (select ($2::timestamptz at time zone o.time_zone)::date from core.organizations o where o.id = core.organization())`);

const INVOICE = `select customer_id as "customerId", invoice_number as "invoiceNumber", total_amount as amount, currency
  from billing.invoices where id = $1`;
const PAYMENT = `select customer_id as "customerId", amount, currency from billing.payments where id = $1`;
const invoice = (on: string, en: string, de: string) => timeline({ on, type: 'invoice', resource: 'invoices', facts: INVOICE, says: { en, de } });
const payment = (on: string, en: string, de: string) => timeline({ on, type: 'payment', resource: 'payments', facts: PAYMENT, says: { en, de } });

/** What invoices and payments bring to the page of their customer. */
export const customerLinks = [
  invoiceFacts,
  invoice(events.INVOICE_FINALIZED, '{invoiceNumber} issued', '{invoiceNumber} ausgestellt'),
  invoice(events.INVOICE_SENT, '{invoiceNumber} sent', '{invoiceNumber} verschickt'),
  invoice(events.INVOICE_OVERDUE, '{invoiceNumber} is overdue', '{invoiceNumber} ist überfällig'),
  invoice(events.INVOICE_CREDITED, '{invoiceNumber} credited with {creditNoteNumber}', '{invoiceNumber} gutgeschrieben mit {creditNoteNumber}'),
  payment(events.PAYMENT_RECEIVED, 'Payment received', 'Zahlung eingegangen'),
  payment(events.PAYMENT_REVERSED, 'Payment taken back', 'Zahlung zurückgenommen'),
];
