import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Towns forgive typos, too; what is erased is erased at once. */
export class CustomersPrivacy1764000200030 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index customers.customers_likeness;
      alter table customers.customers drop column likeness;
      alter table customers.customers add column likeness text not null generated always as (core.fold(name || ' ' || coalesce(email, '') || ' '
        || coalesce(billing_address ->> 'city', '') || ' ' || coalesce(jsonb_path_query_array(contacts, '$[*].name')::text, ''))) stored;
      create index customers_likeness on customers.customers using gin (organization_id, likeness gin_trgm_ops);
      create or replace function core.forget(subjects uuid[]) returns int language plpgsql volatile security definer set search_path = pg_catalog, public as $$
      declare told int;
      begin
        update core.events e set data = jsonb_build_object('erased', true, 'fields', (select coalesce(jsonb_agg(key), '[]') from jsonb_object_keys(e.data) key))
        where e.organization_id = core.organization() and e.subject = any (subjects) and not e.data ? 'erased';
        get diagnostics told = row_count;
        return told;
      end $$;`);
    await q.query(NUMBERS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** A block of numbers at once, as `core.next_number` gives them one by one: an import would change the counter's row a thousand times. */
const NUMBERS = `
  create function core.next_numbers(kind text, day date, usual text, amount int) returns setof text language plpgsql volatile as $$
  declare pattern text; last int; digits text; wanted text := core.series_of(kind, null);
  begin
    select s.pattern into pattern from core.number_series s where s.series = kind;
    pattern := coalesce(pattern, usual);
    insert into core.counters as c (series, year, value) values (wanted, case when pattern like '%{YY%' then extract(year from day)::int else 0 end, amount)
    on conflict (organization_id, series, year) do update set value = c.value + amount returning value into last;
    digits := substring(pattern from '[{](0+)[}]');
    return query select case when wanted <> kind then 'DEMO-' else '' end
      || replace(replace(replace(pattern, '{' || digits || '}', lpad(n::text, greatest(length(digits), length(n::text)), '0')),
        '{YYYY}', to_char(day, 'YYYY')), '{YY}', to_char(day, 'YY'))
      from generate_series(last - amount + 1, last) n order by n;
  end $$;`;
