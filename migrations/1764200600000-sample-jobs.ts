import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sample company that leaves takes along the jobs that were about it: the letters of its customers were sent by some. */
export class SampleJobs1764200600000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(CLOSURE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** All rows of the sample company, in a table of the transaction, as before; and jobs that name one of them. */
const CLOSURE = `
  create or replace function core.gather_sample() returns void language plpgsql security definer set search_path = pg_catalog as $$
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
        union select j.id from core.jobs j where j.organization_id = core.organization()
          and exists (select from jsonb_each_text(j.payload) named join pg_temp.sample_taken s on s.id::text = named.value)
        except select null::uuid on conflict do nothing;
      get diagnostics more = row_count;
      exit when found + more = 0;
    end loop;
  end $$;`;
