import { today } from '../core/organization';
import { customizedAll } from '../core/custom-fields';
import { newId } from '../core/id';
import { SERIES } from '../core/series';
import { shapeOf } from '../core/shape';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { PART_FIELDS, type PartInput } from './parts.dto';
import { Part } from './parts.entity';

const GIVEN = ['id', ...PART_FIELDS] as const;
const USUAL = {
  unit: 'pcs',
  kind: 'stocked',
  specifications: {},
  unitPrice: '0.0000',
  taxCategory: 'standard',
  averageCost: '0.0000',
  minimumStock: 0,
  tracking: 'none',
  isActive: true,
  isBought: true,
  isMade: false,
  isSold: true,
  substituteIds: [],
  customFields: {},
};

/** A part to be; an import knows its id before. */
export type NewPart = Partial<PartInput> & { name: string; id?: Id };

/** New parts in one statement and in the order given; a missing SKU is drawn in it, so that a rollback gives the number back. */
export async function insertParts(tx: Tx, inputs: NewPart[]): Promise<Part[]> {
  if (!inputs.length) return [];
  const shape = shapeOf(Part);
  const checked = await customizedAll(tx, Part, inputs);
  const given = checked.map((input) => ({ ...USUAL, id: newId(), ...dropNull(input) }));
  const value = (name: string) => (name === 'sku' ? 'coalesce(g.sku, parts.next_sku($4, $5))' : `g."${name}"`);
  const text = `
    insert into parts.parts as t (${GIVEN.map(shape.column).join(', ')}, created_at, updated_at, created_by, updated_by)
    select ${GIVEN.map(value).join(', ')}, $2, $2, $3, $3 from jsonb_to_recordset($1) as g(${shape.recordset(GIVEN)}) order by g.id returning ${shape.columns('t')}`;
  const day = given.every(({ sku }) => sku) ? null : await today(tx);
  const made = await rows<Part & Record<string, unknown>>(tx, statement(text), [JSON.stringify(given), tx.now, tx.ctx.actor, day, SERIES.part]);
  const byId = new Map(made.map((part) => [part.id, shape.finish(part, tx.ctx)]));
  return given.map(({ id }) => byId.get(id)!);
}

const dropNull = <T extends object>(input: T): T => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as T;

const ON_ORDER = statement(`
  update parts.parts p set on_order = p.on_order + c.change
  from (select "partId" as id, sum(change) as change from jsonb_to_recordset($1) as c("partId" uuid, change numeric) group by 1) c,
    (select id from parts.parts where id = any ($2) order by id for no key update) locked
  where p.id = c.id and locked.id = p.id`);

/** Signed changes of what is open in purchase orders. */
export async function pushOnOrder(tx: Tx, changes: { partId: Id; change: number }[]): Promise<void> {
  if (changes.length) await rows(tx, ON_ORDER, [JSON.stringify(changes), changes.map((change) => change.partId)]);
}

const SUPPLIERS = statement(`
  update parts.parts p set supplier_ids = array(select jsonb_array_elements_text(s."supplierIds")::uuid), keywords = s.keywords
  from jsonb_to_recordset($1) as s("partId" uuid, "supplierIds" jsonb, keywords text) where p.id = s."partId"`);

/** Who supplies a part, and under which names it is found (supplier SKUs). */
export async function pushSuppliers(tx: Tx, facts: { partId: Id; supplierIds: Id[]; keywords: string }[]): Promise<void> {
  if (facts.length) await rows(tx, SUPPLIERS, [JSON.stringify(facts)]);
}

const MADE = statement(`update parts.parts set is_made = true where id = any ($1) and not is_made`);

/** Parts that a build makes. */
export async function pushMaking(tx: Tx, partIds: Id[]): Promise<void> {
  if (partIds.length) await rows(tx, MADE, [partIds]);
}

const WATCH = statement(`
  update parts.parts p set low_alerted = p.kind = 'stocked' and p.available_stock < p.minimum_stock
  where p.id = any ($1) and p.low_alerted <> (p.kind = 'stocked' and p.available_stock < p.minimum_stock)
  returning p.id, p.sku, p.name, p.available_stock::float8 as "availableStock", p.minimum_stock::float8 as "minimumStock", p.low_alerted as low`);

/** After a change of the minimum: the parts that are below it now and were not before. */
export async function watch(tx: Tx, ids: Id[]): Promise<{ id: Id; sku: string; name: string; availableStock: number; minimumStock: number }[]> {
  if (!ids.length) return [];
  const crossed = await rows<{ id: Id; sku: string; name: string; availableStock: number; minimumStock: number; low: boolean }>(tx, WATCH, [ids]);
  return crossed.filter(({ low }) => low).map(({ low: _, ...part }) => part);
}
