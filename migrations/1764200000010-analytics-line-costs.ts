import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** What a piece on an invoice line cost when it was issued. Kept, because the average of a part moves on and a margin of last year must not. */
export class AnalyticsLineCosts1764200000010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'analytics.line_costs', {
      appendOnly: true,
      columns: `unit_cost numeric(14,4) not null, ${belongsTo('id', 'billing.invoice_items')}`,
    });
    await q.query(BEFORE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Lines issued before: the goods as they left stock, else the moving average that the ledger had at the end of the day of the invoice. */
const BEFORE = `
  insert into analytics.line_costs (organization_id, id, unit_cost)
  select l.organization_id, l.id, l.cost from (
    select i.organization_id, i.id, coalesce(
      (select sum(s.quantity * s.unit_cost) / nullif(sum(s.quantity), 0) from fulfillment.delivery_items d
        join parts.stock_transactions s on s.organization_id = d.organization_id and s.reference_id = d.delivery_id and s.reference_type = 'delivery' and s.type = 'sale'
        join fulfillment.order_items o on o.organization_id = d.organization_id and o.id = d.order_item_id and o.goods_part_id = s.part_id
        where d.organization_id = i.organization_id and d.order_item_id = i.order_item_id),
      (select nullif(s.average_cost, 0) from parts.stock_transactions s where s.organization_id = i.organization_id and s.part_id = coalesce(i.part_id, b.part_id)
        and s.occurred_at < ((v.invoice_date + 1)::timestamp at time zone org.time_zone) order by s.seq desc limit 1)) as cost
    from billing.invoice_items i join billing.invoices v on v.organization_id = i.organization_id and v.id = i.invoice_id and v.status <> 'draft'
    join core.organizations org on org.id = i.organization_id
    left join builds.builds b on b.organization_id = i.organization_id and b.id = i.build_id) l
  where l.cost is not null`;
