import { Injectable } from '@nestjs/common';
import { documentFormat } from '../core/pdf/format.rules';
import { letter, type Letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { Renders, type Printed } from '../core/pdf/printed';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { PurchaseOrder } from './purchase-orders.entity';
import { Supplier } from './suppliers.entity';
import { SupplierPartsService } from './supplier-parts.service';

export const PURCHASE_ORDER_PDF = 'procurement.purchase_order';

const WORDS = {
  de: {
    title: 'Bestellung',
    number: 'Bestellnummer',
    date: 'Datum',
    wanted: 'Liefertermin',
    part: 'Artikel',
    yours: 'Ihre Nr.',
    quantity: 'Menge',
    price: 'Einzelpreis',
    total: 'Betrag',
    sum: 'Gesamtbetrag netto',
    draft: 'Entwurf',
    intro: 'Wir bestellen zu den vereinbarten Bedingungen:',
    cancelled: 'storniert',
    terms: (days: number) =>
      `Zahlbar innerhalb von ${days} Tagen nach Rechnungseingang. Bitte bestätigen Sie Preis und Liefertermin und nennen Sie unsere Bestellnummer auf Lieferschein und Rechnung.`,
  },
  en: {
    title: 'Purchase order',
    number: 'Order number',
    date: 'Date',
    wanted: 'Delivery by',
    part: 'Item',
    yours: 'Your no.',
    quantity: 'Quantity',
    price: 'Unit price',
    total: 'Amount',
    sum: 'Total net',
    draft: 'Draft',
    intro: 'We order on the agreed terms:',
    cancelled: 'cancelled',
    terms: (days: number) =>
      `Payable within ${days} days of receipt of the invoice. Please confirm price and delivery date and quote our order number on delivery note and invoice.`,
  },
} as const;

@Injectable()
export class PurchaseOrderPrint {
  constructor(
    private readonly letterhead: Letterhead,
    private readonly offers: SupplierPartsService,
  ) {}

  @Renders(PURCHASE_ORDER_PDF)
  async html(tx: Tx, id: Id): Promise<Printed> {
    const order = await byId(tx, PurchaseOrder, id);
    const supplier = await byId(tx, Supplier, order.supplierId);
    const offers = await this.offers.offers(
      tx,
      order.items.map((item) => item.partId),
    );
    const skuOf = (partId: Id) => offers.get(partId)?.find((offer) => offer.supplierId === supplier.id)?.supplierSku ?? '';
    const words = WORDS[supplier.language];
    return {
      html: letter(letterOf(await this.letterhead.of(tx), order, supplier, skuOf)),
      format: 'A4',
      name: `${words.title} ${order.poNumber}.pdf`,
      language: supplier.language,
      resource: 'purchase-orders',
    };
  }
}

function letterOf(organization: Letter['organization'], order: PurchaseOrder, supplier: Supplier, skuOf: (partId: Id) => string): Letter {
  const { language } = supplier;
  const words = WORDS[language];
  const format = documentFormat(language);
  const items = order.items.filter((item) => !item.cancelled);
  return {
    organization,
    language,
    recipient: { name: supplier.name, ...supplier.contactInfo?.address },
    title: `${words.title} ${order.poNumber}`,
    subtitle: order.status === 'draft' ? words.draft : undefined,
    meta: [
      [words.number, order.poNumber],
      [words.date, format.date(order.orderDate)],
      ...(order.expectedDeliveryDate ? [[words.wanted, format.date(order.expectedDeliveryDate)] as [string, string]] : []),
    ],
    intro: words.intro,
    columns: [
      { label: '#', width: '8mm' },
      { label: words.part },
      { label: words.yours, width: '26mm' },
      { label: words.quantity, align: 'right', width: '24mm' },
      { label: words.price, align: 'right', width: '24mm' },
      { label: words.total, align: 'right', width: '26mm', strong: true },
    ],
    rows: items.map((item, i) => [
      String(i + 1),
      { text: item.partName, note: item.sku },
      skuOf(item.partId),
      format.measure(item.quantity, item.unit),
      format.price(item.unitPrice),
      format.amount(item.lineTotal),
    ]),
    totals: [{ label: words.sum, value: format.money(order.totalAmount, order.currency), grand: true }],
    notes: [...(order.notes ? [order.notes] : []), words.terms(supplier.paymentTermsDays)],
  };
}
