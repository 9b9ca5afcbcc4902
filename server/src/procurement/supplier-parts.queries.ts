import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

export const SUPPLIERS_OF = statement(`
  select p.id as "partId", coalesce(array_agg(o.supplier_id) filter (where o.id is not null), '{}') as "supplierIds", coalesce(string_agg(o.supplier_sku, ' '), '') as keywords
  from unnest($1::uuid[]) as p(id) left join procurement.supplier_parts o on o.part_id = p.id group by p.id`);

const NAMED = statement(`select id, name, supplier_number as number from procurement.suppliers where deleted_at is null order by created_at desc, id desc`);
/** Suppliers by name and number, as lists name them; of two with the same name the older one. */
export async function suppliersNamed(tx: Tx): Promise<Map<string, Id>> {
  const found = await rows<{ id: Id; name: string; number: string }>(tx, NAMED);
  const fold = (text: string): string => text.trim().toLowerCase();
  return new Map([...found.map(({ id, name }) => [fold(name), id] as const), ...found.map(({ id, number }) => [fold(number), id] as const)]);
}

export interface StoredOffer {
  partId: Id;
  supplierId: Id;
  supplierSku: string | null;
  unitPrice: string;
  leadTimeDays: number | null;
  minimumQuantity: number | null;
  packSize: number | null;
}
const STORED = statement(`
  select o.part_id as "partId", o.supplier_id as "supplierId", o.supplier_sku as "supplierSku", o.unit_price as "unitPrice", o.lead_time_days as "leadTimeDays",
    o.minimum_quantity::float8 as "minimumQuantity", o.pack_size::float8 as "packSize"
  from procurement.supplier_parts o join jsonb_to_recordset($1) as g("partId" uuid, "supplierId" uuid) on g."partId" = o.part_id and g."supplierId" = o.supplier_id`);
export const stored = (tx: Tx, wanted: { partId: Id; supplierId: Id }[]): Promise<StoredOffer[]> =>
  rows<StoredOffer & Record<string, unknown>>(tx, STORED, [JSON.stringify(wanted)]);

const COLUMNS = {
  supplierSku: 'supplier_sku',
  unitPrice: 'unit_price',
  leadTimeDays: 'lead_time_days',
  minimumQuantity: 'minimum_quantity',
  packSize: 'pack_size',
};
const TYPES = { supplierSku: 'text', unitPrice: 'numeric', leadTimeDays: 'int', minimumQuantity: 'numeric', packSize: 'numeric' };
const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const value = (field: keyof typeof COLUMNS, of: string): string => `(${of} ->> '${field}')::${TYPES[field]}`;
/** What is said, where something is said. */
const said = (of: string): string =>
  FIELDS.map((field) => `${COLUMNS[field]} = case when ${of} ? '${field}' then ${value(field, of)} else o.${COLUMNS[field]} end`).join(', ');

const PUT = statement(`
  with given as (select * from jsonb_to_recordset($1) as g(id uuid, "partId" uuid, "supplierId" uuid, before jsonb, after jsonb)),
  kept as (
    update procurement.supplier_parts o set ${said('g.after')} from given g
    where jsonb_typeof(g.before) = 'object' and o.part_id = g."partId" and o.supplier_id = g."supplierId")
  insert into procurement.supplier_parts (id, supplier_id, position, part_id, ${FIELDS.map((field) => COLUMNS[field]).join(', ')}, is_preferred)
  select g.id, g."supplierId", (select count(*) from procurement.supplier_parts o where o.supplier_id = g."supplierId") + row_number() over (partition by g."supplierId"),
    g."partId", ${FIELDS.map((field) => value(field, 'g.after')).join(', ')}, not exists (select from procurement.supplier_parts o where o.part_id = g."partId")
  from given g where g.before is null or jsonb_typeof(g.before) <> 'object'`);
/** Writes what is said of offers; a new one is preferred where nobody else sells the part. */
export const putOffers = (tx: Tx, offers: object[]): Promise<unknown> => rows(tx, PUT, [JSON.stringify(offers.map((offer) => ({ ...offer, id: newId() })))]);

const asWritten = (of: string): string =>
  FIELDS.map((field) => `(not ${of} ? '${field}' or o.${COLUMNS[field]} is not distinct from ${value(field, of)})`).join(' and ');
const BACK = statement(`
  with given as (select * from jsonb_to_recordset($1) as g("partId" uuid, "supplierId" uuid, before jsonb, after jsonb)),
  gone as (
    delete from procurement.supplier_parts o using given g
    where (g.before is null or jsonb_typeof(g.before) <> 'object') and o.part_id = g."partId" and o.supplier_id = g."supplierId" and ${asWritten('g.after')} returning o.part_id as id),
  back as (
    update procurement.supplier_parts o set ${said('g.before')} from given g
    where jsonb_typeof(g.before) = 'object' and o.part_id = g."partId" and o.supplier_id = g."supplierId" and ${asWritten('g.after')} returning o.part_id as id)
  select id from gone union all select id from back`);
/** Takes them back, if they still are as they were written. */
export const takeOffersBack = (tx: Tx, offers: object[]): Promise<{ id: Id }[]> =>
  offers.length ? rows(tx, BACK, [JSON.stringify(offers)]) : Promise.resolve([]);
