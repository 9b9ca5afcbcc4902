import type { Order } from '../fulfillment';

type Said = Pick<Order, 'orderNumber'> & { house: string; name: string };

/** What is said of an order that can be picked up, and what a colleague has to do where nobody can be written to. */
export const PICK_UP = {
  de: {
    subject: ({ orderNumber, house }: Said) => `Ihre Bestellung ${orderNumber} ist abholbereit | ${house}`,
    sms: ({ orderNumber, house }: Said) => `${house}: Ihre Bestellung ${orderNumber} ist fertig und kann abgeholt werden.`,
    mail: ({ orderNumber, house }: Said) =>
      `Guten Tag,\n\nIhre Bestellung ${orderNumber} ist fertig und kann bei uns abgeholt werden.\n\nFreundliche Grüße\n${house}`,
    task: ({ orderNumber, name }: Said) => `${name} anrufen: ${orderNumber} ist abholbereit`,
  },
  en: {
    subject: ({ orderNumber, house }: Said) => `Your order ${orderNumber} is ready | ${house}`,
    sms: ({ orderNumber, house }: Said) => `${house}: your order ${orderNumber} is ready to be picked up.`,
    mail: ({ orderNumber, house }: Said) => `Hello,\n\nyour order ${orderNumber} is ready and can be picked up.\n\nKind regards\n${house}`,
    task: ({ orderNumber, name }: Said) => `Call ${name}: ${orderNumber} is ready to be picked up`,
  },
} as const;
