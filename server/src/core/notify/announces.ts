import { Injectable, type Type } from '@nestjs/common';
import { On, type Event } from '../events';
import type { Ctx, Id } from '../tx';
import { Work } from '../work';
import { notice, type Kind } from './notify.kinds';
import { NotifyService, type Audience } from './notify.service';

interface Announcement extends Kind {
  /** The event that is news; its subject is the record. */
  on: string;
  resource: string | null;
  /** Told are those who may do all of this. */
  to: Audience['permissions'];
  /** Told are those the event names; where it names none (undefined), all who may. */
  whom?: (data: Record<string, unknown>) => Id[] | undefined;
}

const FRESH_MS = 24 * 3600_000;

/** A provider that tells people of an event: `providers: [announces({ on: LOW_STOCK, … })]`. What is older than a day is no news. */
export function announces({ on, resource, to, whom, ...declared }: Announcement): Type {
  const kind = notice(declared);
  @Injectable()
  class Announces {
    constructor(
      private readonly work: Work,
      private readonly notify: NotifyService,
    ) {}

    @On(on)
    async tell(ctx: Ctx, event: Event): Promise<void> {
      if (Date.now() - Date.parse(event.at) > FRESH_MS) return;
      const data = event.data as Record<string, unknown>;
      const audience = { permissions: to, people: whom?.(data) };
      await this.work.write(ctx, (tx) => this.notify.tell(tx, { kind, resource, subject: event.subject, data }, audience));
    }
  }
  // part of the keys that keep it from happening twice
  Object.defineProperty(Announces, 'name', { value: `Announces ${on}` });
  return Announces;
}
