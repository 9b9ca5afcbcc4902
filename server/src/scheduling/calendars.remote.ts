import type { Id } from '../core/tx';

/** Half open, ISO 8601 UTC. */
export interface Window {
  from: string;
  to: string;
}

/** A time somebody is busy over there. */
export interface Slot {
  /** Which of a series: the start it has by the series' rule; empty for an event that comes once. */
  instance: string;
  startsAt: string;
  endsAt: string;
  allDay: boolean;
  title: string | null;
}

/** An event as it is now over there; one without slots takes no time (it is free, declined or outside of the window). */
export interface RemoteEvent {
  remoteId: string;
  etag: string | null;
  uid: string | null;
  slots: Slot[];
}

export interface Pulled {
  /** Whether `changed` is all there is: what is missing in it is gone. */
  full: boolean;
  changed: RemoteEvent[];
  removed: string[];
  /** Where to go on; null: the next time is full again. */
  cursor: string | null;
}

/** An appointment of ours as it should stand over there. */
export interface Outgoing {
  appointmentId: Id;
  uid: string;
  sequence: number;
  startsAt: string;
  endsAt: string;
  title: string;
  description: string | null;
}

/** What we know of an event over there. */
export interface Known {
  remoteId: string;
  etag: string | null;
}

export interface Choice {
  id: string;
  name: string;
}

/** A calendar at another provider. Everything may throw a RemoteError. */
export interface Remote {
  choices(): Promise<Choice[]>;
  /** What changed since the cursor; null, or one that the provider has forgotten: everything in the window. */
  pull(cursor: string | null, window: Window): Promise<Pulled>;
  /** Puts an event there, or changes the one that is known. `changed` where somebody changed it meanwhile, `gone` where it was deleted. */
  put(event: Outgoing, known: Known | null): Promise<Known>;
  /** Takes it away; one that is gone already is fine. `changed` where somebody changed it meanwhile. */
  remove(known: Known): Promise<void>;
}

/**
 * Why a provider did not do it. `consent`: the person has to connect again. `refused`: it says no, and will again.
 * `changed`, `gone`: of one event. `busy`: later.
 */
export type Refusal = 'consent' | 'refused' | 'changed' | 'gone' | 'busy' | 'unreadable' | 'unreachable';

export class RemoteError extends Error {
  constructor(
    readonly refusal: Refusal,
    message: string,
  ) {
    super(message);
  }
}
