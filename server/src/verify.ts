import { randomUUID } from 'node:crypto';
import { entities } from './app.module';
import { numberGaps } from './billing';
import { readConfig } from './core/config';
import { openDataSource } from './core/db/data-source';
import { EventWriter } from './core/events';
import { organizations } from './core/jobs/organizations';
import { SYSTEM_ACTOR } from './core/jobs/runner';
import type { Ctx, Tx } from './core/tx';
import { Work } from './core/work';
import { openHome, type Home } from './database';
import { verifyStock } from './parts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run verify`: counts the books of every organization again. Tells every difference; the exit code is 1 if there is one. */
async function main(): Promise<number> {
  const home = await openHome(readConfig(), { guest: true });
  try {
    return await verify(home);
  } finally {
    await home.close();
  }
}

async function verify({ config }: Home): Promise<number> {
  const dataSource = await openDataSource(config.databaseUrl, entities, 2);
  try {
    const work = new Work(dataSource, new EventWriter(dataSource));
    const found = await organizations(config.relayUrl);
    let [parts, wrong] = [0, 0];
    for (const organization of found) {
      const { partsChecked, differences } = await work.read(system(organization), booksOf);
      parts += partsChecked;
      wrong += differences.length;
      for (const difference of differences) say(`${organization}: ${difference}`);
    }
    say(`${found.length} organizations, ${parts} parts recounted from the ledger, ${wrong} differences.`);
    return wrong;
  } finally {
    await dataSource.destroy();
  }
}

const system = (organization: string): Ctx => ({ organization, actor: SYSTEM_ACTOR, permissions: [], role: 'admin', locale: 'en', requestId: randomUUID() });

async function booksOf(tx: Tx): Promise<{ partsChecked: number; differences: string[] }> {
  const [{ partsChecked, differences }, gaps] = await Promise.all([verifyStock(tx), numberGaps(tx)]);
  const stock = differences.map(
    ({ partId, locationId, what, expected, found }) =>
      `part ${partId}${locationId ? ` at ${locationId}` : ''}: ${what} is ${found}, the ledger says ${expected}`,
  );
  const numbers = gaps.filter(({ missing }) => missing.length).map(({ series, year, missing }) => `${series} ${year}: no document has ${missing.join(', ')}`);
  return { partsChecked, differences: [...stock, ...numbers] };
}

void main().then(
  (wrong) => (process.exitCode = wrong ? 1 : 0),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  },
);
