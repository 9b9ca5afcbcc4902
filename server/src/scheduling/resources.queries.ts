import { core } from '../core/problem';
import { byIds } from '../core/rows';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { Resource, type ResourceKind } from './resources.entity';
import { scheduling } from './scheduling.problems';

const MEMBER = statement(`select id from core.memberships where id = $1 and deleted_at is null`);
const BOOKED = statement(
  `select count(distinct appointment_id)::int as count from scheduling.occupancy where resource_id = any ($1) and ends_at > $2 and appointment_id is not null`,
);
const LOCK = statement(`
  select id from scheduling.resources where deleted_at is null and (id = any ($1) or (is_active and kind = any ($2))) order by id for no key update`);

export const memberOf = async (tx: Tx, user: Id): Promise<boolean> => Boolean(await row(tx, MEMBER, [user]));

/** The resources, in use and of one of the kinds; else 422 `resource_unknown` with the ids that are not. */
export async function requireResources(tx: Tx, ids: Id[], field: string, kinds?: ResourceKind[]): Promise<Resource[]> {
  if (!ids.length) return [];
  const found = (await byIds(tx, Resource, [...new Set(ids)])).filter(({ deletedAt, kind }) => !deletedAt && (!kinds || kinds.includes(kind)));
  const missing = ids.filter((id) => !found.some((resource) => resource.id === id));
  if (missing.length) throw scheduling.resourceUnknown({ ids: missing }, field);
  return found;
}

/** 422 `in_use` while appointments of these resources lie ahead. */
export async function refuseIfBooked(tx: Tx, ids: Id[]): Promise<void> {
  const [{ count }] = await rows<{ count: number }>(tx, BOOKED, [ids, tx.now]);
  if (count) throw core.inUse({ reasons: [{ reason: 'upcoming_appointments', count }] });
}

/**
 * The named resources, and all of the kinds that may be chosen from. All are held in the order of their ids: what is free of them is decided
 * by one transaction after the other, and no two wait for each other. 422 `resource_unknown`.
 */
export async function lockForBooking(tx: Tx, named: Id[], kinds: ResourceKind[]): Promise<{ named: Resource[]; candidates: Resource[] }> {
  if (!named.length && !kinds.length) return { named: [], candidates: [] };
  const ids = (await rows<{ id: Id }>(tx, LOCK, [named, kinds])).map(({ id }) => id);
  const missing = named.filter((id) => !ids.includes(id));
  if (missing.length) throw scheduling.resourceUnknown({ ids: missing }, 'resourceIds');
  const found = ids.length ? await byIds(tx, Resource, ids) : [];
  return { named: found.filter(({ id }) => named.includes(id)), candidates: found.filter(({ kind, isActive }) => isActive && kinds.includes(kind)) };
}
