import { parseChoice, parseDecimal, parseQuantity, parseText, type Parsed } from '../core/import/cells.rules';
import type { FieldCells, Read, RowFault } from '../core/import/import.kinds';
import { price } from '../core/money';
import { PART_TAX } from '../core/tax/tax.rules';
import { KINDS, UNITS } from './units.rules';
import type { NewPart } from './parts.writes';

/** What a row says of a part; what its file does not say is absent. */
export interface PartRow {
  part: Omit<NewPart, 'id'>;
  openingStock: number | null;
  location: string | null;
  unitCost: string | null;
}

/** `quantity` and `author` belong to lists of a CAD program: they are known, and left to the BOM. A quantity there is never stock. */
export const FIELDS = {
  name: {
    headers: ['Name', 'File Name (no extension)', 'File Name', 'Part Name', 'Part', 'Item', 'Bezeichnung', 'Benennung', 'Teil', 'Artikel', 'Dateiname'],
    required: true,
  },
  sku: { headers: ['SKU', 'Part Number', 'Part No', 'Item Number', 'Artikelnummer', 'Teilenummer', 'Art.-Nr.', 'Artikel-Nr.', 'Teile-Nr.'] },
  description: { headers: ['Description', 'Beschreibung'] },
  category: { headers: ['Category', 'Kategorie', 'Warengruppe'] },
  unit: { headers: ['Unit', 'Einheit', 'ME', 'Mengeneinheit'] },
  kind: { headers: ['Kind', 'Art'] },
  unitPrice: { headers: ['Unit Price', 'Sales Price', 'Price', 'Preis', 'VK', 'VK netto', 'Verkaufspreis'] },
  taxCategory: { headers: ['Tax Category', 'Steuerart'] },
  minimumStock: { headers: ['Minimum Stock', 'Minimum', 'Min Stock', 'Reorder Point', 'Mindestbestand', 'Meldebestand'] },
  barcode: { headers: ['Barcode', 'EAN', 'GTIN', 'Strichcode'] },
  manufacturer: { headers: ['Manufacturer', 'Hersteller'] },
  manufacturerPartNumber: { headers: ['Manufacturer Part Number', 'MPN', 'Herstellernummer'] },
  openingStock: { headers: ['Opening Stock', 'Stock', 'On Hand', 'In Stock', 'Anfangsbestand', 'Bestand', 'Lagerbestand'] },
  location: { headers: ['Location', 'Bin', 'Lagerort', 'Lagerplatz', 'Fach'] },
  unitCost: { headers: ['Unit Cost', 'Cost', 'Einstandspreis', 'EK', 'Kosten', 'Kosten je Einheit'] },
  quantity: { headers: ['Quantity', 'Qty', 'Menge', 'Anzahl'] },
  author: { headers: ['Author', 'Autor', 'Ersteller'] },
};
export type PartField = keyof typeof FIELDS;

const UNIT_WORDS: Record<string, string> = {
  stk: 'pcs',
  'stk.': 'pcs',
  stück: 'pcs',
  st: 'pcs',
  pc: 'pcs',
  piece: 'pcs',
  pieces: 'pcs',
  ea: 'pcs',
  paar: 'pair',
  satz: 'set',
  packung: 'pack',
  pkg: 'pack',
  rolle: 'roll',
  karton: 'box',
  schachtel: 'box',
  std: 'h',
  'std.': 'h',
  liter: 'l',
};
const unitOf = (cell: FieldCells['unit']) => (typeof cell === 'string' ? (UNIT_WORDS[cell.trim().toLowerCase()] ?? cell) : cell);

/** A price or cost of 0 or more. */
function positive(parsed: Parsed<string>): Parsed<string> {
  return parsed.value?.startsWith('-') ? { fault: { code: 'number_out_of_range', details: { value: parsed.value } } } : parsed;
}

/** A row in the words of a part, or what is wrong with its cells: the name verbatim, German numbers and words for units too. */
export function readPart(cells: FieldCells<PartField>, decimal: ',' | '.'): Read<PartRow> {
  const short = { max: 100, trim: true };
  const part = {
    name: parseText(cells.name),
    sku: parseText(cells.sku, short),
    description: parseText(cells.description, { max: 5_000, trim: true }),
    category: parseText(cells.category, { trim: true }),
    unit: parseChoice(unitOf(cells.unit), UNITS),
    kind: parseChoice(cells.kind, KINDS),
    unitPrice: positive(parseDecimal(cells.unitPrice, { decimal })),
    taxCategory: parseChoice(cells.taxCategory, PART_TAX),
    minimumStock: parseQuantity(cells.minimumStock, { decimal }),
    barcode: parseText(cells.barcode, short),
    manufacturer: parseText(cells.manufacturer, { trim: true }),
    manufacturerPartNumber: parseText(cells.manufacturerPartNumber, short),
  };
  const opening = {
    openingStock: parseQuantity(cells.openingStock, { decimal }),
    location: parseText(cells.location, short),
    unitCost: positive(parseDecimal(cells.unitCost, { decimal })),
  };
  const faults = Object.entries({ ...part, ...opening }).flatMap(([field, parsed]): RowFault[] => (parsed.fault ? [{ field, ...parsed.fault }] : []));
  if (!part.name.fault && part.name.value === null) faults.push({ field: 'name', code: 'value_missing' });
  if (faults.length) return { faults };
  const said = Object.entries(part).filter(([, { value }]) => value !== null && value !== undefined);
  const value = <T>(parsed: Parsed<T>): T | null => parsed.value ?? null;
  return {
    record: {
      part: Object.fromEntries(said.map(([field, parsed]) => [field, parsed.value])) as unknown as PartRow['part'],
      openingStock: value(opening.openingStock),
      location: value(opening.location),
      unitCost: value(opening.unitCost),
    },
  };
}

/** What a row says otherwise than the part: `{field: [stored, said]}`. A price of 2.5 is 2.5000; the name is how the part was found. */
export function saidOtherwise(stored: Record<string, unknown>, { name: _, sku: __, ...said }: PartRow['part']): Record<string, [unknown, unknown]> {
  const same = (field: string, value: unknown) =>
    field === 'unitPrice' && stored[field] ? price(String(stored[field])) === price(String(value)) : stored[field] === value;
  const changed = Object.entries(said).filter(([field, value]) => !same(field, value));
  return Object.fromEntries(changed.map(([field, value]) => [field, [stored[field], value]]));
}
