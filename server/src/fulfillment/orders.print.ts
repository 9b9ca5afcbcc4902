import { Injectable } from '@nestjs/common';
import { documentFormat, type DocumentFormat } from '../core/pdf/format.rules';
import { letter, type Letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { Renders, type Language, type Printed } from '../core/pdf/printed';
import { salesPaper } from '../core/pdf/sales-paper';
import { byId } from '../core/rows';
import { taxNotes } from '../core/tax';
import { documentTotals } from '../core/totals';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import { Order } from './orders.entity';

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
    intro: 'Vielen Dank für Ihren Auftrag. Wir bestätigen Ihnen:',
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
    intro: 'Thank you for your order. We confirm:',
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
    ...salesPaper({ ...order, discountAmount: documentTotals(order.items, order).discountAmount }, language),
    notes: [
      ...taxNotes(
        order.taxBreakdown.map((share) => share.taxCategory),
        organization.country,
        language,
      ),
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
