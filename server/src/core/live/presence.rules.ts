import type { Id } from '../tx';

/** Where somebody is: one per connection. */
export interface Place {
  organization: Id;
  userId: Id;
  name: string;
  resource: string;
  id: Id;
  /** The field they are typing in; null while they only look. */
  editing: string | null;
  /** The process that holds the connection. */
  from: string;
  /** Milliseconds since 1970 at which it was last heard of. */
  seen: number;
}

export interface Person {
  userId: Id;
  name: string;
  looking: boolean;
  editing: string | null;
}

/** So long a process may be silent before its people are taken to be gone. */
export const FORGET_MS = 45_000;

export const samePlace = (a: Pick<Place, 'organization' | 'resource' | 'id'>, b: Pick<Place, 'organization' | 'resource' | 'id'>): boolean =>
  a.organization === b.organization && a.resource === b.resource && a.id === b.id;

/** Who is at a record, each once however many tabs they have; a tab in which they type counts more than one that is open. */
export function peopleAt(places: Iterable<Place>, at: Pick<Place, 'organization' | 'resource' | 'id'>): Person[] {
  const people = new Map<Id, Person>();
  for (const place of places) {
    if (!samePlace(place, at)) continue;
    const editing = place.editing ?? people.get(place.userId)?.editing ?? null;
    people.set(place.userId, { userId: place.userId, name: place.name, looking: true, editing });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.userId < b.userId ? -1 : 1));
}

/** Where somebody is who looks at no record: in the house. */
export const LOBBY = 'organization';

export interface Present {
  userId: Id;
  name: string;
  /** The record they look at; null where there is none, or none that whoever asks may read. */
  at: { resource: string; id: Id } | null;
}

/** Who is here at all, each once; a record that is looked at says more than the lobby. */
export function peopleIn(places: Iterable<Place>, organization: Id, mayRead: (resource: string) => boolean): Present[] {
  const people = new Map<Id, Present>();
  for (const place of places) {
    if (place.organization !== organization) continue;
    const shown = place.resource !== LOBBY && mayRead(place.resource) ? { resource: place.resource, id: place.id } : null;
    const before = people.get(place.userId);
    people.set(place.userId, { userId: place.userId, name: place.name, at: shown ?? before?.at ?? null });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.userId < b.userId ? -1 : 1));
}

const RESOURCE = /^[a-z][a-z-]{0,39}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FIELD = /^[\w.]{1,80}$/;

/** What a browser says of where it is, or undefined where that is nonsense: nothing of it is believed unseen. */
export function placeOf(said: unknown): Pick<Place, 'resource' | 'id' | 'editing'> | undefined {
  const { resource, id, field = null } = (said ?? {}) as Record<string, unknown>;
  if (typeof resource !== 'string' || typeof id !== 'string' || !RESOURCE.test(resource) || !ID.test(id)) return undefined;
  return { resource, id: id.toLowerCase(), editing: typeof field === 'string' && FIELD.test(field) ? field : null };
}
