import { Injectable } from '@nestjs/common';
import { given } from '../core/fields';
import { pageOf, type ListQuery } from '../core/list';
import type { Price, Quantity } from '../core/money';
import { byId, saveLines } from '../core/rows';
import { rows, statement } from '../core/sql';
import { shapeOf } from '../core/shape';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { SUPPLIER_PARTS_SET } from './procurement.events';
import { procurement } from './procurement.problems';
import { SUPPLIERS_OF } from './supplier-parts.queries';
import type { SupplierPartInput } from './suppliers.dto';
import { Supplier, SupplierPart } from './suppliers.entity';

/** What a supplier offers for a part, for planning and new purchase orders. */
export interface Offer {
  partId: Id;
  supplierId: Id;
  supplierName: string;
  supplierSku: string | null;
  currency: string;
  leadTimeDays: number | null;
  unitPrice: Price;
  priceBreaks: { minimumQuantity: Quantity; unitPrice: Price }[];
  minimumQuantity: Quantity | null;
  packSize: Quantity | null;
  isPreferred: boolean;
}

const OFFERS = statement(`
  select o.part_id as "partId", o.supplier_id as "supplierId", s.name as "supplierName", o.supplier_sku as "supplierSku", s.currency,
    o.lead_time_days as "leadTimeDays", o.unit_price as "unitPrice", o.price_breaks as "priceBreaks", o.minimum_quantity::float8 as "minimumQuantity",
    o.pack_size::float8 as "packSize", o.is_preferred as "isPreferred"
  from procurement.supplier_parts o join procurement.suppliers s on s.id = o.supplier_id and s.deleted_at is null
  where $1::uuid[] is null or o.part_id = any ($1)
  order by o.part_id, o.is_preferred desc, o.unit_price, o.supplier_id`);
// one supplier is preferred for a part: the last one said
const UNPREFER = statement(`update procurement.supplier_parts set is_preferred = false where part_id = any ($1) and supplier_id <> $2 and is_preferred`);

@Injectable()
export class SupplierPartsService {
  constructor(private readonly parts: PartsService) {}

  async list(tx: Tx, supplierId: Id, query: ListQuery) {
    const [, found] = await Promise.all([byId(tx, Supplier, supplierId), this.of(tx, supplierId)]);
    return pageOf(found, query);
  }

  /** Replaces the list of what a supplier sells; the parts learn who sells them and under which number. */
  async set(tx: Tx, supplierId: Id, inputs: SupplierPartInput[]): Promise<SupplierPart[]> {
    await byId(tx, Supplier, supplierId, 'for update');
    const ids = inputs.map((input) => input.partId);
    if (new Set(ids).size < ids.length) throw procurement.supplierPartTaken({ ids: ids.filter((id, i) => ids.indexOf(id) < i) });
    await this.parts.byIds(tx, ids);
    const before = await this.of(tx, supplierId);
    const known = new Map(before.map((line) => [line.partId, line.id]));
    const lines = inputs.map((input) => ({ ...EMPTY, ...given(input), id: known.get(input.partId) }));
    await saveLines(tx, SupplierPart, 'supplierId', supplierId, lines);
    await rows(tx, UNPREFER, [inputs.filter((input) => input.isPreferred).map((input) => input.partId), supplierId]);
    const touched = [...new Set([...ids, ...before.map((line) => line.partId)])];
    await this.parts.pushSuppliers(tx, await rows(tx, SUPPLIERS_OF, [touched]));
    tx.emit(SUPPLIER_PARTS_SET, supplierId, { parts: inputs.length });
    return this.of(tx, supplierId);
  }

  /** The offers for parts (all parts where none are named), the preferred first, then the cheapest. */
  async offers(tx: Tx, partIds: Id[] | null): Promise<Map<Id, Offer[]>> {
    const offers = new Map<Id, Offer[]>();
    for (const offer of await rows<Offer & Record<string, unknown>>(tx, OFFERS, [partIds]))
      offers.set(offer.partId, [...(offers.get(offer.partId) ?? []), offer]);
    return offers;
  }

  /** The offers for one part. 404 for an unknown part. */
  async ofPart(tx: Tx, partId: Id, query: ListQuery) {
    await this.parts.one(tx, partId);
    return pageOf((await this.offers(tx, [partId])).get(partId) ?? [], query);
  }

  private of(tx: Tx, supplierId: Id): Promise<SupplierPart[]> {
    const { columns, table } = shapeOf(SupplierPart);
    return rows<SupplierPart & Record<string, unknown>>(tx, statement(`select ${columns('t')} from ${table} t where supplier_id = $1 order by position, id`), [
      supplierId,
    ]);
  }
}

// what saves together names the same columns
const EMPTY = { supplierSku: null, leadTimeDays: null, priceBreaks: [], minimumQuantity: null, packSize: null, isPreferred: false };
