import { monthsAgo } from './seed';
import { masterData } from './seed.master';
import { year } from './seed.year';
import type { Teller, Told } from './story';
import { letters } from './story.letters';

/** A year of a maker of printers. */
export async function maker({ bench, record, place, tell }: Teller): Promise<Told> {
  const stock = await bench.at(monthsAgo(13), async (tx) => {
    const places = await place(tx);
    const made = await masterData(bench, tx);
    const parts = [...made.suppliers.flatMap((one) => [...one.parts.keys()]), ...made.builds.map(({ build }) => build.partId)];
    const records = [...made.customers, ...made.builds.map(({ build }) => build), ...made.suppliers.map(({ supplier }) => supplier)];
    await record(tx, [...places, ...parts, ...records.map(({ id }) => id)]);
    return made;
  });
  await year(bench, stock, tell);
  await letters({ bench, record }, stock.customers);
  return { customers: stock.customers.length, builds: stock.builds.length };
}
