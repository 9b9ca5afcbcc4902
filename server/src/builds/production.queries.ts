import { dayIn } from '../core/dates';
import { newId } from '../core/id';
import type { Price, Quantity } from '../core/money';
import { organizationOf } from '../core/organization';
import { SERIES } from '../core/series';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Substitute } from './production.dto';
import type { ComponentDraft, Consumed } from './production.rules';

const NUMBERS = statement(`select core.next_number($1, $2, $3, build_id) as number from unnest($4::uuid[]) as build_id`);
/** The next numbers of production orders of these builds, gap-free; draw them last. */
export async function numbers(tx: Tx, drafts: { buildId: Id }[]): Promise<string[]> {
  const { timeZone } = await organizationOf(tx);
  const drawn = await rows<{ number: string }>(tx, NUMBERS, [
    'production_order',
    dayIn(timeZone, tx.now),
    SERIES.production_order,
    drafts.map(({ buildId }) => buildId),
  ]);
  return drawn.map(({ number }) => number);
}

const COMPONENTS = statement(`
  with gone as (delete from builds.production_components where production_order_id = any ($2))
  insert into builds.production_components (id, production_order_id, position, part_id, per_unit, scrap_percent, required, replaces_part_id)
  select c.id, c."orderId", c.position, c."partId", c."perUnit", c."scrapPercent", c.required, c."replacesPartId" from jsonb_to_recordset($1) as
    c(id uuid, "orderId" uuid, position int, "partId" uuid, "perUnit" numeric, "scrapPercent" float8, required numeric, "replacesPartId" uuid)`);
/** Gives orders their own lists of parts, in place of those they had. */
export const saveComponents = (tx: Tx, orders: { id: Id; components: ComponentDraft[] }[]): Promise<unknown> =>
  rows(tx, COMPONENTS, [
    JSON.stringify(orders.flatMap(({ id, components }) => components.map((component, position) => ({ ...component, id: newId(), orderId: id, position })))),
    orders.map(({ id }) => id),
  ]);

const CONSUMED = statement(`
  update builds.production_components c set consumed = c.consumed + d.change
  from (select id, sum(change) as change from jsonb_to_recordset($1) as d(id uuid, change numeric) group by 1) d where c.id = d.id`);
/** What components were taken (or, negative, given back). */
export const addConsumed = (tx: Tx, changes: { id: Id; change: Quantity }[]): Promise<unknown> => rows(tx, CONSUMED, [JSON.stringify(changes)]);

export interface NewOutput {
  orderId: Id;
  buildId: Id;
  quantity: Quantity;
  scrap: Quantity;
  unitCost: Price | null;
  consumption: Consumed[];
  outputTransactionIds: Id[];
  serialNumbers: string[];
}
const OUTPUT = statement(`
  with made as (
    insert into builds.production_outputs (id, production_order_id, position, quantity, scrap, unit_cost, consumption, output_transaction_id, output_transaction_ids, completed_at, completed_by)
    select $1, $2, (select count(*) from builds.production_outputs where production_order_id = $2), $3, $4, $5, $6, ($7::uuid[])[1], $7, $8, $9)
  insert into builds.serial_numbers (id, build_id, production_order_id, output_id, position, serial)
  select s.id, $10, $2, $1, s.position, s.serial from jsonb_to_recordset($11) as s(id uuid, position int, serial text)`);
/** Keeps a completion; a serial number that was ever used is a 409 `duplicate`. Answers with its id. */
export async function saveOutput(tx: Tx, output: NewOutput): Promise<Id> {
  const id = newId();
  const { orderId, buildId, quantity, scrap, unitCost, consumption, outputTransactionIds, serialNumbers } = output;
  const serials = serialNumbers.map((serial, position) => ({ id: newId(), serial, position }));
  await rows(tx, OUTPUT, [
    id,
    orderId,
    quantity,
    scrap,
    unitCost,
    JSON.stringify(consumption),
    outputTransactionIds,
    tx.now,
    tx.ctx.actor,
    buildId,
    JSON.stringify(serials),
  ]);
  return id;
}

const BACK = statement(`
  with void as (update builds.serial_numbers set status = 'void' where production_order_id = $1 and serial = any ($3))
  update builds.production_outputs o set reversed_quantity = o.reversed_quantity + b.back, consumption = b.consumption
  from jsonb_to_recordset($2) as b(id uuid, back numeric, consumption jsonb) where o.id = b.id`);
