import { ApiProperty } from '@nestjs/swagger';
import { dayIn } from './dates';
import { organizationOf } from './organization';
import { SERIES, type Series } from './series';
import { rows, statement } from './sql';
import type { Tx } from './tx';

export class NumberSeries {
  @ApiProperty({ enum: Object.keys(SERIES) }) series: Series;
  @ApiProperty() pattern: string;
  @ApiProperty({ description: 'numbers drawn in the current year, or ever where the pattern has no year' }) drawn: number;
}

const LIST = statement(`
  select u.series, coalesce(s.pattern, u.usual) as pattern,
    coalesce(c.value - (select coalesce(sum(b.last - b.next + 1), 0) from core.number_blocks b where b.series = c.series and b.year = c.year), 0)::int as drawn
  from jsonb_each_text($1) as u(series, usual)
  left join core.number_series s on s.series = u.series
  left join core.counters c on c.series = u.series and c.year = case when coalesce(s.pattern, u.usual) like '%{YY%' then $2::int else 0 end
  order by u.series`);
const SET = statement(`
  insert into core.number_series as s (series, pattern, updated_at, updated_by) values ($1, $2, $3, $4)
  on conflict (organization_id, series) do update set pattern = excluded.pattern, updated_at = excluded.updated_at, updated_by = excluded.updated_by`);

export async function list(tx: Tx): Promise<NumberSeries[]> {
  const { timeZone } = await organizationOf(tx);
  return rows<NumberSeries & Record<string, unknown>>(tx, LIST, [JSON.stringify(SERIES), dayIn(timeZone, tx.now).slice(0, 4)]);
}

export async function set(tx: Tx, series: Series, pattern: string): Promise<NumberSeries> {
  const before = (await list(tx)).find((one) => one.series === series)!;
  await rows(tx, SET, [series, pattern, tx.now, tx.ctx.actor]);
  tx.emit('core.number_series_changed', tx.ctx.organization, { series, pattern: [before.pattern, pattern] });
  return { ...before, pattern };
}
