import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { rebuildFigures } from './analytics';
import { entities } from './app.module';
import { readConfig } from './core/config';
import { Advice } from './core/config.reader';
import { openDataSource } from './core/db/data-source';
import { EventWriter } from './core/events';
import { organizations } from './core/jobs/organizations';
import { SYSTEM_ACTOR } from './core/jobs/runner';
import type { Ctx } from './core/tx';
import { Work } from './core/work';
import { openHome, type Home } from './database';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run figures:rebuild [-- --organization <id>]`: counts all kept sums from nothing, while Kontor runs or not. `--verbose` names each. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { organization: { type: 'string' }, verbose: { type: 'boolean' } } });
  const home = await openHome(readConfig(), { guest: true });
  try {
    await rebuild(home, values);
  } finally {
    await home.close();
  }
}

async function rebuild({ config }: Home, { organization, verbose }: { organization?: string; verbose?: boolean }): Promise<void> {
  const all = await organizations(config.relayUrl);
  if (organization && !all.includes(organization)) throw new Advice(`There is no organization ${organization}.`);
  const wanted = organization ? [organization] : all;
  const dataSource = await openDataSource(config.databaseUrl, entities, 2);
  const started = Date.now();
  let tallies = 0;
  try {
    const work = new Work(dataSource, new EventWriter(dataSource));
    for (const one of wanted) {
      await rebuildFigures(work, system(one), (tally, ms) => {
        tallies++;
        if (verbose) say(`${one}: ${tally} in ${ms} ms`);
      });
    }
    say(`${wanted.length} organizations, ${tallies} tallies counted from nothing in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  } finally {
    await dataSource.destroy();
  }
}

const system = (organization: string): Ctx => ({
  organization,
  actor: SYSTEM_ACTOR,
  permissions: [],
  role: 'system',
  locale: 'en',
  requestId: randomUUID(),
  cause: randomUUID(),
});

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof Advice ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