/** Notes on completions what was taken back of them, and makes their serial numbers void. */
export const takeBack = (tx: Tx, orderId: Id, outputs: { id: Id; back: Quantity; consumption: Consumed[] }[], serials: string[]): Promise<unknown> =>
  rows(tx, BACK, [orderId, JSON.stringify(outputs), serials]);

const SERIALS = statement(
  `select output_id as "outputId", serial from builds.serial_numbers where production_order_id = $1 and status = 'made' order by position`,
);
/** The serial numbers in force, by completion. */
export async function serialsOf(tx: Tx, orderId: Id): Promise<Map<Id, string[]>> {
  const serials = new Map<Id, string[]>();
  for (const { outputId, serial } of await rows<{ outputId: Id; serial: string }>(tx, SERIALS, [orderId]))
    serials.set(outputId, [...(serials.get(outputId) ?? []), serial]);
  return serials;
}

const OF_ITEMS = statement(`select id from builds.production_orders where order_item_id = any ($1) and deleted_at is null order by number`);
export const idsOfItems = async (tx: Tx, orderItemIds: Id[]): Promise<Id[]> => (await rows<{ id: Id }>(tx, OF_ITEMS, [orderItemIds])).map(({ id }) => id);

const UNITS = statement(`select id, unit from parts.parts where id = any ($1)`);
export const unitsOf = async (tx: Tx, partIds: Id[]): Promise<Map<Id, string>> =>
  new Map((await rows<{ id: Id; unit: string }>(tx, UNITS, [partIds])).map(({ id, unit }) => [id, unit]));

const OPEN = statement(`
  select o.id, o.number, o.build_id as "buildId", o.part_id as "partId", o.status, o.due_date as "dueDate", o.order_id as "orderId", o.order_item_id as "orderItemId",
    (o.quantity - o.completed_quantity - o.scrapped_quantity)::float8 as remaining, coalesce(
      (select jsonb_agg(jsonb_build_object('partId', c.part_id, 'needed', c.required - c.consumed) order by c.position)
       from builds.production_components c where c.production_order_id = o.id and c.required > c.consumed), '[]') as components
  from builds.production_orders o where o.status in ('planned', 'allocated', 'in_progress') and o.deleted_at is null order by o.due_date nulls last, o.number`);
export interface OpenRow {
  id: Id;
  number: string;
  buildId: Id;
  partId: Id;
  status: string;
  remaining: Quantity;
  dueDate: string | null;
  orderId: Id | null;
  orderItemId: Id | null;
  components: { partId: Id; needed: Quantity }[];
}
export const openOrders = (tx: Tx): Promise<OpenRow[]> => rows<OpenRow & Record<string, unknown>>(tx, OPEN);

const RELEASED_AT = statement(`select status, released_at as "releasedAt" from builds.revisions where id = $1`);
export const releaseOf = (tx: Tx, revisionId: Id) => row<{ status: 'draft' | 'released'; releasedAt: string | null }>(tx, RELEASED_AT, [revisionId]);

const SUBSTITUTES = statement(`
  select distinct c.part_id as "partId", s.id as "substituteId", s.sku, s.name, s.unit, s.available_stock::float8 as available
  from builds.production_components c join builds.production_orders o on o.id = c.production_order_id join parts.parts p on p.id = c.part_id
  left join builds.bom_lines l on l.revision_id = o.revision_id and l.part_id = c.part_id
  join parts.parts s on s.id = any (p.substitute_ids || coalesce(l.substitute_ids, '{}') || p.replaced_by_id)
  where o.id = $1 and s.deleted_at is null and s.is_active and s.id <> c.part_id and s.unit = p.unit order by s.available_stock::float8 desc, s.sku`);
/** What may be taken in place of the components of an order: by the part, by its line in the list, or what replaced it; in the same unit. */
export const substitutesOf = (tx: Tx, orderId: Id): Promise<Substitute[]> => rows<Substitute & Record<string, unknown>>(tx, SUBSTITUTES, [orderId]);

const LOCATIONS = statement(`select id as "locationId", code, name from parts.locations where id = any ($1)`);
export const locationsOf = async (tx: Tx, ids: Id[]): Promise<Map<Id, { locationId: Id; code: string; name: string }>> =>
  new Map((await rows<{ locationId: Id; code: string; name: string }>(tx, LOCATIONS, [ids])).map((place) => [place.locationId, place]));
