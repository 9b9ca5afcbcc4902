import { defineTexts } from '../core/texts';
import { deliveryTexts } from './texts.deliveries';
import { orderTexts } from './texts.orders';

export const texts = defineTexts('fulfillment', {
  en: {
    orders: orderTexts.en,
    deliveries: deliveryTexts.en,
    chain: { production: 'Production', invoice: 'Invoice', credit: 'Credit note', payment: 'Payment' },
    open: {
      open: 'Open',
      nothing: 'Nothing is open for this.',
      amountOf: 'Amount of {{name}}',
      produceText: 'A production order is planned for each line, with the options of the line. Nothing leaves stock yet.',
      produced: 'Production is planned',
      deliverText: 'Packs a delivery. Stock falls when it is shipped.',
      packed: 'The delivery is ready to ship',
      invoiceText: 'A draft of an invoice is made, which you can still change. It gets its number when you finalize it.',
      draftInvoice: 'Create draft',
      invoiced: 'The draft of the invoice is ready',
    },
  },
  de: {
    orders: orderTexts.de,
    deliveries: deliveryTexts.de,
    chain: { production: 'Produktion', invoice: 'Rechnung', credit: 'Gutschrift', payment: 'Zahlung' },
    open: {
      open: 'Offen',
      nothing: 'Dafür ist nichts offen.',
      amountOf: 'Menge von {{name}}',
      produceText: 'Für jede Zeile wird ein Produktionsauftrag mit ihren Optionen geplant. Vom Lager geht noch nichts ab.',
      produced: 'Die Produktion ist geplant',
      deliverText: 'Packt eine Lieferung. Der Bestand sinkt beim Versand.',
      packed: 'Die Lieferung ist versandbereit',
      invoiceText: 'Es entsteht ein Rechnungsentwurf, den Sie noch ändern können. Seine Nummer bekommt er beim Ausstellen.',
      draftInvoice: 'Entwurf anlegen',
      invoiced: 'Der Rechnungsentwurf ist angelegt',
    },
  },
});

declare module '../core/texts' {
  interface TextRegistry {
    fulfillment: typeof texts.en;
  }
}
