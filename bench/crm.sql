-- What sales and the calendar look at: a board of 5,000 deals, a week with 2,000 appointments of 20 people. The same as limit/crm.sql.
set app.organization = '${organization}';
set session_replication_role = replica;
create temporary table crm_buyers as select row_number() over (order by customer_number) as n, id, name from customers.customers where organization_id = core.organization() limit 5000;
create temporary table crm_stages as select s.id, s.pipeline_id, s.probability, row_number() over (order by s.position) - 1 as n
from pipeline.stages s join pipeline.pipelines p on p.id = s.pipeline_id
where s.organization_id = core.organization() and p.is_default and p.deleted_at is null and s.deleted_at is null and s.kind = 'open';
insert into pipeline.deals (id, title, customer_id, pipeline_id, stage_id, position, value, currency, probability, expected_close_date, owner_id, created_by, updated_by)
select uuidv7(), 'Deal ' || b.n, b.id, s.pipeline_id, s.id, b.n / k.count, 500 + b.n % 90 * 100, 'EUR', s.probability, current_date + (b.n % 60)::int, '${actor}', '${actor}', '${actor}'
from crm_buyers b cross join (select count(*) as count from crm_stages) k join crm_stages s on s.n = b.n % k.count;
create temporary table crm_people as select i as n, uuidv7() as id from generate_series(0, 19) i;
insert into scheduling.resources (id, name, kind, created_by, updated_by) select id, 'Person ' || n, 'staff', '${actor}', '${actor}' from crm_people;
insert into scheduling.appointments (id, uid, customer_id, customer_name, title, starts_at, ends_at, resource_ids, price, currency, planned_at, created_by, updated_by)
select uuidv7(), 'bench-' || i, b.id, b.name, 'Visit', t.at, t.at + interval '25 minutes', array[p.id], 80, 'EUR', t.at, '${actor}', '${actor}'
from generate_series(0, 1999) i join crm_people p on p.n = i % 20 join crm_buyers b on b.n = 1 + i,
  lateral (select timestamptz '2027-03-01 07:00Z' + (i / 20 % 5) * interval '1 day' + (i / 100) * interval '30 minutes' as at) t;
reset session_replication_role;
analyze pipeline.deals;
analyze scheduling.appointments;
analyze scheduling.resources;
