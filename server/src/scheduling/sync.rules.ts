import type { Id } from '../core/tx';
import type { Pulled, RemoteEvent, Slot } from './calendars.remote';

/** An appointment of ours that stands in the other calendar, or should. */
export interface Ours {
  appointmentId: Id;
  uid: string;
  version: number;
  startsAt: string;
  endsAt: string;
  title: string;
  /** Whether it should stand there: it belongs to the resource and was not called off. */
  wanted: boolean;
  /** Whether it may still be moved or called off. */
  open: boolean;
  link: Link | null;
}
export interface Link {
  remoteId: string;
  etag: string | null;
  /** What we last put there. */
  pushed: string;
}
/** What follows from news of the other calendar. */
export interface Decisions {
  /** Who moved an event there moved the appointment. */
  moves: { ours: Ours; startsAt: string; endsAt: string }[];
  /** Who deleted an event there called the appointment off. */
  cancels: Ours[];
  /** What we now know of our events there. */
  links: { appointmentId: Id; remoteId: string; etag: string | null; pushed: string }[];
  unlinked: Id[];
  /** Foreign events as they are now. */
  busy: { remoteId: string; slots: Slot[] }[];
  /** Foreign events that are no more; with `full` all that are not in `busy`. */
  gone: string[];
}

export const marked = ({ startsAt, endsAt, title }: Pick<Ours, 'startsAt' | 'endsAt' | 'title'>): string => [startsAt, endsAt, title].join(' ');

/**
 * An event of ours that somebody changed over there moves the appointment, unless it was changed here as well since we last put it there:
 * then ours stands, and is put there again. Events that are not ours keep the resource busy.
 */
export function decide(pulled: Pulled, all: Ours[]): Decisions {
  const made: Decisions = { moves: [], cancels: [], links: [], unlinked: [], busy: [], gone: [] };
  const byRemote = new Map(all.filter(({ link }) => link).map((ours) => [ours.link!.remoteId, ours]));
  const byUid = new Map(all.map((ours) => [ours.uid, ours]));
  for (const event of pulled.changed) {
    const ours = byRemote.get(event.remoteId) ?? (event.uid ? byUid.get(event.uid) : undefined);
    if (ours) changed(made, event, ours);
    else made.busy.push({ remoteId: event.remoteId, slots: event.slots });
  }
  const there = new Set(pulled.changed.map(({ remoteId }) => remoteId));
  const missing = pulled.full ? [...byRemote.keys()].filter((remoteId) => !there.has(remoteId)) : [];
  for (const remoteId of [...pulled.removed, ...missing]) {
    const ours = byRemote.get(remoteId);
    if (ours) removed(made, ours);
    else made.gone.push(remoteId);
  }
  return made;
}

function changed(made: Decisions, { remoteId, etag, slots: [slot] }: RemoteEvent, ours: Ours): void {
  const before = ours.link?.pushed ?? marked(ours);
  const theirs = slot && (slot.startsAt !== ours.startsAt || slot.endsAt !== ours.endsAt);
  const moved = theirs && ours.wanted && ours.open && before === marked(ours);
  if (moved) made.moves.push({ ours, startsAt: slot.startsAt, endsAt: slot.endsAt });
  // where theirs does not count, what stands there is not what we put there: it is put there again
  const pushed = theirs ? (moved ? marked({ ...slot, title: ours.title }) : '') : before;
  made.links.push({ appointmentId: ours.appointmentId, remoteId, etag, pushed });
}

function removed(made: Decisions, ours: Ours): void {
  made.unlinked.push(ours.appointmentId);
  if (ours.wanted && ours.open && ours.link!.pushed === marked(ours)) made.cancels.push(ours);
}
