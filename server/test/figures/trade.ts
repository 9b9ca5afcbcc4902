import type { Base, Tables } from './data';
import { iso, type Chance } from './random';

/** Customers, and what they were sold: orders with lines, invoices and credit notes with items, payments. */
export function salesOf(chance: Chance, { by, now, currency }: Base, parts: any[]): Tables {
  const customers = chance.many(12, (at) => ({
    id: chance.id(),
    ...by,
    created_at: iso(chance.past()),
    customer_number: `C-${at}`,
    name: at < 2 ? 'Huber' : `Customer ${at}`,
    lifetime_value: chance.amount(5_000),
    type: chance.of(['private', 'business']),
    status: chance.of(['active', 'active', 'prospect', 'inactive']),
    billing_address: { country: chance.of(['AT', 'DE']) },
    deleted_at: chance.maybe(0.08, iso(now)),
  }));
  const tables: Record<string, any[]> = { orders: [], lines: [], invoices: [], items: [], payments: [], allocations: [], costs: [] };
  const money = () => (chance.is(0.85) ? currency : 'CHF');
  chance.many(40, (at) => {
    const id = chance.id();
    const status = chance.of(['draft', 'pending', 'pending', 'production', 'ready', 'shipped', 'delivered', 'cancelled']);
    const net = chance.amount(900);
    const created = chance.past();
    const customer = chance.of(customers);
    const day = chance.day();
    const lines = chance.many(chance.int(1, 3), (position) => {
      const part = chance.of(parts).id;
      const quantity = chance.quantity(8);
      return {
        id: chance.id(),
        order_id: id,
        position,
        part_id: part,
        goods_part_id: part,
        description: 'Goods',
        quantity,
        unit_price: chance.price(90),
        tax_rate: 20,
        tax_category: 'standard',
        line_total: chance.amount(300),
        net_total: chance.amount(300),
        delivered_quantity: chance.of([0, 0, quantity]),
      };
    });
    tables.lines.push(...lines);
    tables.orders.push({
      id,
      ...by,
      created_at: iso(created),
      order_number: `SO-${at}`,
      customer_id: customer.id,
      order_date: day,
      expected_delivery_date: chance.maybe(0.8, chance.near(day, 0, 30)),
      status,
      currency: money(),
      subtotal: net,
      tax_amount: '0',
      total_amount: net,
      tax_breakdown: [],
      confirmed_at: status === 'draft' ? null : iso(created),
      deleted_at: chance.maybe(0.06, iso(now)),
    });
  });
  chance.many(60, (at) => invoice(chance, { by, now, at, currency: money(), customer: chance.of(customers), parts }, tables));
  return {
    'customers.customers': customers,
    'fulfillment.orders': tables.orders,
    'fulfillment.order_items': tables.lines,
    'billing.invoices': tables.invoices,
    'billing.invoice_items': tables.items,
    'billing.payments': tables.payments,
    'billing.payment_allocations': tables.allocations,
    'analytics.line_costs': tables.costs,
  };
}

/** A document with its items; a cancelled one with the credit note that takes it back, one that is paid with its payment. */
function invoice(chance: Chance, { by, now, at, currency, customer, parts }: any, tables: Record<string, any[]>): void {
  const status = chance.of(['draft', 'sent', 'sent', 'paid', 'paid', 'overdue', 'cancelled']);
  const day = chance.day();
  const made = document(chance, { by, number: status === 'draft' ? null : `INV-${at}`, status, customer, currency, day, parts }, tables);
  if (status === 'draft') made.deleted_at = chance.maybe(0.3, iso(now));
  const settles = (invoiceId: string, how: object, amount: number) =>
    tables.allocations.push({ id: chance.id(), invoice_id: invoiceId, ...how, amount: amount.toFixed(2) });
  const total = Number(made.total_amount);
  if (status === 'cancelled' || (status === 'sent' && chance.is(0.3))) {
    const note = document(
      chance,
      {
        by,
        number: `CN-${at}`,
        status: 'sent',
        customer,
        currency,
        day: chance.near(day, 0, 9),
        parts,
        credits: made.id,
        like: status === 'cancelled' ? made : null,
      },
      tables,
    );
    if (status !== 'cancelled' || !total) return;
    settles(made.id, { credit_note_id: note.id }, total);
    settles(note.id, { credit_note_id: note.id }, -total);
    return;
  }
  const paid = status === 'paid' ? total : chance.is(0.3) && status !== 'draft' ? Math.floor(total / 2) : 0;
  if (!paid) return;
  const at_ = Math.min(chance.past(380), now);
  const payment = {
    id: chance.id(),
    ...by,
    customer_id: customer.id,
    amount: paid.toFixed(2),
    currency,
    paid_at: iso(at_),
    payment_date: iso(at_).slice(0, 10),
    method: 'bank_transfer',
  };
  Object.assign(made, { paid_amount: payment.amount, payment_date: payment.payment_date });
  tables.payments.push(payment);
  settles(made.id, { payment_id: payment.id }, paid);
}

