import { announces } from '../core/notify/announces';
import { QUOTE_ACCEPTED, QUOTE_DECLINED } from './pipeline.events';

const owner = (data: Record<string, unknown>) => (typeof data.ownerId === 'string' ? [data.ownerId] : []);

/** Told is who looks after the deal, or who wrote the quote. */
export const quoteAccepted = announces({
  kind: 'pipeline.quote_accepted',
  on: QUOTE_ACCEPTED,
  resource: 'quotes',
  to: ['quotes:read'],
  whom: owner,
  mail: 'now',
  label: { en: 'A quote was accepted', de: 'Ein Angebot wurde angenommen' },
  says: { en: '{by} accepted quote {quoteNumber}: order {orderNumber}', de: '{by} hat Angebot {quoteNumber} angenommen: Auftrag {orderNumber}' },
});
export const quoteDeclined = announces({
  kind: 'pipeline.quote_declined',
  on: QUOTE_DECLINED,
  resource: 'quotes',
  to: ['quotes:read'],
  whom: owner,
  mail: 'now',
  label: { en: 'A quote was declined', de: 'Ein Angebot wurde abgelehnt' },
  says: { en: '{by} declined quote {quoteNumber}', de: '{by} hat Angebot {quoteNumber} abgelehnt' },
});
