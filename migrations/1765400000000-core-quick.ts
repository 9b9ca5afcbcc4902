import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every write does, in fewer steps: the same answers as before. */
export class CoreQuick1765400000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(FOLD);
    await q.query(STALE);
    await q.query(NUMBER);
    // the same columns in the same order as `movements_figures`, which has more beside them
    await q.query('drop index parts.ledger_by_time');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** PostgreSQL tries to write a function of language sql into the statement, in vain here, and reads its text anew for each row of a table with a searched column. */
const FOLD = `
  create or replace function core.fold(words text) returns text language plpgsql immutable as $$ begin return lower(public.unaccent('public.unaccent', words)); end $$`;

/** What a statement that compares by itself calls where something has changed: nothing is run but the comparison where nothing has. */
const STALE = `
  create function core.refuse_stale() returns void language plpgsql volatile as $$
  begin raise exception 'the organization has changed' using errcode = '40001'; end $$`;

/** Whether a document is about a sample is asked only where it is about somebody. */
const NUMBER = `
  create or replace function core.next_number(kind text, day date, usual text, about uuid default null) returns text language plpgsql volatile as $$
  declare pattern text; drawn int; digits text; wanted text := kind; of_year int := 0;
  begin
    if about is not null or current_setting('app.sample', true) = 'on' then wanted := core.series_of(kind, about); end if;
    select s.pattern into pattern from core.number_series s where s.series = kind;
    pattern := coalesce(pattern, usual);
    if pattern like '%{YY%' then of_year := extract(year from day)::int; end if;
    digits := substring(pattern from '[{](0+)[}]');
    if kind in ('customer', 'part', 'supplier') then
      drawn := core.draw(wanted, of_year);
    else
      insert into core.counters as c (series, year, value) values (wanted, of_year, 1)
      on conflict (organization_id, series, year) do update set value = c.value + 1 returning value into drawn;
    end if;
    pattern := replace(pattern, '{' || digits || '}', lpad(drawn::text, greatest(length(digits), length(drawn::text)), '0'));
    if of_year > 0 then pattern := replace(replace(pattern, '{YYYY}', to_char(day, 'YYYY')), '{YY}', to_char(day, 'YY')); end if;
    return case when wanted <> kind then 'DEMO-' else '' end || pattern;
  end $$`;
