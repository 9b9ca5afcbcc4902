import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { archive, byId, byIds, insert, type Key } from '../core/rows';
import { core } from '../core/problem';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { Appointment } from './appointments.entity';
import { feedList, type CalendarFeedInput, type CalendarFeedQuery } from './feeds.dto';
import { CalendarFeed, type CalendarFeedMade } from './feeds.entity';
import { calendarFile } from './feeds.rules';
import { requireResources } from './resources.queries';
import { FEED_ARCHIVED, FEED_CREATED } from './scheduling.events';
import { feedHash, feedToken } from './tokens';

const READ = statement(
  `update scheduling.calendar_feeds set last_read_at = $2 where token_hash = $1 and deleted_at is null returning id, name, resource_id as "resourceId", user_id as "userId"`,
);
const OWN = statement(`select id from scheduling.resources where user_id = $1 and deleted_at is null`);
// what was cancelled is told for a while, so that it disappears from calendars that have it
const SHOWN = statement(`
  select id from scheduling.appointments where resource_ids && $1::uuid[] and deleted_at is null and starts_at > $2::timestamptz - interval '60 days'
    and (status <> 'cancelled' or cancelled_at > $2::timestamptz - interval '14 days') order by starts_at, id limit 5000`);

@Injectable()
export class FeedsService {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  list = (tx: Tx, query: CalendarFeedQuery) => feedList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<CalendarFeed> => byId(tx, CalendarFeed, id);

  /** The address is known only now: its secret is not kept. */
  async create(tx: Tx, { name, resourceId }: CalendarFeedInput): Promise<CalendarFeedMade> {
    await requireResources(tx, resourceId ? [resourceId] : [], 'resourceId');
    const token = feedToken(tx.ctx.organization);
    const feed = await insert(tx, CalendarFeed, { name, resourceId: resourceId ?? null, userId: tx.ctx.actor, tokenHash: feedHash(token) });
    tx.emit(FEED_CREATED, feed.id, { name, resourceId: feed.resourceId });
    return { id: feed.id, name, url: `${this.config.publicUrl}/api/v1/public/calendars/${token}.ics` };
  }

  /** From then on its address leads nowhere. */
  async archive(tx: Tx, key: Key): Promise<CalendarFeed> {
    const { row: feed } = await archive(tx, CalendarFeed, key);
    tx.emit(FEED_ARCHIVED, key.id, { name: feed.name });
    return feed;
  }

  /** The calendar behind a secret address, as a file; 404 if there is none. */
  async file(tx: Tx, token: string): Promise<string> {
    const feed = await row<{ id: Id; name: string; resourceId: Id | null; userId: Id }>(tx, READ, [feedHash(token), tx.now]);
    if (!feed) throw core.notFound();
    const resources = feed.resourceId ? [feed.resourceId] : (await rows<{ id: Id }>(tx, OWN, [feed.userId])).map(({ id }) => id);
    const ids = (await rows<{ id: Id }>(tx, SHOWN, [resources, tx.now])).map(({ id }) => id);
    const appointments = ids.length ? await byIds(tx, Appointment, ids) : [];
    const entries = appointments.map(({ uid, sequence, updatedAt, startsAt, endsAt, status, customerName, title, typeName, notes, resourceNames }) => ({
      ...{ uid, sequence, updatedAt, startsAt, endsAt, status, description: notes, location: resourceNames.join(', ') },
      summary: [customerName ?? title, typeName].filter(Boolean).join(': ') || 'Kontor',
    }));
    return calendarFile(feed.name, entries);
  }
}
