import { Injectable } from '@nestjs/common';
import { ImportsMore, type FieldCells, type MoreColumns, type Read, type RowFault, type Run } from '../core/import/import.kinds';
import { parseDecimal, parseQuantity, parseText, type Parsed } from '../core/import/cells.rules';
import { imports } from '../core/import/import.problems';
import { price, type Price, type Quantity } from '../core/money';
import { rows } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { SUPPLIER_PARTS_IMPORTED } from './procurement.events';
import { putOffers, stored, suppliersNamed, SUPPLIERS_OF, takeOffersBack, type StoredOffer } from './supplier-parts.queries';
import { SuppliersService } from './suppliers.service';

/** What a row says of who sells the part. */
interface Sells {
  supplier: string;
  said: Partial<Said>;
}
interface Said {
  supplierSku: string;
  unitPrice: Price;
  leadTimeDays: number;
  minimumQuantity: Quantity;
  packSize: Quantity;
}
interface Changed {
  partId: Id;
  supplierId: Id;
  /** Null: it is new. */
  before: Partial<Said> | null;
  after: Partial<Said>;
}
interface Changes {
  suppliers: Id[];
  offers: Changed[];
}

const FIELDS = {
  supplier: { headers: ['Supplier', 'Vendor', 'Lieferant'] },
  supplierSku: {
    headers: [
      'Supplier SKU',
      'Supplier Part Number',
      'Order Number',
      'Lieferantennummer',
      'Lieferanten-Artikelnummer',
      'Bestellnummer',
      'Best.-Nr.',
      'Bestell-Nr.',
    ],
  },
  supplierPrice: { headers: ['Supplier Price', 'Purchase Price', 'Einkaufspreis', 'EK-Preis', 'EK netto', 'Netto-EK'] },
  leadTimeDays: { headers: ['Lead Time', 'Lead Time (days)', 'Lieferzeit', 'Lieferzeit (Tage)', 'Lieferzeit in Tagen'] },
  minimumOrder: { headers: ['Minimum Order', 'Minimum Order Quantity', 'MOQ', 'Mindestbestellmenge', 'Mindestmenge'] },
  packSize: { headers: ['Pack Size', 'Verpackungseinheit', 'VPE'] },
};

/** Who sells the parts of a list, under which number, at which price and how soon: columns of the import of parts. A supplier nobody knows is made. */
@Injectable()
@ImportsMore('parts')
export class SupplierPartsImport implements MoreColumns<Sells, Changes> {
  readonly fields = FIELDS;
  readonly read = readSells;

  constructor(
    private readonly parts: PartsService,
    private readonly suppliers: SuppliersService,
  ) {}

  async begin(tx: Tx, { dryRun }: Run) {
    const known = await suppliersNamed(tx);
    const changes: Changes = { suppliers: [], offers: [] };
    const apply = async (lines: { id: Id; record: Sells }[]): Promise<Set<Id>> => {
      const fresh = await this.missing(tx, lines, known, dryRun);
      if (!dryRun) changes.suppliers.push(...fresh);
      const wanted = once(lines.map(({ id, record }) => ({ partId: id, supplierId: known.get(fold(record.supplier))!, said: record.said })));
      const offers = changedOf(await stored(tx, wanted), wanted);
      if (!dryRun && offers.length) await this.write(tx, offers);
      if (!dryRun) changes.offers.push(...offers);
      return new Set(offers.map(({ partId }) => partId));
    };
    return { apply, changes: () => changes };
  }

  /** New offers go, changed ones get their old values, new suppliers go too; 422 `batch_in_use` once one was changed again. */
  async undo(tx: Tx, { offers, suppliers }: Changes): Promise<void> {
    const back = await takeOffersBack(tx, offers);
    if (back.length < offers.length) throw imports.batchInUse({ reasons: [{ reason: 'supplier_part_changed', count: offers.length - back.length }] });
    await this.told(tx, offers);
    if (suppliers.length) await this.suppliers.bulk(tx, { ids: suppliers, action: 'delete' });
  }

  private async write(tx: Tx, offers: Changed[]): Promise<void> {
    await putOffers(tx, offers);
    await this.told(tx, offers);
  }

