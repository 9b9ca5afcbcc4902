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
    await lock.query(ONE_ORGANIZATION);
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

/**
 * Of a table nobody has written to PostgreSQL assumes that every row belongs to another organization: to find one by its id, any index that
 * begins with the organization is as good, and the plan that is kept reads them all once there are many. It is told the opposite, until it
 * counts by itself. PostgreSQL 18 and newer can be told.
 */
const ONE_ORGANIZATION = `do $$ begin
  if to_regproc('pg_catalog.pg_restore_attribute_stats') is null then return; end if;
  execute $tell$
    select pg_restore_attribute_stats('schemaname', n.nspname::text, 'relname', c.relname::text, 'attname', 'organization_id', 'inherited', false,
      'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relkind = 'r' and c.relrowsecurity and pg_has_role(c.relowner, 'usage')
      and not exists (select from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname and s.attname = 'organization_id')
  $tell$;
end $$`;

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