function document(
  chance: Chance,
  { by, number, status, customer, currency, day, parts, credits = null, like = null }: any,
  tables: Record<string, any[]>,
): any {
  const id = chance.id();
  const sign = credits ? -1 : 1;
  const before = like ? tables.items.filter((one) => one.invoice_id === like.id) : null;
  const items = before
    ? before.map((one: any) => ({
        ...one,
        id: chance.id(),
        invoice_id: id,
        quantity: -one.quantity,
        line_total: (-one.net_total).toFixed(2),
        net_total: (-one.net_total).toFixed(2),
      }))
    : chance
        .many(chance.int(1, 3), (position) => {
          const net = sign * Number(chance.amount(400));
          const part = chance.maybe(0.8, chance.of(parts) as any);
          return {
            ...{ id: chance.id(), invoice_id: id, position, part_id: part?.id ?? null, sku: part?.sku ?? null, description: `Item ${position}` },
            ...{
              quantity: sign * chance.quantity(5),
              unit_price: chance.price(90),
              tax_rate: chance.of([20, 10]),
              line_total: net.toFixed(2),
              net_total: net.toFixed(2),
            },
          };
        })
        .map((one) => ({ ...one, tax_category: one.tax_rate === 20 ? 'standard' : 'reduced' }));
  const rates = breakdown(items);
  const net = items.reduce((all: number, item: any) => all + Number(item.net_total), 0);
  const tax = rates.reduce((all, one) => all + Number(one.tax), 0);
  tables.items.push(...items);
  tables.costs.push(...items.filter(() => chance.is(0.7)).map((item: any) => ({ id: item.id, unit_cost: chance.price(40) })));
  const made = {
    ...{
      id,
      ...by,
      created_at: iso(chance.past()),
      invoice_number: number,
      type: credits ? 'credit_note' : 'invoice',
      credits_invoice_id: credits,
      status,
      customer_id: customer.id,
      customer_name: customer.name,
    },
    ...{
      invoice_date: day,
      due_date: chance.near(day, 0, 30),
      currency,
      subtotal: net.toFixed(2),
      tax_amount: tax.toFixed(2),
      total_amount: (Math.round((net + tax) * 100) / 100).toFixed(2),
    },
    ...{ tax_breakdown: rates, organization: {}, customer: {}, deleted_at: null, paid_amount: '0', payment_date: null },
  };
  tables.invoices.push(made);
  return made;
}

function breakdown(items: any[]): any[] {
  const keys = [...new Set(items.map(({ tax_category: category, tax_rate: rate }) => `${category} ${rate}`))];
  return keys.map((key) => {
    const mine = items.filter(({ tax_category: category, tax_rate: rate }) => `${category} ${rate}` === key);
    const base = mine.reduce((all, item) => all + Number(item.net_total), 0);
    const [taxCategory, rate] = key.split(' ');
    return { taxCategory, taxRate: Number(rate), base: base.toFixed(2), tax: ((base * Number(rate)) / 100).toFixed(2) };
  });
}
