import type { Id } from '../tx';

const KEEP_MS = 60_000;

/** Which events were told already; what is forgotten and told twice makes a browser read once more, and nothing worse. */
export class Seen {
  private young = new Set<Id>();
  private old = new Set<Id>();
  private turned = 0;

  fresh<E extends { id: Id }>(events: E[], now: number): E[] {
    if (now - this.turned > KEEP_MS) [this.old, this.young, this.turned] = [this.young, new Set(), now];
    const fresh = events.filter(({ id }) => !this.young.has(id) && !this.old.has(id));
    for (const { id } of fresh) this.young.add(id);
    return fresh;
  }
}
