import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

/** Somebody a provider knows by an id of its own, and the address the conversation has. */
export interface ScopedPerson extends Record<string, unknown> {
  scopedId: string;
  address: string;
  name: string | null;
}

const KNOWN = statement(`select scoped_id as "scopedId", address, name from messaging.scoped_ids where channel_id = $1 and scoped_id = any ($2)`);
export const knownPeople = (tx: Tx, channelId: Id, scopedIds: string[]) => rows<ScopedPerson>(tx, KNOWN, [channelId, scopedIds]);

const OF_ADDRESS = statement(`select scoped_id as "scopedId", address, name from messaging.scoped_ids where channel_id = $1 and address = $2`);
/** How the provider calls who has this address. */
export const scopedIdOf = async (tx: Tx, channelId: Id, address: string): Promise<string | undefined> =>
  (await rows<ScopedPerson>(tx, OF_ADDRESS, [channelId, address]))[0]?.scopedId;

const KEEP = statement(`
  insert into messaging.scoped_ids (id, channel_id, scoped_id, address, name)
  select p.id, $1, p."scopedId", p.address, p.name from jsonb_to_recordset($2) as p(id uuid, "scopedId" text, address text, name text)
  on conflict do nothing`);
/** Keeps those that are not known; an address somebody else has already is left to them, and the id itself is the address. */
export async function keepPeople(tx: Tx, channelId: Id, people: ScopedPerson[]): Promise<ScopedPerson[]> {
  const keep = (some: ScopedPerson[]) => rows(tx, KEEP, [channelId, JSON.stringify(some.map((one) => ({ id: newId(), ...one })))]);
  const ids = people.map(({ scopedId }) => scopedId);
  await keep(people);
  const known = await knownPeople(tx, channelId, ids);
  const left = people.filter(({ scopedId }) => !known.some((one) => one.scopedId === scopedId));
  if (!left.length) return known;
  await keep(left.map((one) => ({ ...one, address: ownAddressOf(one.scopedId) })));
  return knownPeople(tx, channelId, ids);
}

/** The address of somebody of whom nothing but the id is known. */
export const ownAddressOf = (scopedId: string): string => `@${scopedId.toLowerCase()}`;
