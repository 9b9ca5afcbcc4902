// The limit: what the machine gives without a house. Fastify + pg, hand-written SQL, named prepared statements, one process;
// no permissions, no tenants, no audit, no outbox. Started by ../bench.mjs with DATABASE_URL and BENCH_SECRET.
import Fastify from 'fastify';
import pg from 'pg';
import { analyticsRoutes } from './analytics.mjs';
import { crmRoutes } from './crm.mjs';
import { createHmac, timingSafeEqual } from 'node:crypto';

pg.types.setTypeParser(20, Number);
// as the product: names are alike by four tenths
const options = '-c pg_trgm.word_similarity_threshold=0.4';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, options, max: Number(process.env.POOL ?? 8) });
const secret = process.env.BENCH_SECRET;

// ---- auth: HS256 bearer token, verified on every request (no cache)
const app = Fastify({ logger: false });
app.addHook('onRequest', async (req, reply) => {
  const h = req.headers.authorization;
  if (h && h.startsWith('Bearer ')) {
    const dot = h.lastIndexOf('.');
    const mac = createHmac('sha256', secret).update(h.slice(7, dot)).digest('base64url');
    const got = h.slice(dot + 1);
    if (mac.length === got.length && timingSafeEqual(Buffer.from(mac), Buffer.from(got))) {
      const payload = JSON.parse(Buffer.from(h.slice(h.indexOf('.', 7) + 1, dot), 'base64url'));
      if (payload.exp > Date.now() / 1000) return;
    }
  }
  reply.code(401).send({ error: 'unauthorized' });
  return reply;
});

export const SQL = {
  // one statement: matching ids once, counted once, 50 full rows
  list: `with m as materialized (select id, name from customers where name ilike $1)
    select c.id, c.code, c.name, c.email, c.phone, c.city, c.country, c.credit_limit, c.created_at, t.n as total
    from (select id, name from m order by name, id limit $2 offset $3) p join customers c using (id), (select count(*) n from m) t
    order by c.name, c.id`,
  // no filter: index order, total from a separate count
  listAll: `select id, code, name, email, phone, city, country, credit_limit, created_at, (select count(*) from customers) as total
    from customers order by name, id limit $1 offset $2`,
  get: `select id, code, name, email, phone, city, country, credit_limit, created_at from customers where id = $1`,
  create: `insert into customers (code, name, email, phone, city, country, credit_limit)
    values ('C' || lpad(nextval('customer_code_seq')::text, 8, '0'), $1, $2, $3, $4, $5, $6) returning id, code, name, email, phone, city, country, credit_limit, created_at`,
  order: `with l as materialized (select p.id product_id, x.qty, p.price, round(p.price * x.qty, 2) amount
      from unnest($2::bigint[], $3::numeric[]) x(pid, qty) join products p on p.id = x.pid),
    o as (insert into orders (number, customer_id, status, total)
      select 'SO' || nextval('order_number_seq'), $1, 'draft', (select sum(amount) from l)
      where (select count(*) from l) = cardinality($2) returning id, number, total),
    ins as (insert into order_lines (order_id, product_id, qty, price, amount) select o.id, l.product_id, l.qty, l.price, l.amount from o, l)
    select id, number, total, 'draft' as status from o`,
  // stock rows are locked in product order (no deadlocks); the CHECK refuses overselling
  confirm: `with o as (update orders set status = 'confirmed' where id = $1 and status = 'draft' returning id),
    need as materialized (select l.product_id, sum(l.qty) q from order_lines l join o on o.id = l.order_id group by 1),
    lk as materialized (select s.product_id from stock s where s.product_id in (select product_id from need) order by s.product_id for update),
    u as (update stock s set reserved = s.reserved + n.q from need n join lk using (product_id) where s.product_id = n.product_id returning 1)
    select o.id, 'confirmed' as status, (select count(*) from u) as lines from o`,
  ship: `with o as (update orders set status = 'shipped' where id = $1 and status = 'confirmed' returning id),
    d as (insert into deliveries (number, order_id) select 'DN' || nextval('delivery_number_seq'), id from o returning id, number),
    need as materialized (select l.product_id, sum(l.qty) q from order_lines l join o on o.id = l.order_id group by 1),
    lk as materialized (select s.product_id from stock s where s.product_id in (select product_id from need) order by s.product_id for update),
    u as (update stock s set on_hand = s.on_hand - n.q, reserved = s.reserved - n.q from need n join lk using (product_id) where s.product_id = n.product_id returning 1),
    mv as (insert into stock_moves (product_id, delivery_id, qty) select n.product_id, d.id, n.q from need n, d)
    select d.id, d.number, 'shipped' as status, (select count(*) from u) as lines from d`,
  // gapless number: the counter row is locked last in line of work, for the length of one statement + commit
  invoice: `with o as (update orders set status = 'invoiced' where id = $1 and status = 'shipped' returning id, customer_id, total),
    c as (update counters set next = next + 1 from o where name = 'invoice' returning next - 1 as no),
    i as (insert into invoices (number, order_id, customer_id, date, total) select c.no, o.id, o.customer_id, current_date, o.total from o, c returning id, number, total),
    il as (insert into invoice_lines (invoice_id, product_id, qty, price, amount)
      select i.id, l.product_id, l.qty, l.price, l.amount from i, o join order_lines l on l.order_id = o.id),
    am as (insert into agg_month select date_trunc('month', current_date)::date, total, 1 from o
      on conflict (month) do update set revenue = agg_month.revenue + excluded.revenue, invoices = agg_month.invoices + 1),
    ac as (insert into agg_customer_year select extract(year from current_date)::int, customer_id, total from o
      on conflict (year, customer_id) do update set revenue = agg_customer_year.revenue + excluded.revenue)
    select id, number, total, 'invoiced' as status from i`,
  explode: `with recursive t as (
      select b.parent_id, b.child_id, 1 as level, (b.qty * $2::numeric) as qty from bom_lines b where b.parent_id = $1
      union all select b.parent_id, b.child_id, t.level + 1, b.qty * t.qty from t join bom_lines b on b.parent_id = t.child_id where t.level < 20),
    need as (select child_id, sum(qty) q from t group by 1)
    select t.level, t.parent_id, t.child_id, p.sku, p.name, p.is_assembly, t.qty, n.q as total_required,
      s.on_hand - s.reserved as available, greatest(n.q - (s.on_hand - s.reserved), 0) as shortage
    from t join products p on p.id = t.child_id join need n on n.child_id = t.child_id left join stock s on s.product_id = t.child_id
    order by t.level, t.parent_id, t.child_id`,
};
const q = (name, values) => pool.query({ name, text: SQL[name], values });

