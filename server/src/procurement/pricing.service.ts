import { Injectable } from '@nestjs/common';
import { Currency, Day, Id as IdField, Items, MoneyField, PriceField, Text } from '../core/dto';
import { ApiProperty } from '@nestjs/swagger';
import { sum, type Money, type Price } from '../core/money';
import { priceFor } from '../core/price-breaks.rules';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { notesOf, PRICE_NOTES, riseOf, type PriceNote } from './pricing.rules';
import type { PurchaseOrderInput } from './purchase-orders.dto';
import { lineTotal } from './purchase-orders.rules';
import { SupplierPartsService } from './supplier-parts.service';
import { SuppliersService } from './suppliers.service';

class PreviewedLine {
  @IdField() partId: Id;
  @Text() partName: string;
  @PriceField({ nullable: true, description: 'as typed, else what the supplier offers for the quantity; null where neither is known' }) unitPrice: Price | null;
  @MoneyField() lineTotal: Money;
  @PriceField({ nullable: true, description: 'what the supplier offers for the quantity' }) offeredPrice: Price | null;
  @PriceField({ nullable: true, description: 'of the last order of the part in this currency, of whichever supplier' }) lastPrice: Price | null;
  @Day({ nullable: true }) lastOrderedOn: string | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'above the last price, in percent; below it where negative' }) risePercent: number | null;
  @ApiProperty({ enum: PRICE_NOTES, enumName: 'PriceNote', isArray: true, description: 'what to look at; nothing of it refuses the order' }) notes: PriceNote[];
}
/** What an order would come to, and what somebody who orders should know of its prices. */
export class PurchaseOrderPreview {
  @Currency() currency: string;
  @MoneyField() totalAmount: Money;
  @Items(() => PreviewedLine) items: PreviewedLine[];
}

const LAST = statement(`
  select distinct on (i.part_id) i.part_id as "partId", i.unit_price as price, o.order_date as "on"
  from procurement.purchase_order_items i join procurement.purchase_orders o on o.id = i.purchase_order_id
  where i.part_id = any ($1) and o.currency = $2 and o.status in ('sent', 'partially_received', 'received') and o.deleted_at is null and not i.cancelled
  order by i.part_id, o.order_date desc, o.created_at desc, i.position`);

@Injectable()
export class PricingService {
  constructor(
    private readonly parts: PartsService,
    private readonly suppliers: SuppliersService,
    private readonly offers: SupplierPartsService,
  ) {}

  /** Keeps nothing, and refuses nothing for its price. */
  async preview(tx: Tx, { supplierId, currency: given, items }: PurchaseOrderInput): Promise<PurchaseOrderPreview> {
    const supplier = (await this.suppliers.living(tx, [supplierId])).get(supplierId)!;
    const currency = given ?? supplier.currency;
    const ids = [...new Set(items.map(({ partId }) => partId))];
    const [parts, offers, last] = await Promise.all([this.parts.byIds(tx, ids), this.offers.offers(tx, ids), this.last(tx, ids, currency)]);
    const lines = items.map(({ partId, quantity, unitPrice: typed }): PreviewedLine => {
      const offer = (currency === supplier.currency && offers.get(partId)?.find((one) => one.supplierId === supplierId)) || null;
      const offeredPrice = offer && priceFor(offer, quantity);
      const unitPrice = typed ?? offeredPrice;
      const before = last.get(partId);
      return {
        partId,
        partName: parts.get(partId)!.name,
        unitPrice,
        lineTotal: unitPrice === null ? ('0.00' as Money) : lineTotal(quantity, unitPrice),
        offeredPrice,
        lastPrice: before?.price ?? null,
        lastOrderedOn: before?.on ?? null,
        risePercent: riseOf(unitPrice, before?.price ?? null),
        notes: notesOf({ quantity, unitPrice, offer, last: before?.price ?? null }),
      };
    });
    return { currency, totalAmount: sum(lines.map((line) => line.lineTotal)), items: lines };
  }

  private async last(tx: Tx, ids: Id[], currency: string): Promise<Map<Id, { price: Price; on: string }>> {
    const found = await rows<{ partId: Id; price: Price; on: string }>(tx, LAST, [ids, currency]);
    return new Map(found.map((one) => [one.partId, one]));
  }
}
