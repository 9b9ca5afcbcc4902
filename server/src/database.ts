import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { startPostgres, type EmbeddedPostgres } from '../../docker/embedded/postgres';
import { migrations } from '../../migrations';
import type { Config } from './core/config';
import { Advice } from './core/config.reader';
import { administer, createExtensions, migrate } from './core/db/migrate';
import { createRoles, roleUrl } from './core/db/roles';

export interface Home {
  /** With addresses and secrets filled in. */
  config: Config;
  /** The most that is known: a superuser of the embedded server, else whoever was given. */
  admin: string;
  /** Ends the embedded server; the last thing to do. */
  close(): Promise<void>;
}

interface Addresses {
  databaseUrl: string;
  ownerUrl: string;
  relayUrl: string;
}

/**
 * A migrated database: the embedded one, or the server of DATABASE_URL. `lost` is called if the embedded one ends by itself; a `guest`
 * may look in while Kontor is running.
 */
export async function openHome(given: Config, { lost, guest }: { lost?: () => void; guest?: boolean } = {}): Promise<Home> {
  const secrets = keepSecrets(given.dataDir);
  const embedded = given.databaseUrl ? undefined : await startPostgres(path.join(given.dataDir, 'postgres'), { password: secrets.postgres, lost, guest });
  try {
    const addresses = embedded ? await createOwn(embedded) : await ofServer(given);
    if (addresses.ownerUrl) await migrate(addresses.ownerUrl, addresses.relayUrl, migrations, !given.redisUrl);
    const queueUrl = given.process === 'api' ? '' : addresses.relayUrl;
    const config = { ...given, ...addresses, queueUrl, jwtSecret: given.jwtSecret || secrets.jwt };
    const admin = embedded?.url(NAME) ?? (given.ownerUrl || given.databaseUrl);
    return { config, admin, close: async () => embedded?.stop() };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Random values of this installation, made once, readable by its user alone. */
function keepSecrets(dataDir: string): { postgres: string; jwt: string } {
  const file = path.join(dataDir, 'secrets.json');
  fs.mkdirSync(dataDir, { recursive: true });
  if (!fs.existsSync(file)) {
    const secrets = { postgres: randomBytes(18).toString('hex'), jwt: randomBytes(32).toString('base64url') };
    const made = `${file}.${process.pid}`;
    fs.writeFileSync(made, JSON.stringify(secrets), { mode: 0o600, flush: true });
    fs.renameSync(made, file); // whole or not at all
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

const NAME = 'kontor';

async function createOwn({ url, near }: EmbeddedPostgres): Promise<Addresses> {
  const admin = url('postgres');
  await query(admin, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
    if (!rowCount) await client.query(`create database ${NAME} owner owner`);
  });
  await createExtensions(url(NAME));
  return { databaseUrl: near(url(NAME, 'app')), ownerUrl: url(NAME, 'owner'), relayUrl: url(NAME, 'relay') };
}

/** Three addresses as given; or one, of an administrator who may create the roles. */
async function ofServer({ databaseUrl: admin, ownerUrl, relayUrl }: Config): Promise<Addresses> {
  if (ownerUrl) {
    await createExtensions(ownerUrl);
    return { databaseUrl: admin, ownerUrl, relayUrl };
  }
  const { rows } = await query(admin, (client) =>
    client.query(`select rolsuper as super, rolcreaterole as creates from pg_roles where rolname = current_user`),
  );
  if (!rows[0].super && !rows[0].creates)
    throw new Advice('DATABASE_URL alone must be of a user with CREATEROLE; else give OWNER_DATABASE_URL and RELAY_DATABASE_URL as well (docs/deployment.md)');
  await createRoles(admin, rows[0].super ? undefined : ['app', 'relay']);
  await createExtensions(admin);
  if (rows[0].super) await handOver(admin);
  return { databaseUrl: roleUrl(admin, 'app'), ownerUrl: rows[0].super ? roleUrl(admin, 'owner') : admin, relayUrl: roleUrl(admin, 'relay') };
}

/** A superuser would not be bound by the policies in functions that run as the owner: `owner` takes the database. */
const handOver = (admin: string) => administer(admin, `do $$ begin execute format('alter database %I owner to owner', current_database()); end $$`);

async function query<T>(url: string, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return fn(client).finally(() => client.end());
}
