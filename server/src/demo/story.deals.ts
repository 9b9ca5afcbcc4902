import { plusDays } from '../core/dates';
import type { Id, Tx } from '../core/tx';
import { ActivitiesService, type Customer } from '../customers';
import { DealsService, LeadsService, MovingService, QuoteSendingService, QuotesService, QuoteStepsService } from '../pipeline';
import { at, daysAgo, oneOf, today, type Deed, type Teller } from './story';

/** What is sold, to whom, by which stages. */
export interface Sold {
  customers: Customer[];
  /** The open ones, in their order. */
  stages: Id[];
  /** In German, in English, the price of one. */
  offers: readonly (readonly [string, string, string])[];
  count: number;
  /** Some quotes are accepted, which wins the deal and makes an order. */
  accepts: boolean;
}

const REASONS = { de: ['Preis', 'Mitbewerb', 'Zeitpunkt'], en: ['Price', 'Competitor', 'Timing'] };
const CALLS = {
  de: ['Erstgespräch', 'Rückruf vereinbart', 'Angebot besprochen', 'Vorführung'],
  en: ['First call', 'Call back agreed', 'Went through the quote', 'Demo'],
};
const SOURCES = ['website', 'referral', 'marketing', 'cold_call'] as const;
/** Seven months of deals that move, are won or lost; quotes, calls, and so many leads. */
export const dealings = (teller: Teller, sold: Sold, unasked: number): Deed[] => [
  ...Array.from({ length: sold.count }, (_, n) => deal(teller, sold, n)).flat(),
  ...leads(teller, unasked),
];

function deal(teller: Teller, { customers, stages, offers, count, accepts }: Sold, n: number): Deed[] {
  const customer = customers[n % customers.length];
  const { get, language, roll } = teller.bench;
  const begun = daysAgo(205 - Math.floor((n / count) * 200));
  const [german, english, unitPrice] = offers[n % offers.length];
  const name = language === 'de' ? german : english;
  const fate = roll();
  // the younger a deal, the less far it has come
  const reach = Math.min(stages.length - 1, Math.floor((count - n) / 3) + Math.floor(roll() * 2));
  const on = (days: number) => plusDays(begun, days);
  let id: Id;
  const create: Deed = {
    day: begun,
    run: async (tx) => {
      const input = {
        title: `${name} · ${customer.name}`,
        customerId: customer.id,
        source: SOURCES[n % 4],
        expectedCloseDate: on(60),
        items: [{ description: name, quantity: 1 + (n % 3), unitPrice }],
      };
      id = (await get(DealsService).create(tx, input as never)).id;
      await talk(teller, tx, customer.id, begun, { n, newest: n >= count - 12 });
    },
  };
  const move = (stage: number): Deed => ({
    day: on(9 * stage + Math.floor(roll() * 5)),
    run: async (tx) => get(MovingService).move(tx, id, { stageId: stages[stage], version: (await get(DealsService).one(tx, id)).version }),
  });
  const moves = Array.from({ length: reach }, (_, i) => move(i + 1));
  const end = on(9 * reach + 8);
  const quote = reach >= 2 ? [quoted(teller, () => id, on(9 * 2 + 6), end, accepts && fate < 0.45 && n < count - 10)] : [];
  const lost: Deed[] = fate > 0.75 && n < count - 8 ? [{ day: end, run: (tx) => get(MovingService).lose(tx, id, oneOf(teller.bench, REASONS[language])) }] : [];
  return [create, ...moves, ...quote.flat(), ...lost];
}

/** A quote with the lines of the deal; an accepted one wins the deal and makes the order. */
function quoted({ bench: { get } }: Teller, deal: () => Id, day: string, decided: string, accepted: boolean): Deed[] {
  let id: Id;
  const made: Deed = {
    day,
    run: async (tx) => {
      const { items, customerId } = await get(DealsService).one(tx, deal());
      const lines = items.map(({ description, quantity, unitPrice }) => ({ description, quantity, unitPrice }));
      id = (
        await get(QuotesService).create(tx, {
          dealId: deal(),
          customerId,
          quoteDate: day,
          validUntil: plusDays(day, accepted ? 365 : 45),
          items: lines,
        } as never)
      ).id;
      await get(QuoteSendingService).send(tx, id, { mail: false } as never);
    },
  };
  return accepted ? [made, { day: decided, run: (tx) => get(QuoteStepsService).accept(tx, id, { name: 'Einkauf' }) }] : [made];
}

/** What was said, and what is to be done next: the newest deals have a task for today or one that is late. */
async function talk({ bench: { get, language } }: Teller, tx: Tx, customerId: Id, day: string, { n, newest }: { n: number; newest: boolean }): Promise<void> {
  await get(ActivitiesService).create(tx, {
    customerId,
    type: n % 2 ? 'call' : 'meeting',
    title: CALLS[language][n % 4],
    occurredAt: at(day, '09:00'),
  } as never);
  if (!newest) return;
  const dueAt = at(plusDays(today(), (n % 5) - 2), '09:00');
  await get(ActivitiesService).create(tx, {
    customerId,
    type: 'call',
    title: language === 'de' ? 'Nachfassen' : 'Follow up',
    occurredAt: at(day, '09:30'),
    dueAt,
  } as never);
}

function leads({ bench: { get, domain }, record }: Teller, count: number): Deed[] {
  const names = ['Petra Kern', 'Ivan Horvat', 'Selin Aydın', 'Max Huber', 'Clara Vogel', 'Tim Lang', 'Ida Brandt', 'Noah Egger'];
  return names.slice(0, count).map((name, n): Deed => ({
    day: daysAgo(40 - n * 5),
    run: async (tx) => {
      const { id } = await get(LeadsService).create(tx, {
        name,
        company: `${name.split(' ')[1]} GmbH`,
        email: `${n}.lead@${domain}`,
        source: SOURCES[n % 4],
        status: (['new', 'contacted', 'qualified', 'proposal'] as const)[n % 4],
        priority: (['low', 'medium', 'high'] as const)[n % 3],
        estimatedValue: String(3_000 + n * 4_500),
      } as never);
      await record(tx, [id]); // nothing else holds it
    },
  }));
}
