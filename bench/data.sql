-- The generated organization, set by set, straight into the tables as their administrator. ${customers}, ${parts}, ${invoices}, ${organization}
-- and ${actor} are filled in by data.mjs. The same names, prices and lists of parts as those of the limit (limit/data.sql).
set synchronous_commit = off;
set maintenance_work_mem = '256MB';
set app.organization = '${organization}';
-- no trigger and no foreign key looks while it is written: what it must come to is checked afterwards
set session_replication_role = replica;
create temporary table words as select i,
  (array['Nor','Sou','Eas','Wes','Mid','Alp','Bet','Gam','Del','Eps'])[1+i/10] || (array['dane','villo','kirst','manto','perga','quilo','ruska','sette','tonga','umbra'])[1+i%10] as a,
  (array['Bra','Cro','Dru','Fle','Gri','Hol','Jas','Kel','Lum','Mor'])[1+i/10] || (array['baxe','cendi','dofur','fegan','gulip','himet','jorva','kapso','luwen','mizor'])[1+i%10] as b
from generate_series(0,99) i;
create temporary table buyers as select n, uuidv7() as id,
  w1.a || ' ' || w2.b || ' ' || (array['GmbH','Ltd','AB','SARL','Oy','BV','Inc','SpA','KG','AS'])[1 + (n / 10000) % 10] || ' ' || n as name,
  'C-' || lpad(n::text, greatest(5, length(n::text)), '0') as number, w2.a || 'stad' as city, timestamptz '2025-01-01' + (n % 300) * interval '1 day' as at
from generate_series(1, ${customers}) n
join words w1 on w1.i = (n::bigint * 7919 % 10007) % 100
join words w2 on w2.i = (n::bigint * 104729 % 9973) % 100;
insert into customers.customers (id, customer_number, name, email, phone, billing_address, created_at, updated_at, created_by, updated_by)
select id, number, name, 'c' || n || '@example.org', '+4930' || (1000000 + n),
  jsonb_build_object('line1', 'Street ' || n % 200, 'line2', null, 'postalCode', lpad((n % 90000 + 1000)::text, 5, '0'), 'city', city, 'state', null, 'country', 'AT'), at, at, '${actor}', '${actor}'
from buyers;
insert into core.events (id, type, subject, actor, at, data, published_at)
select uuidv7(), 'customers.customer_created', id, '${actor}', at, jsonb_build_object('name', name, 'customerNumber', number), at from buyers;
insert into core.counters (series, year, value) values ('customer', 0, ${customers}) on conflict (organization_id, series, year) do update set value = excluded.value;

-- parts 1..${parts}, then the components and what is made of them; every third component is short
create temporary table goods as
select i as n, uuidv7() as id, 'P' || lpad(i::text, 6, '0') as sku, 'Part ' || i as name, 5 + (i * 37 % 9500) / 100.0 as price, 2 + (i * 37 % 9500) / 200.0 as cost, 1000000 as stock
from generate_series(1, ${parts}) i
union all select 100200 + i, uuidv7(), 'K' || i, 'Component ' || i, 3, 1, case when (100200 + i) % 3 = 0 then 20 else 5000 end from generate_series(0, 99) i
union all select 100001, uuidv7(), 'A-ROOT', 'Machine', 9999, 0, 0
union all select 100001 + i, uuidv7(), 'A1-' || i, 'Assembly ' || i, 0, 0, 0 from generate_series(1, 8) i
union all select 100100 + i, uuidv7(), 'A2-' || i, 'Subassembly ' || i, 0, 0, 0 from generate_series(1, 24) i;
create index on goods (n);
insert into parts.locations (id, name, code, is_default, created_by, updated_by)
select uuidv7(), 'Main', 'MAIN', true, '${actor}', '${actor}' where not exists (select from parts.locations where organization_id = core.organization() and is_default);
insert into parts.parts (id, sku, name, unit_price, average_cost, current_stock, created_by, updated_by)
select id, sku, name, price, cost, stock, '${actor}', '${actor}' from goods;
insert into parts.stock_balances (id, part_id, location_id, on_hand)
select uuidv7(), g.id, l.id, g.stock from goods g, parts.locations l where g.stock > 0 and l.organization_id = core.organization() and l.is_default;
insert into parts.stock_transactions (id, part_id, location_id, type, quantity, unit_cost, average_cost, reason, occurred_at, created_by)
select uuidv7(), g.id, l.id, 'adjustment', g.stock, g.cost, g.cost, 'opening', now(), '${actor}' from goods g, parts.locations l where g.stock > 0 and l.organization_id = core.organization() and l.is_default;

