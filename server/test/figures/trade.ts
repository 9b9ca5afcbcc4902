import type { Base, Tables } from './data';
import { iso, type Chance } from './random';

const DAY = 86_400_000;

/** Customers, and what they were sold: orders with lines, invoices and credit notes with items, payments. */
export function salesOf(chance: Chance, { by, now, currency }: Base, parts: any[]): Tables {
  const customers = chance.many(12, (at) => ({
    id: chance.id(),
    ...by,
    created_at: iso(chance.past()),
    customer_number: `C-${at}`,
    name: at < 2 ? 'Huber' : `Customer ${at}`,
    type: chance.of(['private', 'business']),
    status: chance.of(['active', 'active', 'prospect', 'inactive']),
    billing_address: { country: chance.of(['AT', 'DE']) },
    deleted_at: chance.maybe(0.08, iso(now)),
  }));
  const tables: Record<string, any[]> = { orders: [], lines: [], invoices: [], items: [], payments: [], allocations: [] };
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
  };
}

function invoice(chance: Chance, { by, now, at, currency, customer, parts }: any, tables: Record<string, any[]>): void {
  const id = chance.id();
  const status = chance.of(['draft', 'sent', 'sent', 'paid', 'paid', 'overdue', 'cancelled']);
  const credit = status !== 'draft' && chance.is(0.15);
  const sign = credit ? -1 : 1;
  const day = status === 'draft' ? null : chance.day();
  const items = chance.many(chance.int(1, 3), (position) => {
    const net = sign * Number(chance.amount(400));
    const part = chance.maybe(0.8, chance.of(parts) as any);
    return {
      id: chance.id(),
      invoice_id: id,
      position,
      part_id: part?.id ?? null,
      sku: part?.sku ?? null,
      description: `Item ${position}`,
      quantity: sign * chance.quantity(5),
      unit_price: chance.price(90),
      tax_rate: chance.of([20, 10]),
      tax_category: chance.of(['standard', 'reduced']),
      line_total: net.toFixed(2),
      net_total: net.toFixed(2),
    };
  });
  const net = items.reduce((all, item) => all + Number(item.net_total), 0);
  const tax = items.reduce((all, item) => all + Math.round(Number(item.net_total) * item.tax_rate) / 100, 0);
  const total = Math.round((net + tax) * 100) / 100;
  const paid = status === 'paid' ? total : status === 'sent' && !credit && chance.is(0.3) ? Math.floor(total / 2) : 0;
  tables.items.push(...items);
  tables.invoices.push({
    id,
    ...by,
    created_at: iso(chance.past()),
    invoice_number: status === 'draft' ? null : `INV-${at}`,
    type: credit ? 'credit_note' : 'invoice',
    status,
    customer_id: customer.id,
    customer_name: customer.name,
    invoice_date: day,
    due_date: day && chance.near(day, 0, 30),
    organization: {},
    customer: {},
    credits_invoice_id: credit ? (tables.invoices.find((one) => one.type === 'invoice')?.id ?? id) : null,
    currency,
    subtotal: net.toFixed(2),
    tax_amount: tax.toFixed(2),
    total_amount: total.toFixed(2),
    paid_amount: paid.toFixed(2),
    issued_at: day && iso(now),
    tax_breakdown: breakdown(items),
    deleted_at: status === 'draft' ? chance.maybe(0.3, iso(now)) : null,
  });
  if (paid <= 0) return;
  const payment = {
    id: chance.id(),
    ...by,
    customer_id: customer.id,
    amount: paid.toFixed(2),
    currency,
    paid_at: iso(now),
    payment_date: chance.near(day!, 0, 20),
    method: 'bank_transfer',
  };
  tables.payments.push(payment);
  tables.allocations.push({ id: chance.id(), payment_id: payment.id, invoice_id: id, amount: payment.amount });
}

