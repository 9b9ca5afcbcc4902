import { Injectable } from '@nestjs/common';
import { html, raw } from '../core/html';
import { documentFormat } from '../core/pdf/format.rules';
import { qrCode } from '../core/pdf/label';
import { fontFaces } from '../core/pdf/fonts';
import { letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { Renders, type Printed } from '../core/pdf/printed';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import { Delivery } from './deliveries.entity';
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
    label: 'Versandetikett',
    from: 'Absender',
    to: 'Empfänger',
    scan: 'Lieferung',
    weight: 'Gewicht',
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
    label: 'Shipping label',
    from: 'From',
    to: 'To',
    scan: 'Delivery',
    weight: 'Weight',
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
    const { delivery, order, customer, organization } = await this.read(tx, id);
    const { language } = customer;
    const words = WORDS[language];
    const to = delivery.shippingAddress;
    const place = [to?.postalCode, to?.city].filter(Boolean).join(' ');
    const sender = [
      organization.name,
      organization.address?.line1,
      [organization.address?.postalCode, organization.address?.city].filter(Boolean).join(' '),
      organization.address?.country,
    ]
      .filter(Boolean)
      .join(' · ');
    const text = [customer.name, to?.line1, to?.line2, place, sender, delivery.carrier, delivery.trackingNumber].join(' ');
    const markup = html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <title>${words.label} ${delivery.deliveryNumber}</title>
          <style>
            ${raw(fontFaces(text + delivery.deliveryNumber + order.orderNumber))}${raw(LABEL_CSS)}
          </style>
        </head>
        <body>
          <section class="from"><small>${words.from}</small>${sender}</section>
          <section class="to">
            <small>${words.to}</small><b>${customer.name}</b>
            <div>${to?.line1}</div>
            ${to?.line2 && html`<div>${to.line2}</div>`}
            <div class="place">${place}</div>
            <div>${to?.country}</div>
          </section>
          <section class="foot">
            <div class="qr">${await qrCode(delivery.trackingNumber ?? delivery.deliveryNumber)}</div>
            <div class="facts">
              <small>${words.scan}</small><b>${delivery.deliveryNumber}</b><small>${words.order}</small><span>${order.orderNumber}</span>
              ${delivery.carrier && html`<small>${words.carrier}</small><span>${delivery.carrier}</span>`}${delivery.trackingNumber && html`<small>${words.tracking}</small><span>${delivery.trackingNumber}</span>`}${delivery.weightKg && html`<small>${words.weight}</small><span>${documentFormat(language).quantity(delivery.weightKg)} kg</span>`}
            </div>
          </section>
        </body>
      </html>`;
    return {
      html: markup.toString(),
      format: { widthMm: 100, heightMm: 150 },
      name: `${words.label} ${delivery.deliveryNumber}.pdf`,
      language,
      resource: 'deliveries',
    };
  }

  private async read(tx: Tx, id: Id) {
    const delivery = await byId(tx, Delivery, id);
    const order = await byId(tx, Order, delivery.orderId);
    const customer = (order.customerSnapshot as Customer | null) ?? (await byId(tx, Customer, order.customerId));
    return { delivery, order, customer, organization: await this.letterhead.of(tx) };
  }
}

const LABEL_CSS = `
@page { size: 100mm 150mm; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html, body { width: 100mm; height: 150mm; overflow: hidden; font: 400 12pt/1.3 'Source Sans 3', sans-serif; color: #000; overflow-wrap: anywhere; }
body { padding: 5mm; display: flex; flex-direction: column; }
small { display: block; font-size: 7.5pt; text-transform: uppercase; letter-spacing: .06em; color: #444; }
.from { font-size: 8.5pt; padding-bottom: 3mm; border-bottom: .4mm solid #000; }
.to { flex: 1; padding: 5mm 0; font-size: 15pt; } .to b { display: block; font-size: 18pt; line-height: 1.15; margin: 1mm 0; } .place { font-size: 20pt; font-weight: 700; margin-top: 1.5mm; }
.foot { display: flex; gap: 5mm; border-top: .4mm solid #000; padding-top: 4mm; } .qr { width: 34mm; height: 34mm; flex: none; } .qr svg { display: block; width: 100%; height: 100%; }
.facts { flex: 1; min-width: 0; font-size: 10pt; } .facts b { display: block; font-size: 13pt; } .facts span { display: block; }`;
