import type { DateString } from '../core/dates';
import { documentFormat, type DocumentFormat } from '../core/pdf/format.rules';
import { total } from './planning.netting.rules';
import type { Peg, PlanLine, PlannedOffer } from './planning.types';

type Told = Omit<PlanLine, 'reason'>;
interface Words {
  format: DocumentFormat;
  needed: string;
  minimum: (quantity: string) => string;
  of: (quantity: string, numbers: string) => string;
  more: (count: number) => string;
  there: (line: Told, format: DocumentFormat) => string;
  covered: string;
  missing: (quantity: string) => string;
  make: (quantity: string) => string;
  print: (quantity: string) => string;
  buy: (quantity: string, supplier: string) => string;
  pack: (quantity: string) => string;
  least: (quantity: string) => string;
  nobody: string;
  since: (day: string) => string;
}

const EN: Words = {
  format: documentFormat('en'),
  needed: 'Needed: ',
  minimum: (quantity) => `${quantity} as minimum stock`,
  of: (quantity, numbers) => `${quantity} for ${numbers}`,
  more: (count) => `${count} more`,
  there: (line, format) =>
    `In stock ${format.quantity(line.onHand)}, on order ${format.quantity(line.onOrder)}, in production ${format.quantity(line.inProduction)}.`,
  covered: 'All of it is covered.',
  missing: (quantity) => `Missing: ${quantity}.`,
  make: (quantity) => `Make ${quantity}.`,
  print: (quantity) => `Print ${quantity}.`,
  buy: (quantity, supplier) => `Order ${quantity} from ${supplier}`,
  pack: (quantity) => `packs of ${quantity}`,
  least: (quantity) => `at least ${quantity}`,
  nobody: 'No supplier is known for it.',
  since: (day) => `The last day to begin was ${day}.`,
};
const DE: Words = {
  format: documentFormat('de'),
  needed: 'Gebraucht: ',
  minimum: (quantity) => `${quantity} als Mindestbestand`,
  of: (quantity, numbers) => `${quantity} für ${numbers}`,
  more: (count) => `${count} weitere`,
  there: (line, format) =>
    `Auf Lager ${format.quantity(line.onHand)}, bestellt ${format.quantity(line.onOrder)}, in Fertigung ${format.quantity(line.inProduction)}.`,
  covered: 'Alles ist gedeckt.',
  missing: (quantity) => `Es fehlen: ${quantity}.`,
  make: (quantity) => `${quantity} fertigen.`,
  print: (quantity) => `${quantity} drucken.`,
  buy: (quantity, supplier) => `${quantity} bei ${supplier} bestellen`,
  pack: (quantity) => `Packungen zu ${quantity}`,
  least: (quantity) => `mindestens ${quantity}`,
  nobody: 'Kein Lieferant ist dafür bekannt.',
  since: (day) => `Der letzte Tag dafür war der ${day}.`,
};

/** Why so much of a part is suggested, in words: who needs it, what is there, how the quantity came about. */
export function reasonOf(line: Told, offer: PlannedOffer | undefined, today: DateString, locale: 'de' | 'en'): string {
  const words = locale === 'de' ? DE : EN;
  const told = [words.needed + causes(line.pegging, words), words.there(line, words.format)];
  if (!line.shortage) return [...told, words.covered].join(' ');
  told.push(words.missing(words.format.quantity(line.shortage)), action(line, offer, words));
  if (line.orderBy && line.orderBy < today) told.push(words.since(words.format.date(line.orderBy)));
  return told.join(' ');
}

const NAMED = 3;

function causes(pegging: Peg[], words: Words): string {
  const minimum = pegging.filter((peg) => peg.type === 'minimum_stock');
  const sold = pegging.filter((peg) => peg.type !== 'minimum_stock');
  const numbers = [...new Set(sold.map((peg) => peg.number!))];
  const named = [...numbers.slice(0, NAMED), ...(numbers.length > NAMED ? [words.more(numbers.length - NAMED)] : [])].join(', ');
  const sum = (pegs: Peg[]) => words.format.quantity(total(pegs.map(({ quantity }) => quantity)));
  return `${[...(sold.length ? [words.of(sum(sold), named)] : []), ...(minimum.length ? [words.minimum(sum(minimum))] : [])].join('; ')}.`;
}

function action(line: Told, offer: PlannedOffer | undefined, words: Words): string {
  const quantity = words.format.quantity(line.suggestedQuantity);
  if (line.source === 'make') return words.make(quantity);
  if (line.source === 'print') return words.print(quantity);
  if (!offer) return words.nobody;
  const terms = [
    offer.packSize && words.pack(words.format.quantity(offer.packSize)),
    offer.minimumQuantity && words.least(words.format.quantity(offer.minimumQuantity)),
  ].filter(Boolean);
  return `${words.buy(quantity, offer.supplierName)}${terms.length ? ` (${terms.join(', ')})` : ''}.`;
}
