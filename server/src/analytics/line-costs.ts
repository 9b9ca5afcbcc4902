import { Injectable } from '@nestjs/common';
import type { NewEvent } from '../core/events';
import { Within } from '../core/reactions';
import { rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { INVOICE_FINALIZED } from '../billing';

const average = (part: string) => `(select nullif(p.average_cost, 0) from parts.parts p where p.id = ${part})`;
/**
 * A credited line costs what the line it takes back did. Else what the goods of the order line cost when they left stock, as far as they have; else the
 * moving average of the part, or of what the build makes. A line with none of these has no cost. It goes from line to delivery to movements (`offset 0`):
 * the other way round, which a plan of a young house takes for as short, it reads every movement there is for each line.
 */
const KEEP = statement(`
  insert into analytics.line_costs (id, unit_cost)
  with costs as materialized (
    select i.id, case when i.credits_item_id is not null then (select k.unit_cost from analytics.line_costs k where k.id = i.credits_item_id)
      else coalesce(sold.cost, ${average('i.part_id')}, ${average('(select b.part_id from builds.builds b where b.id = i.build_id)')}) end as cost
    from billing.invoice_items i left join lateral (
      select sum(s.quantity * s.unit_cost) / nullif(sum(s.quantity), 0) as cost
      from (select d.delivery_id, o.goods_part_id from fulfillment.delivery_items d join fulfillment.order_items o on o.id = d.order_item_id
        where d.order_item_id = i.order_item_id offset 0) d
      cross join lateral (select * from parts.stock_transactions s where s.reference_id = d.delivery_id offset 0) s
      where s.part_id = d.goods_part_id and s.reference_type = 'delivery' and s.type = 'sale') sold on true
    where i.invoice_id = any ($1))
  select id, cost from costs where cost is not null`);

/** Keeps what the pieces of an invoice cost, in the transaction that issues it. */
@Injectable()
export class LineCosts {
  @Within(INVOICE_FINALIZED)
  keep(tx: Tx, events: NewEvent[]): Promise<void> {
    // nobody waits: it leaves in the message of the commit, which is refused with the same error where this fails
    rows(tx, KEEP, [events.map(({ subject }) => subject)]).catch(() => undefined);
    return Promise.resolve();
  }
}
