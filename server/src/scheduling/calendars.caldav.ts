import { createAccount, DAVNamespaceShort, fetchCalendars, getBasicAuthHeaders, syncCollection, calendarMultiGet, type DAVResponse } from 'tsdav';
import type { Outbound } from '../core/http/outbound';
import { unreachable } from './calendars.feed';
import { forgiveGone } from './calendars.google';
import { RemoteError, type Choice, type Known, type Outgoing, type Pulled, type Remote, type RemoteEvent, type Window } from './calendars.remote';
import { busyIn, fileOf } from './ical';

const ETAG = { [`${DAVNamespaceShort.DAV}:getetag`]: {} };
const DATA = { ...ETAG, [`${DAVNamespaceShort.CALDAV}:calendar-data`]: {} };
const AT_ONCE = 100;

export interface CalDavAccess {
  url: string;
  username: string;
  password: string;
}

/** A calendar on a server of its own: CalDAV (RFC 4791) with collection synchronization (RFC 6578). */
export class CalDavCalendar implements Remote {
  private readonly headers: Record<string, string>;
  private readonly fetch: typeof fetch;

  constructor(
    private readonly outbound: Outbound,
    private readonly access: CalDavAccess,
    /** The address of the calendar; empty until one is chosen. */
    private readonly calendar: string,
    private readonly zone: string,
  ) {
    this.headers = getBasicAuthHeaders({ username: access.username, password: access.password }) as Record<string, string>;
    this.fetch = (input, init) => outbound.patiently(() => outbound.toAnywhere(input as string, init));
  }

  async choices(): Promise<Choice[]> {
    const { headers } = this;
    const fetch = this.outbound.toAnywhere; // a person waits: it is asked once
    const account = {
      serverUrl: this.access.url,
      accountType: 'caldav' as const,
      credentials: { username: this.access.username, password: this.access.password },
    };
    const found = await createAccount({ account, headers, fetch })
      .then((made) => fetchCalendars({ account: made, headers, fetch }))
      .catch(refused);
    return found
      .filter(({ components }) => !components || components.includes('VEVENT'))
      .map(({ url, displayName }) => ({ id: url, name: typeof displayName === 'string' && displayName ? displayName : new URL(url).pathname }));
  }

  async pull(cursor: string | null, window: Window): Promise<Pulled> {
    const { headers, fetch } = this;
    const all = await syncCollection({ url: this.calendar, props: ETAG, syncLevel: 1, ...(cursor && { syncToken: cursor }), headers, fetch }).catch(
      unreachable,
    );
    // an answer about the calendar itself, not a list of its events
    const wrong = all.find(({ ok, raw }) => !ok && typeof raw === 'string');
    // 403, 409, 507: the token is not valid any more (RFC 6578, 3.2), and everything has to be read anew
    if (wrong && cursor && wrong.status !== 401) return this.pull(null, window);
    if (wrong) throw statusError(wrong.status);
    const objects = all.filter(({ href }) => href && !href.endsWith('/'));
    const removed = objects.filter(({ status }) => status === 404).map(({ href }) => this.path(href!));
    const changed = await this.read(
      objects.filter(({ status }) => status < 400).map(({ href }) => this.path(href!)),
      window,
    );
    return { full: !cursor, changed, removed, cursor: tokenOf(all) };
  }

  /** The objects behind their paths, a hundred in one request; a file that nobody can read takes no time. */
  private async read(paths: string[], window: Window): Promise<RemoteEvent[]> {
    const { headers, fetch } = this;
    const found: DAVResponse[] = [];
    for (let i = 0; i < paths.length; i += AT_ONCE) {
      const objectUrls = paths.slice(i, i + AT_ONCE);
      found.push(...(await calendarMultiGet({ url: this.calendar, props: DATA, objectUrls, depth: '1', headers, fetch }).catch(unreachable)));
    }
    return found.filter(({ href, status }) => href && status < 400).map(({ href, props }) => eventOf(this.path(href!), props ?? {}, this.zone, window));
  }

  async put(event: Outgoing, known: Known | null): Promise<Known> {
    const remoteId = known?.remoteId ?? this.path(`${event.appointmentId}.ics`);
    const condition: Record<string, string> = known?.etag ? { 'if-match': known.etag } : {};
    const body = fileOf(event, new Date().toISOString());
    const response = await this.ask('PUT', remoteId, { ...condition, 'content-type': 'text/calendar; charset=utf-8' }, body);
    return { remoteId, etag: response.headers.get('etag') };
  }

  async remove({ remoteId, etag }: Known): Promise<void> {
    await this.ask('DELETE', remoteId, etag ? { 'if-match': etag } : {}).catch(forgiveGone);
  }

  private async ask(method: string, path: string, more: Record<string, string>, body?: string): Promise<Response> {
    const url = new URL(path, this.calendar).href;
    const response = await this.fetch(url, { method, headers: { ...this.headers, ...more }, body }).catch(unreachable);
    if (!response.ok) throw statusError(response.status);
    return response;
  }

  private path = (href: string): string => new URL(href, this.calendar).pathname;
}

const statusError = (status: number): RemoteError => {
  const refusal =
    status === 401 ? 'consent' : status === 404 || status === 410 ? 'gone' : status === 412 || status === 409 ? 'changed' : status < 500 ? 'refused' : 'busy';
  return new RemoteError(refusal, `HTTP ${status}`);
};

/** The library says in words what the server answered. */
function refused(error: Error): never {
  if (/401|Invalid credentials|Unauthorized/i.test(error.message)) throw new RemoteError('consent', error.message);
  return unreachable(error);
}

function tokenOf(all: DAVResponse[]): string | null {
  const raw = all[0]?.raw as { multistatus?: { syncToken?: unknown } } | undefined;
  return typeof raw?.multistatus?.syncToken === 'string' ? raw.multistatus.syncToken : null;
}

function eventOf(remoteId: string, props: Record<string, unknown>, zone: string, window: Window): RemoteEvent {
  const etag = typeof props.getetag === 'string' ? props.getetag : null;
  const data = props.calendarData as { _cdata?: string } | string | undefined;
  const text = typeof data === 'string' ? data : (data?._cdata ?? '');
  try {
    const [event] = busyIn(text, zone, window);
    return { remoteId, etag, uid: event?.uid ?? null, slots: event?.slots ?? [] };
  } catch {
    // one broken event of a calendar does not stop the others; it takes no time, as if it were not there
    return { remoteId, etag, uid: null, slots: [] };
  }
}
