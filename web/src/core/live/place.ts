import { useSyncExternalStore } from 'react';

export interface Person {
  userId: string;
  name: string;
  editing: string | null;
}
export interface Place {
  resource: string;
  id: string;
}
export interface Present {
  userId: string;
  name: string;
  at: Place | null;
}
type Say = (word: 'look' | 'edit' | 'leave', said?: object) => void;

let place: Place | null = null;
let field: string | null = null;
let people: Person[] = [];
let house: Present[] = [];
let say: Say | null = null;
let leaving: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(next: Person[]): void {
  people = next;
  for (const fn of listeners) fn();
}

/** Tells where this tab is: after connecting again, too. */
function tell(): void {
  if (!place) return say?.('leave');
  if (field) say?.('edit', { ...place, field });
  else say?.('look', place);
}

/** The wire is there, or gone. */
export function speak(through: Say | null): void {
  say = through;
  if (say) tell();
  else {
    house = [];
    show([]);
  }
}

export function goTo(next: Place | null): void {
  if (next?.id === place?.id && next?.resource === place?.resource) return;
  place = next;
  field = null;
  show([]);
  tell();
}

/** The field somebody types in here; from one to the next is no leaving. */
export function editing(next: string | null): void {
  clearTimeout(leaving);
  const change = () => {
    if (next === field) return;
    field = next;
    if (place) tell();
  };
  if (next) change();
  else leaving = setTimeout(change, 400);
}

/** What the server says of a record. */
export function heardOf({ resource, id, people: now }: Place & { people: Person[] }): void {
  if (place?.resource === resource && place.id === id) show(now);
}

/** What the server says of the house. */
export function heardOfHouse(now: Present[]): void {
  house = now;
  show(people);
}

const listen = (fn: () => void) => {
  listeners.add(fn);
  return () => listeners.delete(fn);
};

export const usePeople = (): Person[] => useSyncExternalStore(listen, () => people);
/** Who is in the organization now, oneself included. */
export const useHouse = (): Present[] => useSyncExternalStore(listen, () => house);
