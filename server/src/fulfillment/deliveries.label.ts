import { html, raw } from '../core/html';
import { fontFaces } from '../core/pdf/fonts';
import { documentFormat } from '../core/pdf/format.rules';
import { qrCode } from '../core/pdf/label';
import type { Letterhead } from '../core/pdf/letterhead';
import type { Printed } from '../core/pdf/printed';
import type { Customer } from '../customers';
import type { Delivery } from './deliveries.entity';
import type { Order } from './orders.entity';

const WORDS = {
  de: {
    label: 'Versandetikett',
    from: 'Absender',
    to: 'Empfänger',
    delivery: 'Lieferung',
    order: 'Auftrag',
    carrier: 'Versand',
    tracking: 'Sendungsnummer',
    weight: 'Gewicht',
  },
  en: {
    label: 'Shipping label',
    from: 'From',
    to: 'To',
    delivery: 'Delivery',
    order: 'Order',
    carrier: 'Shipped by',
    tracking: 'Tracking number',
    weight: 'Weight',
  },
} as const;

interface Shipped {
  delivery: Delivery;
  order: Order;
  customer: Customer;
  organization: Awaited<ReturnType<Letterhead['of']>>;
}

const joined = (texts: (string | null | undefined)[], by: string) => texts.filter(Boolean).join(by);

/** 100 × 150 mm; the QR code is the tracking number, or what the delivery is called here. */
export async function shippingLabel(shipped: Shipped): Promise<Printed> {
  const { delivery, customer, order } = shipped;
  const { language } = customer;
  const title = `${WORDS[language].label} ${delivery.deliveryNumber}`;
  const body = html`${addresses(shipped)}${await facts(shipped)}`;
  const text = joined([body.toString(), delivery.deliveryNumber, order.orderNumber], '');
  const markup = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <style>
          ${raw(fontFaces(text))}${raw(CSS)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return { html: markup.toString(), format: { widthMm: 100, heightMm: 150 }, name: `${title}.pdf`, language, resource: 'deliveries' };
}

function addresses({ delivery: { shippingAddress: to }, customer, organization: { name, address } }: Shipped) {
  const words = WORDS[customer.language];
  const sender = joined([name, address?.line1, joined([address?.postalCode, address?.city], ' '), address?.country], ' · ');
  return html`<section class="from"><small>${words.from}</small>${sender}</section>
    <section class="to">
      <small>${words.to}</small><b>${customer.name}</b>
      <div>${to?.line1}</div>
      ${to?.line2 && html`<div>${to.line2}</div>`}
      <div class="place">${joined([to?.postalCode, to?.city], ' ')}</div>
      <div>${to?.country}</div>
    </section>`;
}

async function facts({ delivery, order, customer: { language } }: Shipped) {
  const words = WORDS[language];
  const weight = delivery.weightKg && `${documentFormat(language).quantity(delivery.weightKg)} kg`;
  const more = (
    [
      [words.order, order.orderNumber],
      [words.carrier, delivery.carrier],
      [words.tracking, delivery.trackingNumber],
      [words.weight, weight],
    ] as const
  ).filter(([, text]) => text);
  return html`<section class="foot">
    <div class="qr">${await qrCode(delivery.trackingNumber ?? delivery.deliveryNumber)}</div>
    <div class="facts">
      <small>${words.delivery}</small><b>${delivery.deliveryNumber}</b>
      ${more.map(([label, text]) => html`<small>${label}</small><span>${text}</span>`)}
    </div>
  </section>`;
}

const CSS = `
@page { size: 100mm 150mm; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html, body { width: 100mm; height: 150mm; overflow: hidden; font: 400 12pt/1.3 'Source Sans 3', sans-serif; color: #000; overflow-wrap: anywhere; }
body { padding: 5mm; display: flex; flex-direction: column; }
small { display: block; font-size: 7.5pt; text-transform: uppercase; letter-spacing: .06em; color: #444; }
.from { font-size: 8.5pt; padding-bottom: 3mm; border-bottom: .4mm solid #000; }
.to { flex: 1; padding: 5mm 0; font-size: 15pt; } .to b { display: block; font-size: 18pt; line-height: 1.15; margin: 1mm 0; } .place { font-size: 20pt; font-weight: 700; margin-top: 1.5mm; }
.foot { display: flex; gap: 5mm; border-top: .4mm solid #000; padding-top: 4mm; } .qr { width: 34mm; height: 34mm; flex: none; } .qr svg { display: block; width: 100%; height: 100%; }
.facts { flex: 1; min-width: 0; font-size: 10pt; } .facts b { display: block; font-size: 13pt; } .facts span { display: block; }`;
