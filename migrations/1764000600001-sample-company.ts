import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolation } from '../server/src/core/db/tenant-table';

/**
 * A sample company inside an organization, which leaves again without a trace. What is recorded are its roots (customers, suppliers, parts,
 * builds); whatever hangs on them is found through the catalog, so that tables of later modules are found as well.
 */
export class SampleCompany1764000600001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    for (const table of ['core.sample_companies', 'core.sample_records']) await q.query(isolation(table));
    await q.query(NUMBERS);
    await q.query(WAYS);
    await q.query(CLOSURE);
    await q.query(REFUSALS);
    await q.query(REMOVAL);
    await q.query(QUESTION);
    await q.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const TABLES = `
  create table core.sample_companies (
    organization_id uuid not null default core.organization(), job_id uuid not null, removing boolean not null default false,
    requested_at timestamptz(3) not null, loaded_at timestamptz(3), primary key (organization_id));
  create table core.sample_records (organization_id uuid not null default core.organization(), id uuid not null, primary key (organization_id, id));
  grant select, insert, update, delete on core.sample_companies to app;
  grant select, insert on core.sample_records to app;
  alter table core.outgoing_mails drop constraint outgoing_mails_status_check,
    add constraint outgoing_mails_status_check check (status in ('queued', 'sent', 'failed', 'not_configured', 'withheld'));
  alter table billing.invoice_items alter constraint invoice_items_organization_id_invoice_id_fkey deferrable initially immediate;
  alter table builds.bom_lines alter constraint bom_lines_organization_id_revision_id_fkey deferrable initially immediate;`;

/** Documents about a sample customer, supplier or build have series of their own: the organization's numbers stay without a gap when the sample goes. */
const NUMBERS = `
  create function core.series_of(kind text, about uuid) returns text language sql stable as $$
    select case when current_setting('app.sample', true) = 'on' or exists (select from core.sample_records s where s.id = about) then 'sample:' || kind else kind end $$;
  drop function core.next_number(text, date, text);
  create function core.next_number(kind text, day date, usual text, about uuid default null) returns text language plpgsql volatile as $$
  declare pattern text; drawn int; digits text; wanted text := core.series_of(kind, about);
  begin
    select s.pattern into pattern from core.number_series s where s.series = kind;
    pattern := coalesce(pattern, usual);
    insert into core.counters as c (series, year, value) values (wanted, case when pattern like '%{YY%' then extract(year from day)::int else 0 end, 1)
    on conflict (organization_id, series, year) do update set value = c.value + 1 returning value into drawn;
    digits := substring(pattern from '[{](0+)[}]');
    return case when wanted <> kind then 'DEMO-' else '' end
      || replace(replace(replace(pattern, '{' || digits || '}', lpad(drawn::text, greatest(length(digits), length(drawn::text)), '0')),
        '{YYYY}', to_char(day, 'YYYY')), '{YY}', to_char(day, 'YY'));
  end $$;`;

/**
 * The ways by which rows refer to each other. A row that cannot be without another (an order without its customer, a line without its order) is
 * owned by it and goes with it, and so is whatever is about a customer. What merely names a part, a build or anything that may be missing is a mention: it keeps what it names.
 */
const WAYS = `
  create view core.sample_ways as
  with tenant as (
    select c.oid, n.nspname, exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'id') as has_id
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_policy p on p.polrelid = c.oid and p.polname = 'organization'
    where c.relkind = 'r' and c.oid not in ('core.sample_companies'::regclass, 'core.sample_records'::regclass))
  select t.oid::regclass as child, a.attname as col, t.has_id,
    case when a.attname is null then false when k.oid is null then a.attname in ('subject', 'subject_id', 'holder', 'record_id')
      when k.confrelid = 'customers.customers'::regclass then true
      else a.attnotnull and k.confrelid <> 'parts.locations'::regclass
        and (k.confrelid not in ('parts.parts'::regclass, 'builds.builds'::regclass) or target.relnamespace = (select relnamespace from pg_class where oid = t.oid)) end as owns
  from tenant t left join pg_attribute a on a.attrelid = t.oid and a.atttypid = 'uuid'::regtype and a.attnum > 0 and not a.attisdropped
    and a.attname not in ('id', 'organization_id', 'created_by', 'updated_by', 'actor', 'cause')
  left join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' and a.attnum = any (k.conkey)
  left join pg_class target on target.oid = k.confrelid
  where a.attname is null or ((t.oid, a.attname) not in (('core.printouts'::regclass, 'job_id'))
  -- what stock was moved for is looked at by its sums; an own production order outlives the sample order it was made for
    and (t.oid, a.attname) not in (('parts.stock_transactions'::regclass, 'reference_id'), ('parts.reservations'::regclass, 'for_id'),
      ('builds.production_orders'::regclass, 'order_id'), ('builds.production_orders'::regclass, 'order_item_id')));`;

