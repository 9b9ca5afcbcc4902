-- ${customers}, ${products} and ${invoices} are filled in by ../limit.mjs. Deterministic.
set synchronous_commit = off;
create table words (i int primary key, a text, b text);
insert into words select i,
  (array['Nor','Sou','Eas','Wes','Mid','Alp','Bet','Gam','Del','Eps'])[1+i/10] || (array['dane','villo','kirst','manto','perga','quilo','ruska','sette','tonga','umbra'])[1+i%10],
  (array['Bra','Cro','Dru','Fle','Gri','Hol','Jas','Kel','Lum','Mor'])[1+i/10] || (array['baxe','cendi','dofur','fegan','gulip','himet','jorva','kapso','luwen','mizor'])[1+i%10]
from generate_series(0,99) i;
insert into customers (id, code, name, email, phone, city, country, credit_limit, created_at)
select n, 'C' || lpad(n::text, 8, '0'),
  w1.a || ' ' || w2.b || ' ' || (array['GmbH','Ltd','AB','SARL','Oy','BV','Inc','SpA','KG','AS'])[1 + (n / 10000) % 10] || ' ' || n,
  'c' || n || '@example.org', '+49 30 ' || n, w2.a || 'stad', (array['DE','FR','SE','NL','IT'])[1 + n % 5], 1000 * (n % 50),
  timestamptz '2025-01-01' + (n % 300) * interval '1 day'
from generate_series(1, ${customers}) n
join words w1 on w1.i = (n::bigint * 7919 % 10007) % 100
join words w2 on w2.i = (n::bigint * 104729 % 9973) % 100;
select setval('customer_code_seq', ${customers});
select setval(pg_get_serial_sequence('customers','id'), ${customers});
-- goods 1..products; BOM products above them
insert into products (id, sku, name, price, cost)
select i, 'P' || lpad(i::text, 6, '0'), 'Part ' || i, 5 + (i * 37 % 9500) / 100.0, 2 + (i * 37 % 9500) / 200.0
from generate_series(1, ${products}) i;
insert into stock (product_id, initial_qty, on_hand) select id, 1000000, 1000000 from products;
-- BOM: root 100001 -> 8 assemblies; each -> 6 lines (3 assemblies + 3 parts) = 48; each of the 24 -> 6 parts = 144; 200 lines, 3 levels
insert into products (id, sku, name, price, cost, is_assembly) select 100001, 'A-ROOT', 'Machine', 9999, 0, true;
insert into products (id, sku, name, price, cost, is_assembly) select 100001 + i, 'A1-' || i, 'Assembly ' || i, 0, 0, true from generate_series(1, 8) i;
insert into products (id, sku, name, price, cost, is_assembly) select 100100 + i, 'A2-' || i, 'Subassembly ' || i, 0, 0, true from generate_series(1, 24) i;
-- 100 component parts, shared between assemblies, every third short
insert into products (id, sku, name, price, cost) select 100200 + i, 'K' || i, 'Component ' || i, 3, 1 from generate_series(0, 99) i;
insert into stock (product_id, initial_qty, on_hand) select id, q, q from (select id, case when id % 3 = 0 then 20 else 5000 end q from products where id > 100000) x;
insert into bom_lines select 100001, 100001 + i, 1 + i % 3 from generate_series(1, 8) i;
insert into bom_lines select 100001 + a, 100100 + (a - 1) * 3 + k, 1 + k % 2 from generate_series(1, 8) a, generate_series(1, 3) k;
insert into bom_lines select 100001 + a, 100200 + (a * 11 + k * 7) % 100, 2 from generate_series(1, 8) a, generate_series(1, 3) k;
insert into bom_lines select 100100 + s, 100200 + (s * 13 + k * 17) % 100, 1 + k % 4 from generate_series(1, 24) s, generate_series(1, 6) k;
select setval(pg_get_serial_sequence('products','id'), 200000);
-- history: invoices over the last 12 months (fixed dates), 5 lines each
insert into invoices (id, number, customer_id, date, total)
select i, i, 1 + (i::bigint * 48271 % 2147483647) % (${customers} / 2), date '2025-12-01' + (i::bigint * 365 / (${invoices} + 1))::int, 0 from generate_series(1, ${invoices}) i;
insert into invoice_lines (invoice_id, product_id, qty, price, amount)
select i, p.id, q, p.price, round(p.price * q, 2)
from generate_series(1, ${invoices}) i, generate_series(1, 5) k, lateral (select 1 + (i::bigint * 5 + k * 211) % ${products} pid, 1 + (i + k) % 9 q) z join products p on p.id = z.pid;
update invoices i set total = t from (select invoice_id, sum(amount) t from invoice_lines group by 1) x where x.invoice_id = i.id;
select setval(pg_get_serial_sequence('invoices','id'), ${invoices});
insert into counters values ('invoice', ${invoices} + 1);
insert into agg_month select date_trunc('month', date)::date, sum(total), count(*) from invoices group by 1;
insert into agg_customer_year select extract(year from date)::int, customer_id, sum(total) from invoices group by 1, 2;
drop table words;
