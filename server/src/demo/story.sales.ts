import { plusDays } from '../core/dates';
import type { Id, Tx } from '../core/tx';
import { ActivitiesService, type Customer } from '../customers';
import { DealsService, LeadsService, MovingService, PipelinesService, QuoteSendingService, QuotesService, QuoteStepsService } from '../pipeline';
import { letters } from './story.letters';
import { at, daysAgo, live, oneOf, today, type Deed, type Teller, type Told } from './story';
import { companies } from './story.people';

const OFFERS = [
  ['Lizenz, 10 Plätze', 'Licence, 10 seats', '4800.00'],
  ['Einführung und Schulung', 'Onboarding and training', '2400.00'],
  ['Wartung, 12 Monate', 'Maintenance, 12 months', '1900.00'],
  ['Anbindung an die Buchhaltung', 'Accounting integration', '3600.00'],
] as const;
const REASONS = { de: ['Preis', 'Mitbewerb', 'Zeitpunkt'], en: ['Price', 'Competitor', 'Timing'] };
const CALLS = {
  de: ['Erstgespräch', 'Rückruf vereinbart', 'Angebot besprochen', 'Vorführung'],
  en: ['First call', 'Call back agreed', 'Went through the quote', 'Demo'],
};
const SOURCES = ['website', 'referral', 'marketing', 'cold_call'] as const;
const DEALS = 34;

/** Seven months of a sales team: deals that move, are won or lost; quotes, calls, leads. */
export async function sales(teller: Teller): Promise<Told> {
  const { bench, record } = teller;
  const start = await bench.at(`${daysAgo(215)}T08:00:00.000Z`, async (tx) => {
    const customers = await companies(teller, tx, 22);
    await record(
      tx,
      customers.map(({ id }) => id),
    );
    const { stages } = await bench.get(PipelinesService).usual(tx);
    return { customers, stages: stages.filter(({ kind }) => kind === 'open').map(({ id }) => id) };
  });
  const deals = Array.from({ length: DEALS }, (_, n) => deal(teller, start.customers[n % start.customers.length], start.stages, n)).flat();
  await live(teller, [...deals, ...leads(teller)]);
  await letters(teller, start.customers);
  return { customers: start.customers.length, deals: DEALS };
}

function deal(teller: Teller, customer: Customer, stages: Id[], n: number): Deed[] {
  const { get, language, roll } = teller.bench;
  const begun = daysAgo(205 - Math.floor((n / DEALS) * 200));
  const [german, english, unitPrice] = OFFERS[n % OFFERS.length];
  const name = language === 'de' ? german : english;
  const fate = roll();
  // the younger a deal, the less far it has come
  const reach = Math.min(stages.length - 1, Math.floor((DEALS - n) / 3) + Math.floor(roll() * 2));
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
      await talk(teller, tx, customer.id, begun, n);
    },
  };
  const move = (stage: number): Deed => ({
    day: on(9 * stage + Math.floor(roll() * 5)),
    run: async (tx) => get(MovingService).move(tx, id, { stageId: stages[stage], version: (await get(DealsService).one(tx, id)).version }),
  });
  const moves = Array.from({ length: reach }, (_, i) => move(i + 1));
  const end = on(9 * reach + 8);
  const quote = reach >= 2 ? [quoted(teller, () => id, on(9 * 2 + 6), end, fate < 0.45 && n < DEALS - 10)] : [];
  const lost: Deed[] = fate > 0.75 && n < DEALS - 8 ? [{ day: end, run: (tx) => get(MovingService).lose(tx, id, oneOf(teller.bench, REASONS[language])) }] : [];
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
async function talk({ bench: { get, language } }: Teller, tx: Tx, customerId: Id, day: string, n: number): Promise<void> {
  await get(ActivitiesService).create(tx, {
    customerId,
    type: n % 2 ? 'call' : 'meeting',
    title: CALLS[language][n % 4],
    occurredAt: at(day, '09:00'),
  } as never);
  if (n < DEALS - 12) return;
  const dueAt = at(plusDays(today(), (n % 5) - 2), '09:00');
  await get(ActivitiesService).create(tx, {
    customerId,
    type: 'call',
    title: language === 'de' ? 'Nachfassen' : 'Follow up',
    occurredAt: at(day, '09:30'),
    dueAt,
  } as never);
}

function leads({ bench: { get, domain }, record }: Teller): Deed[] {
  const names = ['Petra Kern', 'Ivan Horvat', 'Selin Aydın', 'Max Huber', 'Clara Vogel', 'Tim Lang', 'Ida Brandt', 'Noah Egger'];
  return names.map((name, n): Deed => ({
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
