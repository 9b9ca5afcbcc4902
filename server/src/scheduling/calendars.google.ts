import { isBusy, type Outbound } from '../core/http/outbound';
import { JsonApi } from './calendars.http';
import { RemoteError, type Choice, type Known, type Outgoing, type Pulled, type Remote, type RemoteEvent, type Window } from './calendars.remote';
import { instantOf, iso } from './clock.rules';

/** developers.google.com/workspace/calendar/api/v3/reference/events */
interface GoogleEvent {
  id: string;
  status?: 'confirmed' | 'tentative' | 'cancelled';
  etag?: string;
  iCalUID?: string;
  summary?: string;
  transparency?: 'opaque' | 'transparent';
  start?: { date?: string; dateTime?: string };
  end?: { date?: string; dateTime?: string };
  attendees?: { self?: boolean; responseStatus?: string }[];
}
interface EventPage {
  items?: GoogleEvent[];
  timeZone?: string;
  nextPageToken?: string;
  nextSyncToken?: string;
}

export const GOOGLE_SCOPE = 'https://www.googleapis.com/auth/calendar.events https://www.googleapis.com/auth/calendar.calendarlist.readonly';
const PAGE = '250';

/** A calendar at Google, over its Calendar API. */
export class GoogleCalendar implements Remote {
  private readonly api: JsonApi;

  constructor(
    outbound: Outbound,
    base: string,
    token: () => Promise<string>,
    private readonly calendar: string,
  ) {
    this.api = new JsonApi(outbound, `${base || 'https://www.googleapis.com'}/calendar/v3`, token, limited);
  }

  async choices(): Promise<Choice[]> {
    const { items = [] } = await this.api.ask<{ items?: { id: string; summary: string; accessRole: string }[] }>(
      'GET',
      '/users/me/calendarList?maxResults=250',
    );
    return items.filter(({ accessRole }) => ['owner', 'writer'].includes(accessRole)).map(({ id, summary }) => ({ id, name: summary }));
  }

  async pull(cursor: string | null, window: Window): Promise<Pulled> {
    const first = { singleEvents: 'true', maxResults: PAGE, ...(cursor ? { syncToken: cursor } : { timeMin: window.from, timeMax: window.to }) };
    const pulled: Pulled = { full: !cursor, changed: [], removed: [], cursor: null };
    try {
      for (let pageToken = ''; ;) {
        const page = await this.api.ask<EventPage>('GET', `${this.events()}?${new URLSearchParams({ ...first, ...(pageToken && { pageToken }) })}`);
        for (const event of page.items ?? []) take(pulled, event, page.timeZone ?? 'UTC', window);
        pulled.cursor = page.nextSyncToken ?? null;
        if (!page.nextPageToken) return pulled;
        pageToken = page.nextPageToken;
      }
    } catch (error) {
      // 410: the token is too old, and everything has to be read anew
      if (cursor && error instanceof RemoteError && error.refusal === 'gone') return this.pull(null, window);
      throw error;
    }
  }

  async put(event: Outgoing, known: Known | null): Promise<Known> {
    const body = {
      summary: event.title,
      description: event.description ?? undefined,
      start: { dateTime: event.startsAt },
      end: { dateTime: event.endsAt },
      status: 'confirmed',
    };
    // an id of our own: asked twice, Google makes one event; letters a to v and digits only
    const id = event.appointmentId.replaceAll('-', '');
    const made = known
      ? await this.api.ask<GoogleEvent>('PATCH', this.events(known.remoteId), { body, headers: ifMatch(known) })
      : await this.api.ask<GoogleEvent>('POST', this.events(), { body: { ...body, id, iCalUID: event.uid } }).catch((error: RemoteError) => {
          if (error.refusal !== 'changed') throw error; // 409: it was made, and the answer was lost
          return this.api.ask<GoogleEvent>('PATCH', this.events(id), { body });
        });
    return { remoteId: made.id, etag: made.etag ?? null };
  }

  async remove(known: Known): Promise<void> {
    await this.api.ask('DELETE', this.events(known.remoteId), { headers: ifMatch(known) }).catch(forgiveGone);
  }

  private readonly events = (id?: string): string => `/calendars/${encodeURIComponent(this.calendar)}/events${id ? `/${encodeURIComponent(id)}` : ''}`;
}

/** Google says that it is too much with 429 or with 403 and a reason. */
async function limited(response: Response): Promise<boolean> {
  if (response.status !== 403) return isBusy(response);
  const said = (await response.clone().json()) as { error?: { errors?: { reason?: string }[] } };
  return Boolean(said.error?.errors?.some(({ reason }) => /rateLimitExceeded/i.test(reason ?? '')));
}

export const ifMatch = ({ etag }: Known): Record<string, string> => (etag ? { 'if-match': etag } : {});

export function forgiveGone(error: unknown): void {
  if (!(error instanceof RemoteError && error.refusal === 'gone')) throw error;
}

function take(pulled: Pulled, event: GoogleEvent, zone: string, window: Window): void {
  if (event.status === 'cancelled') pulled.removed.push(event.id);
  else pulled.changed.push(eventOf(event, zone, window));
}

function eventOf(event: GoogleEvent, zone: string, window: Window): RemoteEvent {
  const declined = event.attendees?.some(({ self, responseStatus }) => self && responseStatus === 'declined');
  const [startsAt, endsAt] = [event.start, event.end].map((at) =>
    at?.dateTime ? iso(Date.parse(at.dateTime)) : at?.date ? iso(instantOf(at.date, '00:00', zone)) : '',
  );
  const takesTime = event.transparency !== 'transparent' && !declined && startsAt && endsAt > window.from && startsAt < window.to && startsAt < endsAt;
  const slot = { instance: '', startsAt, endsAt, allDay: Boolean(event.start?.date), title: event.summary ?? null };
  return { remoteId: event.id, etag: event.etag ?? null, uid: event.iCalUID ?? null, slots: takesTime ? [slot] : [] };
}
