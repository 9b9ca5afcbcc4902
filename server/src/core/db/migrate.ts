import { Client, type Pool } from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { migrateQueue } from '../jobs/queue';

type Migrations = MixedList<new () => never>;

/** Brings the database to the newest state, one process at a time; the others wait and find nothing left to do. */
export async function migrate(owner: string, relay: string, migrations: readonly unknown[], withQueue = true): Promise<void> {
  const lock = new Client({ connectionString: owner });
  await lock.connect();
  try {
    await lock.query(`select pg_advisory_lock(hashtextextended('kontor migrations', 0))`);
    const dataSource = new DataSource({ type: 'postgres', url: owner, migrations: migrations as Migrations, migrationsTransactionMode: 'each', poolSize: 2 });
    await dataSource.initialize();
    await loadTrigrams(dataSource);
    await dataSource.runMigrations().finally(() => dataSource.destroy());
    await lock.query('grant select on migrations to app');
    if (withQueue) await migrateQueue(owner, relay);
  } finally {
    await lock.end();
  }
}

// `perform` looks for the function only where there is the extension
const LOAD = `do $$ begin if exists (select from pg_extension where extname = 'pg_trgm') then perform similarity('', ''); end if; end $$`;

/**
 * A function may set a threshold of pg_trgm only in a session that has loaded its library. In a new database the first migrations see
 * to that; in one that exists already nothing has, and the next migration would be refused.
 */
async function loadTrigrams(dataSource: DataSource): Promise<void> {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  pool.on('connect', (client) => void client.query(LOAD));
  await dataSource.query(LOAD);
}

const EXTENSIONS = ['pg_trgm', 'btree_gin', 'btree_gist', 'unaccent'];

/** Statements of an administrator, one process at a time: what they create must not be created twice at once. */
export async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const locked = ['begin', `select pg_advisory_xact_lock(hashtextextended('kontor administration', 0))`, ...statements, 'commit'];
  await client.query(locked.join(';')).finally(() => client.end());
}

/** Trusted extensions: the owner of the database may create them, too. */
export const createExtensions = (url: string): Promise<void> => administer(url, ...EXTENSIONS.map((name) => `create extension if not exists ${name}`));
