import { Client } from 'pg';
import { dayIn } from '../../src/core/dates';
import type { Database } from '../database';
import { pipelineOf } from './deals';
import { calendarOf, inboxOf } from './people';
import { Chance, daysOfChange } from './random';
import { productionOf, purchasingOf, stockOf } from './stock';
import { salesOf } from './trade';

/** Rows by table, each with the columns that are said; the others have their defaults. */
export type Tables = Record<string, any[]>;

export interface Base {
  by: { created_by: string; updated_by: string };
  now: number;
  today: string;
  currency: string;
  /** Days on which the clocks were turned. */
  changes: string[];
}

/** An organization with a past of a year in every module. */
export interface House {
  id: string;
  zone: string;
  currency: string;
  now: number;
  today: string;
  changes: string[];
}

/** Makes it up from a seed and writes it past all rules, as it could have come about. */
export async function madeUp(db: Database, seed: number, { zone, currency, country }: { zone: string; currency: string; country: string }): Promise<House> {
  const now = Date.now();
  const chance = new Chance(seed, zone, now);
  const [id, actor] = [chance.id(), chance.id()];
  const base: Base = { by: { created_by: actor, updated_by: actor }, now, today: dayIn(zone, now), currency, changes: daysOfChange(zone, now) };
  const stock = stockOf(chance, base);
  const parts = stock['parts.parts'].filter((part) => part.kind === 'stocked');
  const sales = salesOf(chance, base, parts);
  const customers = sales['customers.customers'];
  const tables: Tables = {
    ...{ ...stock, ...productionOf(chance, base, parts), ...purchasingOf(chance, base, parts), ...sales },
    ...{ ...pipelineOf(chance, base, customers), ...inboxOf(chance, base, customers), ...calendarOf(chance, base, customers) },
  };
  const organization = { id, ...base.by, name: `House ${seed}`, industry: 'maker', country, currency, time_zone: zone, locale: 'de-AT' };
  await written(db, id, { 'core.organizations': [organization], ...tables });
  return { id, zone, currency, now, today: base.today, changes: base.changes };
}

/** Without triggers but those that keep what is booked of a resource: finished documents may be written at once. */
export async function written(db: Database, organization: string, tables: Tables): Promise<void> {
  const client = new Client({ connectionString: db.url('postgres') });
  await client.connect();
  try {
    await client.query('begin');
    for (const [table, all] of Object.entries(tables)) {
      await client.query(`set local session_replication_role = ${table === 'scheduling.appointments' ? 'origin' : 'replica'}`);
      if (!all.length) continue;
      const rows = table === 'core.organizations' ? all : all.map((one) => ({ organization_id: organization, ...one }));
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ');
      await client.query(`select set_config('app.organization', $1, true)`, [organization]);
      await client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
        JSON.stringify(rows),
      ]);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Everything there is of an organization, table by table, read by somebody no rule applies to. */
export async function rawOf(db: Database, organization: string, names: readonly string[]): Promise<Tables> {
  const client = new Client({ connectionString: db.url('postgres') });
  await client.connect();
  try {
    const read = async (table: string, owner = 'organization_id') =>
      (await client.query(`select coalesce(jsonb_agg(to_jsonb(t)), '[]') as all from ${table} t where ${owner} = $1`, [organization])).rows[0].all;
    const found: Tables = { 'core.organizations': await read('core.organizations', 'id') };
    for (const name of names) found[name] = await read(name);
    return found;
  } finally {
    await client.end();
  }
}
