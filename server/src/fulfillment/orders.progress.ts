import { OneOf } from '../core/dto';

const LIGHTS = ['none', 'open', 'partial', 'done'] as const;
type Light = (typeof LIGHTS)[number];
const Lamp = (description?: string) => OneOf('Light', LIGHTS, { description });

/** How far each step of an order is; `none`: nothing of the kind is to be done. */
export class OrderProgress {
  @Lamp('done when the goods, or the parts of their production, are set aside') material: Light;
  @Lamp() production: Light;
  @Lamp() delivery: Light;
  @Lamp() invoice: Light;
}

/** SQL of what is set aside for an order line that stands under this alias. */
export const setAsideFor = (line: string): string =>
  `select coalesce(sum(r.quantity), 0)::float8 from parts.reservations r where r.for_type = 'order_item' and r.for_id = ${line}.id`;

const light = (only: string, all: string, some: string): string =>
  `case when not coalesce(bool_or(${only}), false) then 'none' when bool_and(not ${only} or ${all}) then 'done' when bool_or(${only} and ${some}) then 'partial' else 'open' end`;

const LINES = (order: string): string => `
  select i.goods_part_id is not null as goods, i.build_id is not null as made, i.quantity as wanted, i.delivered_quantity as delivered, i.invoiced_quantity as invoiced,
    i.delivered_quantity + (${setAsideFor('i')})::numeric as there, jobs.running is not null as running, coalesce(jobs.supplied, 0) as supplied
  from fulfillment.order_items i
  left join lateral (
    select count(*) as running, sum(p.quantity - p.completed_quantity) filter (where p.status in ('allocated', 'in_progress')) as supplied
    from builds.production_orders p where p.order_item_id = i.id and p.status <> 'cancelled' and p.deleted_at is null having count(*) > 0) jobs on true
  where i.order_id = ${order}.id and ${order}.status <> 'cancelled'`;

/** SQL of the four lights of the order that stands under this alias; of a cancelled order nothing is to be done. */
export const progressOf = (order: string): string => `
  select json_build_object(
    'material', ${light('goods', 'there + supplied >= wanted', 'there + supplied > 0')},
    'production', ${light('made', 'there >= wanted', '(there > 0 or running)')},
    'delivery', ${light('goods', 'delivered >= wanted', 'delivered > 0')},
    'invoice', ${light('true', 'invoiced >= wanted', 'invoiced > 0')})
  from (${LINES(order)}) line`;