const customerBody = {
  type: 'object',
  required: ['name', 'email', 'country'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200 },
    email: { type: 'string', format: 'email', maxLength: 200 },
    phone: { type: 'string', maxLength: 50 },
    city: { type: 'string', maxLength: 100 },
    country: { type: 'string', pattern: '^[A-Z]{2}$' },
    creditLimit: { type: 'number', minimum: 0 },
  },
};
const orderBody = {
  type: 'object',
  required: ['customerId', 'lines'],
  additionalProperties: false,
  properties: {
    customerId: { type: 'integer', minimum: 1 },
    lines: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: {
        type: 'object',
        required: ['productId', 'qty'],
        additionalProperties: false,
        properties: { productId: { type: 'integer', minimum: 1 }, qty: { type: 'number', exclusiveMinimum: 0 } },
      },
    },
  },
};
const esc = (s) => s.replace(/[\\%_]/g, '\\$&');

app.get('/ping', async () => ({ ok: true }));
app.get('/customers', async (req) => {
  const limit = Math.min(Number(req.query.limit ?? 50), 200),
    offset = Number(req.query.offset ?? 0);
  const r = req.query.q ? await q('list', [`%${esc(req.query.q)}%`, limit, offset]) : await q('listAll', [limit, offset]);
  const total = r.rows[0]?.total ?? 0;
  for (const row of r.rows) delete row.total;
  return { items: r.rows, total };
});
app.get('/customers/:id', async (req, reply) => {
  const r = await q('get', [req.params.id]);
  return r.rows[0] ?? reply.code(404).send({ error: 'not found' });
});
app.post('/customers', { schema: { body: customerBody } }, async (req, reply) => {
  const b = req.body;
  const r = await q('create', [b.name.trim(), b.email.toLowerCase(), b.phone ?? null, b.city ?? null, b.country, b.creditLimit ?? 0]);
  return reply.code(201).send(r.rows[0]);
});
app.post('/orders', { schema: { body: orderBody } }, async (req, reply) => {
  const b = req.body;
  const r = await q('order', [b.customerId, b.lines.map((l) => l.productId), b.lines.map((l) => l.qty)]);
  return r.rows[0] ? reply.code(201).send(r.rows[0]) : reply.code(422).send({ error: 'unknown product' });
});
for (const step of ['confirm', 'ship', 'invoice'])
  app.post(`/orders/:id/${step}`, async (req, reply) => {
    const r = await q(step, [req.params.id]);
    return r.rows[0] ?? reply.code(409).send({ error: 'wrong state' });
  });
app.get('/products/:id/explosion', async (req) => {
  const r = await q('explode', [req.params.id, Number(req.query.qty ?? 1)]);
  return { lines: r.rows, short: r.rows.filter((x) => x.shortage > 0).length };
});
crmRoutes(app, pool);
analyticsRoutes(app, pool);
app.setErrorHandler((e, req, reply) => {
  if (e.validation) return reply.code(400).send({ error: e.message });
  if (e.code === '23505') return reply.code(409).send({ error: 'duplicate', field: e.constraint });
  if (e.code === '23514') return reply.code(409).send({ error: 'refused', rule: e.constraint });
  if (e.code === '23503') return reply.code(422).send({ error: 'unknown reference' });
  console.error(e);
  reply.code(500).send({ error: 'internal' });
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.send?.({ url });