  /** The parts learn who sells them and under which number. */
  private async told(tx: Tx, offers: Changed[]): Promise<void> {
    await this.parts.pushSuppliers(tx, await rows(tx, SUPPLIERS_OF, [[...new Set(offers.map(({ partId }) => partId))]]));
    for (const id of new Set(offers.map(({ supplierId }) => supplierId)))
      tx.emit(SUPPLIER_PARTS_IMPORTED, id, { parts: offers.filter(({ supplierId }) => supplierId === id).length });
  }

  /** Suppliers that are named and nobody knows: made, or (in a dry run) only remembered. */
  private async missing(tx: Tx, lines: { record: Sells }[], known: Map<string, Id>, dryRun: boolean): Promise<Id[]> {
    const unknown = lines.map(({ record }) => record.supplier).filter((name) => !known.has(fold(name)));
    // as it is written first
    const names = new Map(unknown.reverse().map((name) => [fold(name), name]));
    const made: Id[] = [];
    // a handful in a list: each draws its number
    for (const [key, name] of names) {
      const id = dryRun ? NOBODY : (await this.suppliers.create(tx, { name } as never)).id;
      known.set(key, id);
      made.push(id);
    }
    return made;
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const fold = (name: string): string => name.trim().toLowerCase();

/** Without a supplier the other columns say nothing; with one there is a price, if need be what one cost. */
function readSells(cells: FieldCells, decimal: ',' | '.'): Read<Sells | null> {
  const name = parseText(cells.supplier, { trim: true });
  if (!name.fault && !name.value) return { record: null };
  const cost = parseDecimal(cells.supplierPrice ?? cells.unitCost, { decimal });
  const parsed = {
    supplierSku: parseText(cells.supplierSku, { max: 100, trim: true }),
    unitPrice: cost.value?.startsWith('-') ? { fault: { code: 'number_out_of_range' as const, details: { value: cost.value } } } : cost,
    leadTimeDays: parseQuantity(cells.leadTimeDays, { decimal }),
    minimumQuantity: parseQuantity(cells.minimumOrder, { decimal }),
    packSize: parseQuantity(cells.packSize, { decimal }),
  };
  const faults = Object.entries({ supplier: name, ...parsed }).flatMap(([field, { fault }]: [string, Parsed<unknown>]): RowFault[] =>
    fault ? [{ field: COLUMN[field] ?? field, ...fault }] : [],
  );
  if (!parsed.unitPrice.fault && !parsed.unitPrice.value) faults.push({ field: 'supplierPrice', code: 'value_missing' });
  const days = parsed.leadTimeDays.value;
  if (days && (!Number.isInteger(days) || days > 1_000)) faults.push({ field: 'leadTimeDays', code: 'number_out_of_range', details: { value: String(days) } });
  if (faults.length) return { faults };
  const said = Object.fromEntries(Object.entries(parsed).flatMap(([field, { value }]) => (value ? [[field, value]] : [])));
  return { record: { supplier: name.value!, said: { ...said, unitPrice: price(parsed.unitPrice.value!) } } };
}
const COLUMN: Record<string, string> = { unitPrice: 'supplierPrice', minimumQuantity: 'minimumOrder' };

type Wanted = { partId: Id; supplierId: Id; said: Partial<Said> };
/** The same part of the same supplier twice in the file: the last line says what is. Of two suppliers each has its own. */
const once = (wanted: Wanted[]): Wanted[] => [...new Map(wanted.map((one) => [one.partId + one.supplierId, one])).values()];

/** What is new or otherwise; of what is otherwise only that. */
function changedOf(there: StoredOffer[], wanted: Wanted[]): Changed[] {
  const known = new Map(there.map((offer) => [offer.partId + offer.supplierId, offer]));
  return wanted.flatMap(({ partId, supplierId, said }): Changed[] => {
    const before = known.get(partId + supplierId);
    if (!before) return [{ partId, supplierId, before: null, after: said }];
    const other = Object.entries(said).filter(([field, value]) => before[field as keyof Said] !== value);
    if (!other.length) return [];
    const old = Object.fromEntries(other.map(([field]) => [field, before[field as keyof Said]]));
    return [{ partId, supplierId, before: old as Partial<Said>, after: Object.fromEntries(other) as Partial<Said> }];
  });
}
