import type { Id } from '../tx';
import { FORGET_MS, LOBBY, peopleAt, peopleIn, samePlace, type Person, type Place, type Present } from './presence.rules';

export type Shown = Pick<Place, 'organization' | 'resource' | 'id'> & { people: Person[] };
type Said = { from: string; hello?: true; bye?: true; places?: [socket: string, place: Place | null][] };

const BATCH = 10; // a message of PostgreSQL holds 8000 bytes

/** Who is where, of all processes: each tells the others of its own connections, again and again, so that those of a dead one fade. */
export class Presence {
  private readonly places = new Map<string, Place>();

  constructor(
    private readonly own: string,
    private readonly show: (shown: Shown) => void,
    private readonly say: (messages: Said[]) => void,
    /** Somebody came, went or is at another record. */
    private readonly stirred: (organization: Id) => void = () => undefined,
  ) {}

  /** Where a connection of this process is now; null when it is nowhere. */
  move(socket: string, place: Omit<Place, 'from' | 'seen'> | null, now = Date.now()): void {
    const next = place && { ...place, from: this.own, seen: now };
    const before = this.places.get(socket);
    if (!before && !next) return;
    if (before && next && samePlace(before, next) && before.editing === next.editing) return;
    this.take(socket, next);
    this.say([{ from: this.own, places: [[socket, next]] }]);
  }

  /** What is known of a record, for somebody who comes. */
  at(place: Pick<Place, 'organization' | 'resource' | 'id'>): Shown {
    const { organization, resource, id } = place;
    return { organization, resource, id, people: peopleAt(this.places.values(), place) };
  }

  /** Who is in an organization, as far as somebody may know. */
  in = (organization: Id, mayRead: (resource: string) => boolean): Present[] => peopleIn(this.places.values(), organization, mayRead);

  /** Another process speaks. */
  hear(message: object, now = Date.now()): void {
    const { from, hello, bye, places = [] } = message as Said;
    if (from === this.own) return;
    for (const [socket, place] of places) this.take(socket, place && { ...place, seen: now });
    if (bye) this.drop(({ from: whose }) => whose === from);
    if (hello) this.beat(now);
  }

  hello = (): void => this.say([{ from: this.own, hello: true }]);
  bye = (): void => this.say([{ from: this.own, bye: true }]);

  /** Tells the others that ours are still here, and forgets those nobody speaks for. */
  beat(now = Date.now()): void {
    const ours = [...this.places].filter(([, { from }]) => from === this.own);
    for (const [, place] of ours) place.seen = now;
    const batches = Array.from({ length: Math.ceil(ours.length / BATCH) }, (_, at) => ours.slice(at * BATCH, (at + 1) * BATCH));
    if (batches.length) this.say(batches.map((places) => ({ from: this.own, places })));
    this.drop(({ seen }) => now - seen > FORGET_MS);
  }

  private drop(gone: (place: Place) => boolean): void {
    for (const [socket, place] of this.places) if (gone(place)) this.take(socket, null);
  }

  private take(socket: Id, next: Place | null): void {
    const before = this.places.get(socket);
    if (next) this.places.set(socket, next);
    else this.places.delete(socket);
    const moved = !before || !next || !samePlace(before, next);
    if (before && moved) this.tell(before);
    if (next && (moved || before.editing !== next.editing)) this.tell(next);
    if (moved && (before ?? next)) this.stirred((before ?? next)!.organization);
  }

  private tell(place: Place): void {
    if (place.resource !== LOBBY) this.show(this.at(place));
  }
}