/** All rows of the sample company, in a table of the transaction. A location or a tag made for it stays as soon as something else uses it. */
const CLOSURE = `
  create function core.gather_sample() returns void language plpgsql security definer set search_path = pg_catalog as $$
  declare way record; more bigint; found bigint;
  begin
    create temporary table if not exists sample_taken (id uuid primary key) on commit drop;
    truncate pg_temp.sample_taken;
    insert into pg_temp.sample_taken select s.id from core.sample_records s where s.organization_id = core.organization()
      and not exists (select from parts.stock_transactions t where t.organization_id = core.organization() and t.location_id = s.id
        and not exists (select from core.sample_records p where p.organization_id = core.organization() and p.id = t.part_id))
      and not exists (select from parts.stock_counts c where c.organization_id = core.organization() and c.location_id = s.id)
      and not exists (select from customers.tags g join customers.customers c on c.organization_id = core.organization() and c.tags @> array[g.name]
        where g.organization_id = core.organization() and g.id = s.id
        and not exists (select from core.sample_records p where p.organization_id = core.organization() and p.id = c.id));
    loop
      found := 0;
      for way in select w.child, w.col from core.sample_ways w where w.owns and w.has_id loop
        execute format('insert into pg_temp.sample_taken select t.id from %s t join pg_temp.sample_taken s on s.id = t.%I
          where t.organization_id = core.organization() on conflict do nothing', way.child, way.col);
        get diagnostics more = row_count;
        found := found + more;
      end loop;
      insert into pg_temp.sample_taken
        select unnest(array[p.job_id, p.file_id]) from core.printouts p join pg_temp.sample_taken s on s.id = p.id where p.organization_id = core.organization()
        union select b.file_id from core.import_batches b join pg_temp.sample_taken s on s.id = b.id where b.organization_id = core.organization() and b.file_id is not null
        union select e.id from core.events e where e.organization_id = core.organization() and e.type = 'core.notified' and (e.data ->> 'subject')::uuid in (select id from pg_temp.sample_taken)
        except select null::uuid on conflict do nothing;
      get diagnostics more = row_count;
      exit when found + more = 0;
    end loop;
  end $$;`;

/** Why the sample cannot go: \`[{reason, count}]\`, empty if nothing keeps it. */
const REFUSALS = `
  create function core.sample_refusals() returns jsonb language plpgsql security definer set search_path = pg_catalog as $$
  declare way record; many bigint; reasons jsonb := '[]';
  begin
    perform core.gather_sample();
    for way in
      select w.child, string_agg(format('t.%I in (select id from pg_temp.sample_taken)', w.col), ' or ') filter (where not w.owns and w.col is not null) as mentions,
        concat_ws(', ', case when w.has_id then 't.id' end, string_agg(format('t.%I', w.col), ', ') filter (where w.owns)) as own
      from core.sample_ways w group by w.child, w.has_id having bool_or(not w.owns and w.col is not null) order by 1
    loop
      execute format('select count(*) from %s t where t.organization_id = core.organization() and (%s)
        and not exists (select from pg_temp.sample_taken s where s.id in (%s))', way.child, way.mentions, coalesce(nullif(way.own, ''), 'null')) into many;
      if many > 0 then
        reasons := reasons || jsonb_build_object('reason', split_part(way.child::text, '.', 2), 'count', many);
      end if;
    end loop;
    select count(distinct moved.part_id) into many from (
      select t.part_id from parts.stock_transactions t
      where t.organization_id = core.organization() and t.reference_id in (select id from pg_temp.sample_taken) and t.part_id not in (select id from pg_temp.sample_taken)
      group by t.part_id, t.location_id
      having sum(t.quantity) filter (where t.type in ('reservation', 'release')) <> 0 or sum(t.quantity) filter (where t.type not in ('reservation', 'release')) <> 0) moved;
    if many > 0 then
      reasons := reasons || jsonb_build_object('reason', 'own_stock_moved', 'count', many);
    end if;
    select count(distinct i.part_id) into many from procurement.purchase_order_items i
      join procurement.purchase_orders p on p.organization_id = core.organization() and p.id = i.purchase_order_id and p.status in ('sent', 'partially_received')
      where i.organization_id = core.organization() and p.id in (select id from pg_temp.sample_taken) and i.part_id not in (select id from pg_temp.sample_taken)
        and i.quantity > i.received_quantity;
    if many > 0 then
      reasons := reasons || jsonb_build_object('reason', 'own_parts_on_order', 'count', many);
    end if;
    return reasons;
  end $$;`;

