import { Client } from 'pg';
import type { Id } from '../tx';

/** All organizations of a time zone, or those of all zones; only the relay's role may know them. */
export function organizations(relayUrl: string, zone?: string): Promise<Id[]> {
  return ask(relayUrl, 'select id as value from core.organizations where $1::text is null or time_zone = $1', [zone ?? null]);
}

export const zones = (relayUrl: string): Promise<string[]> => ask(relayUrl, 'select distinct time_zone as value from core.organizations', []);

async function ask(relayUrl: string, text: string, values: unknown[]): Promise<string[]> {
  const client = new Client({ connectionString: relayUrl });
  await client.connect();
  try {
    return (await client.query<{ value: string }>(text, values)).rows.map(({ value }) => value);
  } finally {
    await client.end();
  }
}
