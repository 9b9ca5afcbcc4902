import type { Candidate } from '../core/import/names.rules';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const COLUMNS = [
  'description',
  'category',
  'unit',
  'kind',
  'unitPrice',
  'taxCategory',
  'minimumStock',
  'barcode',
  'manufacturer',
  'manufacturerPartNumber',
] as const;
const SQL_NAME = {
  unitPrice: 'unit_price',
  taxCategory: 'tax_category',
  minimumStock: 'minimum_stock',
  manufacturerPartNumber: 'manufacturer_part_number',
} as Record<string, string>;
const sqlName = (field: string) => SQL_NAME[field] ?? field;

export interface Stored extends Candidate {
  /** Nothing was ever booked: there may be an opening stock. */
  untouched: boolean;
  [field: string]: unknown;
}

const STORED = statement(`
  select p.id, p.name, array_remove(array[p.sku, p.barcode, p.manufacturer_part_number], null) || regexp_split_to_array(p.keywords, '\\s+') as codes,
    p.description, p.category, p.unit, p.kind, p.unit_price as "unitPrice", p.tax_category as "taxCategory", p.minimum_stock::float8 as "minimumStock",
    p.barcode, p.manufacturer, p.manufacturer_part_number as "manufacturerPartNumber",
    p.tracking = 'none' and not exists (select from parts.stock_transactions t where t.part_id = p.id) as untouched
  from parts.parts p where p.deleted_at is null`);

/** Every part a name in a list may mean, also by its own and its suppliers' numbers, with what a list may change. */
export const storedParts = (tx: Tx): Promise<Stored[]> => rows<Stored>(tx, STORED);

const CHANGE = statement(`
  update parts.parts p set version = p.version + 1, updated_at = $2, updated_by = $3,
    ${COLUMNS.map((field) => `${sqlName(field)} = case when g.said ? '${field}' then (g.said ->> '${field}')${field === 'unitPrice' || field === 'minimumStock' ? '::numeric' : ''} else p.${sqlName(field)} end`).join(', ')}
  from jsonb_to_recordset($1) as g(id uuid, said jsonb) where p.id = g.id`);

/** Writes what is said of each part, and nothing else of it. */
export const changeParts = (tx: Tx, changes: { id: Id; said: Record<string, unknown> }[]): Promise<unknown> =>
  changes.length ? rows(tx, CHANGE, [JSON.stringify(changes), tx.now, tx.ctx.actor]) : Promise.resolve();

const PLACES = statement(`select id, code, name from parts.locations where deleted_at is null`);
export const places = (tx: Tx) => rows<{ id: Id; code: string; name: string }>(tx, PLACES);