-- 33 builds: the machine of 8 assemblies; each of 3 subassemblies and 3 parts; each subassembly of 6 parts: 200 lines in 3 levels
create temporary table lines as
select 100001 as made, 100001 + i as n, 1 + i % 3 as quantity from generate_series(1, 8) i
union all select 100001 + a, 100100 + (a - 1) * 3 + k, 1 + k % 2 from generate_series(1, 8) a, generate_series(1, 3) k
union all select 100001 + a, 100200 + (a * 11 + k * 7) % 100, 2 from generate_series(1, 8) a, generate_series(1, 3) k
union all select 100100 + s, 100200 + (s * 13 + k * 17) % 100, 1 + k % 4 from generate_series(1, 24) s, generate_series(1, 6) k;
create temporary table models as select m.made, g.id as part_id, g.sku, g.name, uuidv7() as build_id, uuidv7() as revision_id from (select distinct made from lines) m join goods g on g.n = m.made;
insert into builds.builds (id, build_name, model_number, status, part_id, created_by, updated_by) select build_id, name, sku, 'active', part_id, '${actor}', '${actor}' from models;
insert into builds.revisions (id, build_id, number, status, released_at, released_by, created_by, updated_by) select revision_id, build_id, 1, 'released', now(), '${actor}', '${actor}', '${actor}' from models;
insert into builds.bom_lines (id, revision_id, position, part_id, quantity_required)
select uuidv7(), m.revision_id, row_number() over (partition by l.made order by l.n) - 1, g.id, l.quantity from lines l join models m on m.made = l.made join goods g on g.n = l.n;

-- invoices over twelve months, five lines each, net, 20 %; all but those of the last 30 days are paid, in one payment each
create temporary table sold as
select i, uuidv7() as id, uuidv7() as payment_id, b.id as customer_id, b.name, b.number as customer_number, (current_date - 365) + ((i - 1)::bigint * 365 / ${invoices})::int as day
from generate_series(1, ${invoices}) i join buyers b on b.n = 1 + (i::bigint * 48271 % 2147483647) % (${customers} / 2);
create temporary table sold_lines as
select s.i, s.id as invoice_id, k, g.id as part_id, g.sku, g.name, 1 + (i + k) % 9 as quantity, g.price, round(g.price * (1 + (i + k) % 9), 2) as amount
from sold s, generate_series(1, 5) k, lateral (select 1 + (s.i::bigint * 5 + k * 211) % ${parts} as n) z join goods g on g.n = z.n;
create temporary table sums as select invoice_id, sum(amount) as net, round(sum(amount) * 0.2, 2) as tax from sold_lines group by 1;
analyze sold; analyze sums;
create temporary table documents as
select s.*, n.net, n.tax, n.net + n.tax as total, extract(year from s.day)::int as year, row_number() over (partition by extract(year from s.day) order by s.i)::int as value, s.day < current_date - 30 as paid
from sold s join sums n on n.invoice_id = s.id;
insert into billing.invoices (id, invoice_number, status, customer_id, customer_name, invoice_date, service_date, due_date, currency, subtotal, tax_amount, total_amount, paid_amount, payment_date,
  issued_at, tax_breakdown, organization, customer, created_at, updated_at, created_by, updated_by)
select d.id, 'INV-' || d.year || '-' || lpad(d.value::text, greatest(4, length(d.value::text)), '0'), case when d.paid then 'paid' else 'sent' end, d.customer_id, d.name, d.day, d.day, d.day + 14, 'EUR',
  d.net, d.tax, d.total, case when d.paid then d.total else 0 end, case when d.paid then d.day + 10 end, d.day,
  jsonb_build_array(jsonb_build_object('taxCategory', 'standard', 'taxRate', 20, 'base', d.net::text, 'tax', d.tax::text)), jsonb_build_object('name', 'Bench'),
  jsonb_build_object('id', d.customer_id, 'name', d.name, 'customerNumber', d.customer_number, 'language', 'de'), d.day, d.day, '${actor}', '${actor}'
from documents d;
insert into billing.invoice_items (id, invoice_id, position, part_id, sku, description, unit, quantity, unit_price, tax_rate, tax_category, line_total, net_total)
select uuidv7(), invoice_id, k - 1, part_id, sku, name, 'pcs', quantity, price, 20, 'standard', amount, amount from sold_lines;
insert into billing.numbers (id, series, year, value, number, invoice_id, drawn_at, drawn_by)
select uuidv7(), 'invoice', d.year, d.value, 'INV-' || d.year || '-' || lpad(d.value::text, greatest(4, length(d.value::text)), '0'), d.id, d.day, '${actor}' from documents d;
insert into core.counters (series, year, value) select 'invoice', year, max(value) from documents group by year;
insert into billing.payments (id, customer_id, amount, currency, paid_at, payment_date, method, created_by, updated_by)
select payment_id, customer_id, total, 'EUR', day + 10, day + 10, 'bank_transfer', '${actor}', '${actor}' from documents where paid;
insert into billing.payment_allocations (id, payment_id, invoice_id, amount) select uuidv7(), payment_id, id, total from documents where paid;
insert into core.holds (subject, reason, holder) select customer_id, 'unpaid_invoice', id from documents where not paid;
insert into core.events (id, type, subject, actor, at, data, published_at)
select uuidv7(), 'billing.invoice_finalized', id, '${actor}', day, jsonb_build_object('type', 'invoice', 'totalAmount', total::text, 'customerId', customer_id), day from documents;
reset session_replication_role;
vacuum analyze;
