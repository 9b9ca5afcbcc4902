import type { Language } from '../core/pdf/printed';
import type { Delivery } from './deliveries.entity';
import type { Order } from './orders.entity';

interface Words {
  confirmation: (order: Order, house: string) => { title: string; subject: string; text: string };
  onItsWay: (delivery: Delivery, house: string) => { title: string; subject: string; text: string };
}

const lines = (...all: (string | null | false)[]): string => all.filter((line) => line !== null && line !== false).join('\n');

/** The letters of orders and deliveries, in the language of the customer. */
export const LETTERS: Record<Language, Words> = {
  de: {
    confirmation: ({ orderNumber, customerReference }, house) => {
      const title = `Auftragsbestätigung ${orderNumber}`;
      const about = customerReference ? `Ihren Auftrag ${customerReference}` : 'Ihren Auftrag';
      const text = `Guten Tag,\n\nvielen Dank für ${about}. Unsere Auftragsbestätigung ${orderNumber} finden Sie im Anhang.\n\nFreundliche Grüße\n${house}`;
      return { title, subject: `${title} | ${house}`, text };
    },
    onItsWay: ({ deliveryNumber, orderNumber, carrier, trackingNumber, trackingUrl }, house) => ({
      title: `Lieferschein ${deliveryNumber}`,
      subject: `Ihre Lieferung ${deliveryNumber} ist unterwegs | ${house}`,
      text: lines(
        `Guten Tag,\n\nIhre Lieferung ${deliveryNumber} zu Auftrag ${orderNumber} ist unterwegs.`,
        (carrier || trackingNumber) && '',
        carrier && `Versand: ${carrier}`,
        trackingNumber && `Sendungsnummer: ${trackingNumber}`,
        trackingUrl && `Sendung verfolgen: ${trackingUrl}`,
        `\nDen Lieferschein finden Sie im Anhang.\n\nFreundliche Grüße\n${house}`,
      ),
    }),
  },
  en: {
    confirmation: ({ orderNumber, customerReference }, house) => {
      const title = `Order confirmation ${orderNumber}`;
      const about = customerReference ? `your order ${customerReference}` : 'your order';
      const text = `Hello,\n\nthank you for ${about}. Please find our order confirmation ${orderNumber} attached.\n\nKind regards\n${house}`;
      return { title, subject: `${title} | ${house}`, text };
    },
    onItsWay: ({ deliveryNumber, orderNumber, carrier, trackingNumber, trackingUrl }, house) => ({
      title: `Delivery note ${deliveryNumber}`,
      subject: `Your delivery ${deliveryNumber} is on its way | ${house}`,
      text: lines(
        `Hello,\n\nyour delivery ${deliveryNumber} of order ${orderNumber} is on its way.`,
        (carrier || trackingNumber) && '',
        carrier && `Shipped by: ${carrier}`,
        trackingNumber && `Tracking number: ${trackingNumber}`,
        trackingUrl && `Track it: ${trackingUrl}`,
        `\nPlease find the delivery note attached.\n\nKind regards\n${house}`,
      ),
    }),
  },
};
