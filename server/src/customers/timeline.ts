import { Injectable, type Type } from '@nestjs/common';
import { On, type Event } from '../core/events';
import { row, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { ActivitiesService } from './activities.service';
import type { TimelineType } from './activities.entity';
import { sayOfEntry, wordsOfEntry, type Words } from './timeline.words';

interface Declared {
  /** The event that is worth an entry; its subject is the record. */
  on: string;
  type: TimelineType;
  /** The resource of the record: `'orders'`. The entry opens it. */
  resource: string;
  /** What people read; `{orderNumber}` stands for a member of the facts. */
  says: Words;
  /**
   * SQL with the record's id as `$1` that gives one row: `customerId`, and what the words name. What the event tells itself (its data) wins.
   * Left out, the event's data name the `customerId`. Without a customer there is no entry.
   */
  facts?: string;
}

const plain = (data: object): Record<string, unknown> => Object.fromEntries(Object.entries(data).filter(([, value]) => !Array.isArray(value)));

/**
 * How a module writes to the timeline of its customers: `providers: [timeline({ on: ORDER_CONFIRMED, type: 'order', resource: 'orders', says: {…} })]`.
 * The entry is written by a job that hears the event, once, with the actor and the time of the event.
 */
export function timeline({ on, says, facts, ...entry }: Declared): Type {
  sayOfEntry(on, says);
  const read = facts ? statement(facts) : undefined;
  @Injectable()
  class Writes {
    constructor(
      private readonly work: Work,
      private readonly activities: ActivitiesService,
    ) {}

    @On(on)
    async write(ctx: Ctx, event: Event): Promise<void> {
      await this.work.write(ctx, async (tx) => {
        const told = { ...(read && (await factsOf(tx, read, event.subject))), ...plain(event.data) };
        const { customerId, ...data } = told as Record<string, unknown> & { customerId?: Id | null };
        if (customerId) await this.activities.record(tx, { ...entry, event, customerId, data, title: wordsOfEntry(on, data, 'en')! });
      });
    }
  }
  // part of the keys that keep it from happening twice
  Object.defineProperty(Writes, 'name', { value: `Timeline ${on}` });
  return Writes;
}

const factsOf = (tx: Tx, read: ReturnType<typeof statement>, id: Id) => row<Record<string, unknown>>(tx, read, [id]);
