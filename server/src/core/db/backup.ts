import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Client } from 'pg';
import { Advice } from '../config.reader';

/** A table as it stands in a backup: what PostgreSQL computes by itself is left out. */
interface Table {
  name: string;
  columns: string[];
}
interface Manifest {
  at: string;
  migrations: string[];
  tables: (Table & { rows: number })[];
  sequences: { name: string; value: string | null }[];
}

const BATCH = 1_000;
const OURS = `n.nspname !~ '^(pg_|information_schema)' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;
const TABLES = `
  select c.oid::regclass::text as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind = 'r' and ${OURS} and c.oid::regclass::text <> 'migrations' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.oid order by 1`;
const SEQUENCES = `select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::text as value from pg_sequences where schemaname !~ '^pg_'`;

const fileOf = (folder: string, name: string) => path.join(folder, 'tables', `${name.replaceAll('"', '')}.ndjson.gz`);

async function connected<T>(url: string, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return fn(client).finally(() => client.end());
}

const done = async (client: Client): Promise<string[]> =>
  (await client.query<{ name: string }>('select name from migrations order by name')).rows.map(({ name }) => name);

/**
 * Every row of every table at one moment, one JSON per line, and then the `files` of a disk: what a row names was there before it. Needs the owner
 * of the tables; the product may go on working.
 */
export const dump = (url: string, folder: string, files?: string): Promise<Manifest> =>
  connected(url, async (client) => {
    fs.mkdirSync(path.join(folder, 'tables'), { recursive: true });
    await client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'`);
    const manifest: Manifest = { at: new Date().toISOString(), migrations: await done(client), tables: [], sequences: (await client.query(SEQUENCES)).rows };
    for (const table of (await client.query<Table>(TABLES)).rows)
      manifest.tables.push({ ...table, rows: await dumpTable(client, table, fileOf(folder, table.name)) });
    if (files && fs.existsSync(files)) fs.cpSync(files, path.join(folder, 'files'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
    return manifest;
  });

async function dumpTable(client: Client, { name, columns }: Table, file: string): Promise<number> {
  const zip = createGzip();
  const written = finished(zip.pipe(fs.createWriteStream(file)));
  await client.query(`declare every_row no scroll cursor for select row_to_json(t)::text as line from (select ${columns.join(', ')} from ${name}) t`);
  let count = 0;
  for (let rows: { line: string }[]; (rows = (await client.query(`fetch ${BATCH} from every_row`)).rows).length; count += rows.length)
    if (!zip.write(rows.map(({ line }) => `${line}\n`).join(''))) await once(zip, 'drain');
  await client.query('close every_row');
  zip.end();
  await written;
  return count;
}

/**
 * Puts a backup in place of what a database of the same version holds, all or nothing. Needs a superuser: keys are not checked and
 * triggers do not fire, because the rows have been through them. Refuses a database in use unless `replace`.
 */
export const restore = (url: string, folder: string, { replace = false, files }: { replace?: boolean; files?: string } = {}): Promise<Manifest> =>
  connected(url, async (client) => {
    const manifest: Manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
    const { rows } = await client.query(
      `select (select rolsuper from pg_roles where rolname = current_user) as super, exists (select from core.organizations) as used`,
    );
    if (!rows[0].super) throw new Advice('A backup is restored by a superuser: give its address as DATABASE_URL, alone.');
    if (rows[0].used && !replace) throw new Advice('There are organizations in this database already: --replace puts the backup in their place.');
    if (String(await done(client)) !== String(manifest.migrations))
      throw new Advice('The backup was made by another version of Kontor: restore it with that version, then start this one.');
    await client.query(`begin; set local session_replication_role = replica; set local timezone = 'UTC'`);
    await client.query(`truncate ${manifest.tables.map(({ name }) => name).join(', ')}`);
    for (const table of manifest.tables) await restoreTable(client, table, fileOf(folder, table.name));
    for (const { name, value } of manifest.sequences) if (value !== null) await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
    const kept = path.join(folder, 'files');
    if (files && fs.existsSync(kept)) fs.cpSync(kept, files, { recursive: true });
    await client.query('commit');
    return manifest;
  });

async function restoreTable(client: Client, { name, columns, rows }: Manifest['tables'][number], file: string): Promise<void> {
  const list = columns.join(', ');
  const insert = `insert into ${name} (${list}) overriding system value select ${list} from json_populate_recordset(null::${name}, $1)`;
  let batch: string[] = [];
  let count = 0;
  const send = async () => {
    count += (await client.query(insert, [`[${batch.join(',')}]`])).rowCount ?? 0;
    batch = [];
  };
  for await (const line of readline.createInterface({ input: fs.createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity }))
    if (batch.push(line) >= BATCH) await send();
  if (batch.length) await send();
  if (count !== rows) throw new Error(`${name}: ${count} of ${rows} rows in the backup`);
}
