import { Injectable } from '@nestjs/common';
import { html } from '../core/html';
import { documentFormat } from '../core/pdf/format.rules';
import { qrCode } from '../core/pdf/label';
import { letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { Renders, type Printed } from '../core/pdf/printed';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import { Delivery } from './deliveries.entity';
import { shippingLabel } from './deliveries.label';
import { Order } from './orders.entity';

export const DELIVERY_NOTE_PDF = 'fulfillment.delivery_note';
export const SHIPPING_LABEL_PDF = 'fulfillment.shipping_label';

const WORDS = {
  de: {
    title: 'Lieferschein',
    number: 'Lieferscheinnummer',
    date: 'Lieferdatum',
    order: 'Auftrag',
    yours: 'Ihre Bestellung',
    carrier: 'Versand',
    tracking: 'Sendungsnummer',
    item: 'Artikel',
    quantity: 'Menge',
    serials: 'Seriennummern',
    intro: 'Wir liefern Ihnen:',
    sign: 'Ware vollständig erhalten: Datum, Unterschrift',
    cancelled: 'Storniert',
  },
  en: {
    title: 'Delivery note',
    number: 'Delivery number',
    date: 'Delivery date',
    order: 'Order',
    yours: 'Your order',
    carrier: 'Shipped by',
    tracking: 'Tracking number',
    item: 'Item',
    quantity: 'Quantity',
    serials: 'Serial numbers',
    intro: 'We deliver:',
    sign: 'Goods received complete: date, signature',
    cancelled: 'Cancelled',
  },
} as const;

/** Delivery note (no prices) and shipping label. */
@Injectable()
export class DeliveryPrint {
  constructor(private readonly letterhead: Letterhead) {}

  @Renders(DELIVERY_NOTE_PDF)
  async note(tx: Tx, id: Id): Promise<Printed> {
    const { delivery, order, customer, organization } = await this.read(tx, id);
    const { language } = customer;
    const words = WORDS[language];
    const format = documentFormat(language);
    const markup = letter({
      organization,
      language,
      recipient: { name: customer.name, ...delivery.shippingAddress },
      title: `${words.title} ${delivery.deliveryNumber}`,
      subtitle: delivery.status === 'cancelled' ? words.cancelled : undefined,
      meta: [
        [words.number, delivery.deliveryNumber],
        [words.date, format.date(delivery.deliveryDate)],
        [words.order, order.orderNumber],
        ...(order.customerReference ? [[words.yours, order.customerReference] as [string, string]] : []),
        ...(delivery.carrier ? [[words.carrier, delivery.carrier] as [string, string]] : []),
        ...(delivery.trackingNumber ? [[words.tracking, delivery.trackingNumber] as [string, string]] : []),
      ],
      intro: words.intro,
      columns: [
        { label: '#', width: '8mm' },
        { label: words.item },
        { label: words.serials, width: '52mm' },
        { label: words.quantity, align: 'right', width: '26mm', strong: true },
      ],
      rows: delivery.items.map((item, i) => [
        String(i + 1),
        { text: item.name, note: item.sku ?? undefined },
        item.serialNumbers.join(', '),
        format.measure(item.quantity, item.unit),
      ]),
      notes: delivery.notes ? [delivery.notes] : [],
      signatures: [words.sign],
      extra: html`<div style="width:24mm;height:24mm;margin-top:6mm">${await qrCode(delivery.deliveryNumber)}</div>`,
    });
    return { html: markup, format: 'A4', name: `${words.title} ${delivery.deliveryNumber}.pdf`, language, resource: 'deliveries' };
  }

  /** 100 × 150 mm, for every label printer. */
  @Renders(SHIPPING_LABEL_PDF)
  async label(tx: Tx, id: Id): Promise<Printed> {
    return shippingLabel(await this.read(tx, id));
  }

  private async read(tx: Tx, id: Id) {
    const delivery = await byId(tx, Delivery, id);
    const order = await byId(tx, Order, delivery.orderId);
    const customer = (order.customerSnapshot as Customer | null) ?? (await byId(tx, Customer, order.customerId));
    return { delivery, order, customer, organization: await this.letterhead.of(tx) };
  }
}
