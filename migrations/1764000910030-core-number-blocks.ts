import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolation } from '../server/src/core/db/tenant-table';

/** Numbers taken ahead of time, and not yet drawn. */
const TABLE = `
  create table core.number_blocks (
    organization_id uuid not null default core.organization(), series text not null, year int not null, next int not null, last int not null,
    primary key (organization_id, series, year, last), check (next <= last));
  grant select, insert, update, delete on core.number_blocks to app;
  ${isolation('core.number_blocks')}`;

/**
 * The number of a document is drawn from the counter's row, which is locked until the commit: no gap, ever. Customers, parts and suppliers are
 * no documents: who meets the row locked by another does not wait but draws from a block that somebody took ahead, and takes one where there is
 * none. A refusal gives the number back as before, and what is left of a block is drawn first, so that the numbers close up again; one person
 * after the other gets them in order.
 */
const DRAW = `
  create function core.draw(wanted text, of_year int) returns int language plpgsql volatile as $$
  declare drawn int; final int;
  begin
    select b.next, b.last into drawn, final from core.number_blocks b where b.series = wanted and b.year = of_year order by b.last limit 1 for update skip locked;
    if drawn < final then
      update core.number_blocks b set next = b.next + 1 where b.series = wanted and b.year = of_year and b.last = final;
      return drawn;
    elsif drawn is not null then
      delete from core.number_blocks b where b.series = wanted and b.year = of_year and b.last = final;
      return drawn;
    end if;
    select c.value + 1 into drawn from core.counters c where c.series = wanted and c.year = of_year for update skip locked;
    if drawn is not null then
      update core.counters c set value = drawn where c.series = wanted and c.year = of_year;
      return drawn;
    end if;
    insert into core.counters as c (series, year, value) values (wanted, of_year, 1)
    on conflict (organization_id, series, year) do update set value = c.value + 16 returning value into final;
    if final = 1 then return 1; end if;
    insert into core.number_blocks (series, year, next, last) values (wanted, of_year, final - 14, final);
    return final - 15;
  end $$;
  create or replace function core.next_number(kind text, day date, usual text, about uuid default null) returns text language plpgsql volatile as $$
  declare pattern text; drawn int; digits text; wanted text := core.series_of(kind, about); of_year int;
  begin
    select s.pattern into pattern from core.number_series s where s.series = kind;
    pattern := coalesce(pattern, usual);
    of_year := case when pattern like '%{YY%' then extract(year from day)::int else 0 end;
    digits := substring(pattern from '[{](0+)[}]');
    if kind in ('customer', 'part', 'supplier') then
      drawn := core.draw(wanted, of_year);
    else
      insert into core.counters as c (series, year, value) values (wanted, of_year, 1)
      on conflict (organization_id, series, year) do update set value = c.value + 1 returning value into drawn;
    end if;
    return case when wanted <> kind then 'DEMO-' else '' end
      || replace(replace(replace(pattern, '{' || digits || '}', lpad(drawn::text, greatest(length(digits), length(drawn::text)), '0')),
        '{YYYY}', to_char(day, 'YYYY')), '{YY}', to_char(day, 'YY'));
  end $$;`;

export class CoreNumberBlocks1764000910030 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLE);
    await q.query(DRAW);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
