-- What figures are counted from, beside data.sql: orders of three lines and stock that went in and out, spread over a year. ${orders}, ${moves}, ${organization}, ${actor}.
set synchronous_commit = off;
set app.organization = '${organization}';
set session_replication_role = replica;
create temporary table ordering as select row_number() over (order by customer_number) as n, id from customers.customers where organization_id = core.organization();
create unique index on ordering (n);
create temporary table ordered_parts as select row_number() over (order by sku) as n, id, unit_price from parts.parts where organization_id = core.organization() and sku like 'P0%';
create unique index on ordered_parts (n);
analyze ordering;
analyze ordered_parts;
create temporary table sold as
select i, uuidv7() as id, c.id as customer_id, (current_date - 364) + ((i - 1)::bigint * 365 / ${orders})::int as day,
  (array['draft','pending','ready','shipped','delivered','delivered','delivered','delivered','delivered','cancelled'])[1 + i % 10] as status
from generate_series(1, ${orders}) i join ordering c on c.n = 1 + (i::bigint * 48271 % 2147483647) % (select count(*) from ordering);
create temporary table sold_lines as
select s.i, s.id as order_id, k, p.id as part_id, 1 + (s.i + k) % 9 as quantity, p.unit_price, round(p.unit_price * (1 + (s.i + k) % 9), 2) as amount
from sold s, generate_series(1, 3) k, lateral (select 1 + (s.i::bigint * 3 + k * 211) % (select count(*) from ordered_parts) as n) z join ordered_parts p on p.n = z.n;
insert into fulfillment.orders (id, order_number, customer_id, order_date, expected_delivery_date, status, currency, subtotal, tax_amount, total_amount, tax_breakdown, confirmed_at, created_at, updated_at, created_by, updated_by)
select s.id, 'B-' || s.i, s.customer_id, s.day, s.day + 14, s.status, 'EUR', l.net, round(l.net * 0.2, 2), l.net + round(l.net * 0.2, 2), '[]', case when s.status not in ('draft', 'cancelled') then s.day end, s.day, s.day, '${actor}', '${actor}'
from sold s join (select order_id, sum(amount) as net from sold_lines group by 1) l on l.order_id = s.id;
insert into fulfillment.order_items (id, order_id, position, part_id, goods_part_id, description, quantity, unit_price, tax_rate, tax_category, line_total, net_total, delivered_quantity)
select uuidv7(), l.order_id, k - 1, part_id, part_id, 'Part', quantity, unit_price, 20, 'standard', amount, amount, case when s.status in ('shipped', 'delivered') then quantity else 0 end
from sold_lines l join sold s on s.id = l.order_id;
-- in and out by the same quantity, so that the balances of data.sql stay what the ledger says
insert into parts.stock_transactions (id, part_id, location_id, type, quantity, unit_cost, average_cost, reference_type, reason, occurred_at, created_by)
select uuidv7(), p.id, l.id, case when i % 2 = 0 then 'purchase' else 'sale' end, (case when i % 2 = 0 then 1 else -1 end) * (1 + i / 2 % 7), 2, 2, 'order_item', null,
  (current_date - 364)::timestamp at time zone 'Europe/Vienna' + (i::float8 / ${moves}) * interval '364 days', '${actor}'
from generate_series(0, ${moves} - 1) i join ordered_parts p on p.n = 1 + (i / 2) % (select count(*) from ordered_parts)
cross join (select id from parts.locations where organization_id = core.organization() and is_default) l;
-- what each line cost is kept when its invoice is issued; of one line in ten nobody knows
insert into analytics.line_costs (id, unit_cost) select t.id, 2 from billing.invoice_items t where t.organization_id = core.organization() and t.part_id is not null and t.position < 9;
reset session_replication_role;
vacuum analyze;
