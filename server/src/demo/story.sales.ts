import { PipelinesService } from '../pipeline';
import { dealings } from './story.deals';
import { letters } from './story.letters';
import { daysAgo, live, type Teller, type Told } from './story';
import { companies } from './story.people';

const OFFERS = [
  ['Lizenz, 10 Plätze', 'Licence, 10 seats', '4800.00'],
  ['Einführung und Schulung', 'Onboarding and training', '2400.00'],
  ['Wartung, 12 Monate', 'Maintenance, 12 months', '1900.00'],
  ['Anbindung an die Buchhaltung', 'Accounting integration', '3600.00'],
] as const;
const DEALS = 34;
const LEADS = 8;

/** Seven months of a sales team. */
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
  await live(teller, dealings(teller, { ...start, offers: OFFERS, count: DEALS, accepts: true }, LEADS));
  await letters(teller, start.customers);
  return { customers: start.customers.length, deals: DEALS };
}