function breakdown(items: any[]): object[] {
  const keys = [...new Set(items.map(({ tax_category: category, tax_rate: rate }) => `${category} ${rate}`))];
  return keys.map((key) => {
    const mine = items.filter(({ tax_category: category, tax_rate: rate }) => `${category} ${rate}` === key);
    const base = mine.reduce((all, item) => all + Number(item.net_total), 0);
    const [taxCategory, rate] = key.split(' ');
    return { taxCategory, taxRate: Number(rate), base: base.toFixed(2), tax: ((base * Number(rate)) / 100).toFixed(2) };
  });
}

/** Deals, quotes, leads and jobs in every state. */
export function pipelineOf(chance: Chance, { by, now, currency }: Base, customers: any[]): Tables {
  const pipelines = [{ id: chance.id(), ...by, name: 'Sales', position: 0, is_default: true }];
  const stages = ['open', 'won', 'lost'].map((kind, position) => ({
    id: chance.id(),
    ...by,
    pipeline_id: pipelines[0].id,
    name: kind,
    position,
    color: '#123456',
    probability: [50, 100, 0][position],
    kind,
  }));
  const money = () => (chance.is(0.85) ? currency : 'CHF');
  const gone = () => chance.maybe(0.07, iso(now));
  const who = () => chance.maybe(0.8, chance.of(customers).id as string);
  const deals = chance.many(45, (position) => {
    const status = chance.of(['open', 'won', 'lost']);
    const created = chance.past();
    return {
      id: chance.id(),
      ...by,
      created_at: iso(created),
      title: `Deal ${position}`,
      customer_id: who(),
      pipeline_id: pipelines[0].id,
      stage_id: stages.find(({ kind }) => kind === status)!.id,
      position,
      status,
      value: chance.amount(9_000),
      currency: money(),
      probability: chance.of([0, 12.5, 50, 99.9, 100]),
      expected_close_date: chance.maybe(0.7, chance.near(iso(now).slice(0, 10), 30, 60)),
      source: chance.of(['website', 'referral', null]),
      closed_at: status === 'open' ? null : iso(Math.min(created + chance.int(0, 60 * DAY), now)),
      lost_reason: status === 'lost' ? 'Price' : null,
      deleted_at: gone(),
    };
  });
  const quotes = chance.many(40, (at) => {
    const status = chance.of(['draft', 'sent', 'accepted', 'declined', 'replaced']);
    const day = chance.day();
    const net = chance.amount(4_000);
    return {
      id: chance.id(),
      ...by,
      quote_number: `Q-${at}`,
      customer_id: chance.of(customers).id,
      customer_name: 'Somebody',
      quote_date: day,
      valid_until: chance.near(day, 0, 30),
      status,
      currency: money(),
      subtotal: net,
      tax_amount: '0',
      total_amount: net,
      tax_breakdown: [],
      discount_amount: '0',
      sent_at: status === 'draft' ? null : iso(now - DAY),
      decided_at: status === 'accepted' ? iso(now) : null,
      deleted_at: gone(),
    };
  });
  const leads = chance.many(35, (at) => ({
    id: chance.id(),
    ...by,
    created_at: iso(chance.past()),
    name: `Lead ${at}`,
    source: 'website',
    estimated_value: chance.amount(900),
    currency: money(),
    converted_at: chance.maybe(0.4, iso(now)),
    deleted_at: gone(),
  }));
  const jobs = chance.many(35, (at) => {
    const status = chance.of(['scheduled', 'in_progress', 'completed', 'completed', 'cancelled']);
    const started = chance.past();
    const net = chance.amount(700);
    return {
      id: chance.id(),
      ...by,
      created_at: iso(chance.past()),
      job_number: `J-${at}`,
      title: `Job ${at}`,
      customer_id: chance.of(customers).id,
      status,
      currency: money(),
      subtotal: net,
      tax_amount: '0',
      total_amount: net,
      tax_breakdown: [],
      started_at: status === 'scheduled' ? null : iso(started),
      completed_at: status === 'completed' ? iso(Math.min(started + chance.int(0, DAY), now)) : null,
      deleted_at: gone(),
    };
  });
  return {
    'pipeline.pipelines': pipelines,
    'pipeline.stages': stages,
    'pipeline.deals': deals,
    'pipeline.quotes': quotes,
    'pipeline.leads': leads,
    'pipeline.jobs': jobs,
  };
}
