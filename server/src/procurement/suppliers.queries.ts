import { ApiProperty } from '@nestjs/swagger';
import { byId } from '../core/rows';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { Supplier } from './suppliers.entity';

export class PriceTrend {
  @ApiProperty({ type: 'string', format: 'uuid' }) partId: string;
  @ApiProperty() sku: string;
  @ApiProperty({ description: 'unit price of the first order' }) firstPrice: string;
  @ApiProperty({ description: 'unit price of the last order' }) lastPrice: string;
  @ApiProperty({ type: 'number', nullable: true, description: 'in percent; null where the first price was 0' }) changePercent: number | null;
}

/** How well a supplier delivers. Rates are percentages; null where nothing can be said yet. */
export class Performance {
  @ApiProperty() purchaseOrders: number;
  @ApiProperty() receipts: number;
  @ApiProperty({ type: 'number', nullable: true, description: 'receipts on or before the expected day, of those with an expected day' }) onTimeRate:
    number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'days late on average; early receipts count as 0' }) averageDelayDays: number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'received of what was ordered, orders still on their way left out' }) fillRate: number | null;
  @ApiProperty({ description: 'value of what is still to come, in the currency of the organization' }) openValue: string;
  @ApiProperty({ type: () => PriceTrend, isArray: true }) priceTrend: PriceTrend[];
}

const PERFORMANCE = statement(`
  with zone as (select time_zone from core.organizations where id = core.organization()),
  orders as (select * from procurement.purchase_orders where supplier_id = $1 and status not in ('draft') and deleted_at is null),
  arrivals as (
    select (r.received_at at time zone zone.time_zone)::date - o.expected_delivery_date as late
    from procurement.receipts r join orders o on o.id = r.purchase_order_id, zone where r.reversed_at is null),
  lines as (select i.*, o.status, o.exchange_rate, o.order_date, o.created_at from procurement.purchase_order_items i join orders o on o.id = i.purchase_order_id where not i.cancelled),
  prices as (
    select part_id, (array_agg(unit_price order by order_date, created_at))[1] as first, (array_agg(unit_price order by order_date desc, created_at desc))[1] as last
    from lines group by part_id having count(*) > 1)
  select (select count(*)::int from orders) as "purchaseOrders", (select count(*)::int from arrivals) as receipts,
    (select round(100.0 * count(*) filter (where late <= 0) / nullif(count(late), 0), 1)::float8 from arrivals) as "onTimeRate",
    (select round(avg(greatest(late, 0)), 1)::float8 from arrivals) as "averageDelayDays",
    (select round(100 * sum(least(received_quantity, quantity)) / nullif(sum(quantity), 0), 1)::float8 from lines where status in ('received', 'cancelled')) as "fillRate",
    (select coalesce(round(sum(greatest(quantity - received_quantity, 0) * unit_price * exchange_rate::numeric), 2), 0)::numeric(14,2)::text from lines
      where status in ('sent', 'partially_received')) as "openValue",
    (select coalesce(jsonb_agg(jsonb_build_object('partId', p.id, 'sku', p.sku, 'firstPrice', prices.first::text, 'lastPrice', prices.last::text,
      'changePercent', round(100 * (prices.last - prices.first) / nullif(prices.first, 0), 1)) order by p.sku), '[]')
      from prices join parts.parts p on p.id = prices.part_id) as "priceTrend"`);

export async function performance(tx: Tx, supplierId: Id): Promise<Performance> {
  const [, found] = await Promise.all([byId(tx, Supplier, supplierId), row<Performance & Record<string, unknown>>(tx, PERFORMANCE, [supplierId])]);
  return found!;
}