/**
 * Takes the sample company away, all or nothing: \`{rows, contents}\`, the contents being the hashes of files that nobody keeps any more.
 * Children go before their parents; where a trigger locks the lines of what is final, the final document goes first and its key is checked at the end.
 */
const REMOVAL = `
  create function core.remove_sample() returns jsonb language plpgsql security definer set search_path = pg_catalog as $$
  declare waiting regclass[]; next_one regclass; condition text; more bigint; total bigint := 0; contents jsonb;
  begin
    perform core.gather_sample();
    select coalesce(jsonb_agg(distinct f.sha256), '[]') into contents from core.files f
      where f.organization_id = core.organization() and f.id in (select id from pg_temp.sample_taken)
        and not exists (select from core.files o where o.organization_id = core.organization() and o.sha256 = f.sha256 and o.id not in (select id from pg_temp.sample_taken));
    update builds.production_orders p set order_id = null, order_item_id = null
      where p.organization_id = core.organization() and p.id not in (select id from pg_temp.sample_taken)
        and (p.order_id in (select id from pg_temp.sample_taken) or p.order_item_id in (select id from pg_temp.sample_taken));
    update parts.parts p set supplier_ids = array(select o.supplier_id from procurement.supplier_parts o where o.organization_id = core.organization() and o.part_id = p.id
        and o.id not in (select id from pg_temp.sample_taken))
      where p.organization_id = core.organization() and p.supplier_ids && array(select id from pg_temp.sample_taken) and p.id not in (select id from pg_temp.sample_taken);
    delete from core.requests r where r.organization_id = core.organization() and right(r.key, 36) in (select id::text from pg_temp.sample_taken);
    delete from core.counters c where c.organization_id = core.organization() and c.series like 'sample:%';
    set constraints all deferred;
    select array_agg(distinct w.child) into waiting from core.sample_ways w where w.has_id or w.owns;
    while cardinality(waiting) > 0 loop
      select one into next_one from unnest(waiting) one where not exists (select from pg_constraint k where k.contype = 'f' and k.conrelid <> k.confrelid
        and ((k.confrelid = one and k.conrelid = any (waiting) and not k.condeferrable) or (k.conrelid = one and k.confrelid = any (waiting) and k.condeferrable))) limit 1;
      select string_agg(format('t.%I in (select id from pg_temp.sample_taken)', w.col), ' or ') into condition from core.sample_ways w where w.child = next_one and w.owns and not w.has_id;
      if condition is null then
        condition := 't.id in (select id from pg_temp.sample_taken)';
      end if;
      execute format('delete from %s t where t.organization_id = core.organization() and (%s)', next_one, condition);
      get diagnostics more = row_count;
      total := total + more;
      waiting := array_remove(waiting, next_one);
    end loop;
    set constraints all immediate;
    delete from core.sample_records s where s.organization_id = core.organization();
    return jsonb_build_object('rows', total, 'contents', contents);
  end $$;`;

/** Whether something belongs to the sample company: no mail leaves for it. */
const QUESTION = `
  create function core.is_sample(wanted uuid) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
  begin
    if not exists (select from core.sample_records s where s.organization_id = core.organization()) then
      return false;
    end if;
    perform core.gather_sample();
    return exists (select from pg_temp.sample_taken t where t.id = wanted);
  end $$;`;

const RIGHTS = `
  revoke all on function core.gather_sample, core.sample_refusals, core.remove_sample, core.is_sample from public;
  grant execute on function core.sample_refusals, core.remove_sample, core.is_sample to app;`;
