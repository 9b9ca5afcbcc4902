import { Injectable } from '@nestjs/common';
import { documentFormat, type DocumentFormat } from '../core/pdf/format.rules';
import { letter, type Cell, type Letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { Renders, type Language, type Printed } from '../core/pdf/printed';
import { byId } from '../core/rows';
import { taxNotes } from '../core/tax';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import { Order, type OrderItem } from './orders.entity';

export const ORDER_PDF = 'fulfillment.order';

const WORDS = {
  de: {
    title: 'Auftragsbestätigung',
    draft: 'Entwurf',
    cancelled: 'Storniert',
    number: 'Auftragsnummer',
    date: 'Datum',
    yours: 'Ihre Bestellung',
    expected: 'Voraussichtliche Lieferung',
    vatId: 'Ihre UID',
    customer: 'Kundennummer',
    item: 'Leistung',
    quantity: 'Menge',
    price: 'Einzelpreis',
    total: 'Betrag',
    subtotal: 'Netto',
    discount: 'Rabatt',
    tax: (rate: string) => `USt. ${rate}`,
    sum: 'Gesamtbetrag',
    intro: 'Vielen Dank für Ihren Auftrag. Wir bestätigen Ihnen:',
    gross: 'Alle Einzelpreise enthalten die Umsatzsteuer.',
  },
  en: {
    title: 'Order confirmation',
    draft: 'Draft',
    cancelled: 'Cancelled',
    number: 'Order number',
    date: 'Date',
    yours: 'Your order',
    expected: 'Expected delivery',
    vatId: 'Your VAT ID',
    customer: 'Customer number',
    item: 'Item',
    quantity: 'Quantity',
    price: 'Unit price',
    total: 'Amount',
    subtotal: 'Net',
    discount: 'Discount',
    tax: (rate: string) => `VAT ${rate}`,
    sum: 'Total',
    intro: 'Thank you for your order. We confirm:',
    gross: 'All unit prices include VAT.',
  },
} as const;

@Injectable()
export class OrderPrint {
  constructor(private readonly letterhead: Letterhead) {}

  @Renders(ORDER_PDF)
  async html(tx: Tx, id: Id): Promise<Printed> {
    const order = await byId(tx, Order, id);
    const customer = (order.customerSnapshot as Customer | null) ?? (await byId(tx, Customer, order.customerId));
    const language = customer.language;
    const words = WORDS[language];
    return {
      html: letter(letterOf(await this.letterhead.of(tx), order, customer)),
      format: 'A4',
      name: `${words.title} ${order.orderNumber}.pdf`,
      language,
      resource: 'orders',
    };
  }
}

/** The cells of a line: what it is, with its choices below. */
export function itemCell(item: Pick<OrderItem, 'name' | 'description' | 'sku' | 'customizations'>): Cell {
  const chosen = Array.isArray(item.customizations)
    ? item.customizations.map(({ option, choice }) => `${option}: ${choice}`)
    : Object.entries(item.customizations ?? {}).map(([key, value]) => `${key}: ${String(value)}`);
  const note = [item.description !== item.name ? item.description : null, item.sku, ...chosen].filter(Boolean).join(' · ');
  return { text: item.name, ...(note && { note }) };
}

function letterOf(organization: Letter['organization'], order: Order, customer: Customer): Letter {
  const { language } = customer;
  const words = WORDS[language];
  const format = documentFormat(language);
  return {
    organization,
    language,
    recipient: { name: customer.name, ...order.billingAddress },
    title: `${words.title} ${order.orderNumber}`,
    subtitle: order.status === 'draft' ? words.draft : order.status === 'cancelled' ? words.cancelled : undefined,
    meta: metaOf(order, customer, format, words),
    intro: words.intro,
    columns: [
      { label: '#', width: '8mm' },
      { label: words.item },
      { label: words.quantity, align: 'right', width: '24mm' },
      { label: words.price, align: 'right', width: '26mm' },
      { label: words.total, align: 'right', width: '28mm', strong: true },
    ],
    rows: order.items.map((item, i) => [
      String(i + 1),
      itemCell(item),
      format.measure(item.quantity, item.unit),
      priceCell(item, format, words.discount),
      format.amount(item.lineTotal),
    ]),
    totals: totalsOf(order, format, language),
    notes: [
      ...taxNotes(
        order.taxBreakdown.map((share) => share.taxCategory),
        organization.country,
        language,
      ),
      ...(order.priceMode === 'gross' ? [words.gross] : []),
      ...(order.notes ? [order.notes] : []),
    ],
  };
}

const metaOf = (order: Order, customer: Customer, format: DocumentFormat, words: (typeof WORDS)[Language]): [string, string][] => [
  [words.number, order.orderNumber],
  [words.date, format.date(order.orderDate)],
  [words.customer, customer.customerNumber],
  ...(order.customerReference ? [[words.yours, order.customerReference] as [string, string]] : []),
  ...(order.expectedDeliveryDate ? [[words.expected, format.date(order.expectedDeliveryDate)] as [string, string]] : []),
  ...(customer.vatId ? [[words.vatId, customer.vatId] as [string, string]] : []),
];

const priceCell = (item: OrderItem, format: DocumentFormat, discount: string): Cell =>
  item.discountPercent ? { text: format.price(item.unitPrice), note: `− ${format.rate(item.discountPercent)} ${discount}` } : format.price(item.unitPrice);

function totalsOf(order: Order, format: DocumentFormat, language: Language): Letter['totals'] {
  const words = WORDS[language];
  return [
    ...(order.discountPercent ? [{ label: words.discount, value: `− ${format.rate(order.discountPercent)}` }] : []),
    { label: words.subtotal, value: format.money(order.subtotal, order.currency) },
    ...order.taxBreakdown.map((share) => ({ label: words.tax(format.rate(share.taxRate)), value: format.money(share.tax, order.currency) })),
    { label: words.sum, value: format.money(order.totalAmount, order.currency), grand: true },
  ];
}
