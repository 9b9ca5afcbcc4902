import type { Outbound } from '../core/http/outbound';
import { forgiveGone, ifMatch } from './calendars.google';
import { JsonApi } from './calendars.http';
import { RemoteError, type Choice, type Known, type Outgoing, type Pulled, type Remote, type RemoteEvent, type Window } from './calendars.remote';
import { iso } from './clock.rules';

/** learn.microsoft.com/graph/api/resources/event */
interface GraphEvent {
  id: string;
  '@odata.etag'?: string;
  '@removed'?: { reason: string };
  iCalUId?: string;
  subject?: string;
  isCancelled?: boolean;
  isAllDay?: boolean;
  showAs?: string;
  start?: { dateTime: string; timeZone: string };
  end?: { dateTime: string; timeZone: string };
}
interface EventPage {
  value: GraphEvent[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

export const OUTLOOK_SCOPE = 'offline_access https://graph.microsoft.com/Calendars.ReadWrite';
// ids that stay when an event is moved to another folder; times in UTC, whatever the mailbox is set to
const PREFER = { prefer: 'IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=100' };

/** A calendar at Microsoft 365 or Outlook.com, over Microsoft Graph. */
export class OutlookCalendar implements Remote {
  private readonly api: JsonApi;

  constructor(
    outbound: Outbound,
    base: string,
    token: () => Promise<string>,
    private readonly calendar: string,
  ) {
    this.api = new JsonApi(outbound, `${base || 'https://graph.microsoft.com'}/v1.0`, token);
  }

  async choices(): Promise<Choice[]> {
    const { value } = await this.api.ask<{ value: { id: string; name: string; canEdit: boolean }[] }>('GET', '/me/calendars?$top=100', { headers: PREFER });
    return value.filter(({ canEdit }) => canEdit).map(({ id, name }) => ({ id, name }));
  }

  async pull(cursor: string | null, window: Window): Promise<Pulled> {
    const start = `/me/calendars/${encodeURIComponent(this.calendar)}/calendarView/delta?${new URLSearchParams({ startDateTime: window.from, endDateTime: window.to })}`;
    const pulled: Pulled = { full: !cursor, changed: [], removed: [], cursor: null };
    try {
      for (let next = cursor ?? start; ;) {
        const page = await this.api.ask<EventPage>('GET', next, { headers: PREFER });
        for (const event of page.value) take(pulled, event, window);
        pulled.cursor = page['@odata.deltaLink'] ?? null;
        if (!page['@odata.nextLink']) return pulled;
        next = page['@odata.nextLink'];
      }
    } catch (error) {
      // 410 syncStateNotFound: the link is too old, and everything has to be read anew
      if (cursor && error instanceof RemoteError && error.refusal === 'gone') return this.pull(null, window);
      throw error;
    }
  }

  async put(event: Outgoing, known: Known | null): Promise<Known> {
    const body = {
      subject: event.title,
      body: { contentType: 'text', content: event.description ?? '' },
      start: inUtc(event.startsAt),
      end: inUtc(event.endsAt),
      showAs: 'busy',
    };
    const path = known ? `/me/events/${encodeURIComponent(known.remoteId)}` : `/me/calendars/${encodeURIComponent(this.calendar)}/events`;
    // asked twice with one transactionId, Graph makes one event
    const asked = known ? { body, headers: { ...PREFER, ...ifMatch(known) } } : { body: { ...body, transactionId: event.appointmentId }, headers: PREFER };
    const made = await this.api.ask<GraphEvent>(known ? 'PATCH' : 'POST', path, asked);
    return { remoteId: made.id, etag: made['@odata.etag'] ?? null };
  }

  async remove(known: Known): Promise<void> {
    await this.api.ask('DELETE', `/me/events/${encodeURIComponent(known.remoteId)}`, { headers: { ...PREFER, ...ifMatch(known) } }).catch(forgiveGone);
  }
}

const inUtc = (time: string) => ({ dateTime: time.replace('Z', ''), timeZone: 'UTC' });
/** Graph writes seven decimals and no zone. */
const instant = (at: { dateTime: string } | undefined): string => (at ? iso(Date.parse(`${at.dateTime.slice(0, 19)}Z`)) : '');

function take(pulled: Pulled, event: GraphEvent, window: Window): void {
  if (event['@removed']) pulled.removed.push(event.id);
  else pulled.changed.push(eventOf(event, window));
}

function eventOf(event: GraphEvent, window: Window): RemoteEvent {
  const [startsAt, endsAt] = [instant(event.start), instant(event.end)];
  const takesTime = !event.isCancelled && event.showAs !== 'free' && startsAt && endsAt > window.from && startsAt < window.to && startsAt < endsAt;
  const slot = { instance: '', startsAt, endsAt, allDay: Boolean(event.isAllDay), title: event.subject ?? null };
  return { remoteId: event.id, etag: event['@odata.etag'] ?? null, uid: event.iCalUId ?? null, slots: takesTime ? [slot] : [] };
}
