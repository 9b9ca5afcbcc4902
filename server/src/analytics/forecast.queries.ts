import type { DateString } from '../core/dates';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { consumed } from './sets.inventory';

const DEMAND = statement(`
  select to_char(m.occurred_at at time zone $2, 'YYYY-MM') as month, sum(${consumed('m')})::float8 as quantity
  from parts.stock_transactions m where m.part_id = $1 and m.type in ('sale', 'consumption') and (m.occurred_at at time zone $2)::date between $3 and $4
  group by 1`);

/** What was sold and consumed of a part in each month that had any, less what was taken back. */
export async function demandOf(tx: Tx, partId: Id, zone: string, from: DateString, to: DateString): Promise<Map<string, number>> {
  const found = await rows<{ month: string; quantity: number }>(tx, DEMAND, [partId, zone, from, to]);
  return new Map(found.map(({ month, quantity }) => [month, quantity]));
}
