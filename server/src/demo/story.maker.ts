import type { Customer } from '../customers';
import { PipelinesService } from '../pipeline';
import { masterData } from './seed.master';
import { year } from './seed.year';
import { live, monthsAgo, type Teller, type Told } from './story';
import { dealings } from './story.deals';
import { letters } from './story.letters';

/** A year of a maker of printers. */
export async function maker(teller: Teller): Promise<Told> {
  const { bench, record, place, tell } = teller;
  const stock = await bench.at(monthsAgo(13), async (tx) => {
    const places = await place(tx);
    const made = await masterData(bench, tx);
    const parts = [...made.suppliers.flatMap((one) => [...one.parts.keys()]), ...made.builds.map(({ build }) => build.partId)];
    const records = [...made.customers, ...made.builds.map(({ build }) => build), ...made.suppliers.map(({ supplier }) => supplier)];
    await record(tx, [...places, ...parts, ...records.map(({ id }) => id)]);
    return made;
  });
  await year(bench, stock, tell);
  await talks({ ...teller, tell: async () => undefined }, stock.customers);
  return { customers: stock.customers.length, builds: stock.builds.length };
}

const OFFERS = [
  ['Drucker FZ-24 mit Gehäuse', 'Printer FZ-24 with enclosure', '4680.00'],
  ['Drucker FZ-16', 'Printer FZ-16', '3290.00'],
  ['Wartung, 12 Monate', 'Maintenance, 12 months', '690.00'],
] as const;
const DEALS = 14;
const LEADS = 4;

/** What is being talked about: deals and leads on their way, and what was written in the last days. Orders are the year's; none comes of it. */
export async function talks(teller: Teller, customers: Customer[]): Promise<void> {
  const { stages } = await teller.bench.at(monthsAgo(8), (tx) => teller.bench.get(PipelinesService).usual(tx));
  const open = stages.filter(({ kind }) => kind === 'open').map(({ id }) => id);
  await live(teller, dealings(teller, { customers, stages: open, offers: OFFERS, count: DEALS, accepts: false }, LEADS));
  await letters(teller, customers);
}
