import { GoogleStandIn } from '../../test/google-calendar';
import { GraphStandIn } from '../../test/graph-calendar';
import { radicale, withRadicale, type Radicale } from '../../test/radicale';
import { Outbound } from '../core/http/outbound';
import { CalDavCalendar } from './calendars.caldav';
import { FeedCalendar } from './calendars.feed';
import { GoogleCalendar } from './calendars.google';
import { OutlookCalendar } from './calendars.outlook';
import type { Outgoing, Remote } from './calendars.remote';

const WINDOW = { from: '2026-06-01T00:00:00.000Z', to: '2026-08-01T00:00:00.000Z' };
const outbound = new Outbound({ privateNetwork: true });
const OURS: Outgoing = {
  appointmentId: '0192c0de-0000-7000-8000-000000000001',
  uid: '0192c0de@kontor',
  sequence: 0,
  startsAt: '2026-07-01T08:00:00.000Z',
  endsAt: '2026-07-01T09:00:00.000Z',
  title: "Sehtest · Zoë O'Brien <b>",
  description: null,
};
const soon = { patiently: (ask: any, busy: any) => outbound.patiently(ask, busy, async () => undefined), toProvider: outbound.toProvider } as Outbound;

interface Other {
  url: string;
  failures: { status: number; retryAfter?: string }[];
  oldest: number;
  events: Map<string, any>;
  pageSize: number;
  expire(): void;
  close(): Promise<unknown>;
}
const google = {
  event: (day: string, more = {}) => ({
    summary: 'Zahnarzt',
    start: { dateTime: `${day}T10:00:00+02:00` },
    end: { dateTime: `${day}T11:00:00+02:00` },
    ...more,
  }),
  free: { transparency: 'transparent' },
};
const graph = {
  event: (day: string, more = {}) => ({
    subject: 'Zahnarzt',
    start: { dateTime: `${day}T08:00:00.0000000`, timeZone: 'UTC' },
    end: { dateTime: `${day}T09:00:00.0000000`, timeZone: 'UTC' },
    ...more,
  }),
  free: { showAs: 'free' },
};

describe.each([
  [
    'Google',
    () => GoogleStandIn.start(),
    (url: string) => new GoogleCalendar(soon, url, async () => 'access-0', 'anna@example.com'),
    google,
    { status: 403, reason: 'rateLimitExceeded' },
  ],
  [
    'Outlook',
    () => GraphStandIn.start(),
    (url: string) => new OutlookCalendar(soon, url, async () => 'access-0', 'AAMkCal='),
    graph,
    { status: 429, code: 'TooManyRequests', retryAfter: '0' },
  ],
] as const)('a calendar at %s', (_, start, open, say, limit) => {
  let other: (GoogleStandIn | GraphStandIn) & Other;
  let remote: Remote;
  beforeEach(async () => {
    other = (await start()) as typeof other;
    remote = open(other.url);
  });
  afterEach(() => other.close());
  const slots = async (cursor: string | null = null) => (await remote.pull(cursor, WINDOW)).changed.flatMap((event) => event.slots);

  it('offers the calendars that can be written to', async () => expect(await remote.choices()).toHaveLength(1));

  it('is read page by page, and then only what changed', async () => {
    const made = ['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04', '2026-07-05'].map((day) => other.set(say.event(day)));
    const all = await remote.pull(null, WINDOW);
    expect([all.full, all.changed.length, all.removed]).toEqual([true, 5, []]);
    expect(all.changed[0].slots).toEqual([
      { instance: '', startsAt: '2026-07-01T08:00:00.000Z', endsAt: '2026-07-01T09:00:00.000Z', allDay: false, title: 'Zahnarzt' },
    ]);
    expect(await remote.pull(all.cursor, WINDOW)).toMatchObject({ full: false, changed: [], removed: [] });
    other.set(say.event('2026-07-09', { id: made[0].id }));
    other.delete(made[1].id);
    other.delete(made[2].id);
    const news = await remote.pull(all.cursor, WINDOW);
    expect(news.changed.map(({ remoteId, slots: [slot] }) => [remoteId, slot.startsAt])).toEqual([[made[0].id, '2026-07-09T08:00:00.000Z']]);
    expect(news.removed).toEqual([made[1].id, made[2].id]);
  });

  it('is read anew when the provider has forgotten where we were', async () => {
    other.set(say.event('2026-07-01'));
    const { cursor } = await remote.pull(null, WINDOW);
    other.oldest = 1_000;
    expect(await remote.pull(cursor, WINDOW)).toMatchObject({ full: true, changed: [{ slots: [{ startsAt: '2026-07-01T08:00:00.000Z' }] }] });
  });

  it('takes no time for what is shown as free', async () => {
    other.set(say.event('2026-07-01', say.free));
    expect(await slots()).toEqual([]);
  });

  it('gets our appointment once, however often it is sent', async () => {
    const known = await remote.put(OURS, null);
    expect(await remote.put(OURS, null)).toMatchObject({ remoteId: known.remoteId });
    expect(other.events.size).toBe(1);
    expect(await slots()).toMatchObject([{ startsAt: OURS.startsAt, endsAt: OURS.endsAt, title: OURS.title }]);
  });

  it('is not overwritten where somebody changed the event meanwhile', async () => {
    const known = await remote.put(OURS, null);
    other.set(say.event('2026-07-07', { id: known.remoteId }));
    await expect(remote.put({ ...OURS, sequence: 1 }, known)).rejects.toMatchObject({ refusal: 'changed' });
    await expect(remote.remove(known)).rejects.toMatchObject({ refusal: 'changed' });
    expect(await slots()).toMatchObject([{ startsAt: '2026-07-07T08:00:00.000Z' }]);
  });

  it('forgives that what shall go is gone', async () => {
    const { remoteId } = await remote.put(OURS, null);
    await remote.remove({ remoteId, etag: null });
    await remote.remove({ remoteId, etag: null });
    expect(await slots()).toEqual([]);
  });

  it('is asked again when it is busy, and given up when it stays so', async () => {
    other.set(say.event('2026-07-01'));
    other.failures.push(limit as never, { status: 503, reason: 'backendError', code: 'UnknownError' } as never);
    expect(await slots()).toHaveLength(1);
    other.failures.push(...(Array(4).fill({ status: 503, reason: 'backendError', code: 'UnknownError' }) as never[]));
    await expect(remote.pull(null, WINDOW)).rejects.toMatchObject({ refusal: 'busy' });
  });

  it('says that the consent is gone', async () => {
    other.expire();
    await expect(remote.pull(null, WINDOW)).rejects.toMatchObject({ refusal: 'consent' });
  });
});

withRadicale('a calendar on a CalDAV server', () => {
  let server: Radicale;
  let calendar: CalDavCalendar;
  const basic = { authorization: `Basic ${Buffer.from('anna:secret').toString('base64')}` };
  const access = () => ({ url: server.url, username: 'anna', password: 'secret' });
  beforeAll(async () => {
    server = await radicale();
    const body = `<?xml version="1.0"?><mkcalendar xmlns="urn:ietf:params:xml:ns:caldav"><set xmlns="DAV:"><prop><displayname>Anna</displayname></prop></set></mkcalendar>`;
    await fetch(`${server.url}anna/work/`, { method: 'MKCALENDAR', headers: basic, body });
    calendar = new CalDavCalendar(outbound, access(), `${server.url}anna/work/`, 'Europe/Vienna');
  });
  afterAll(() => server?.stop());
  const save = (name: string, lines: string[]) =>
    fetch(`${server.url}anna/work/${name}.ics`, {
      method: 'PUT',
      headers: { ...basic, 'content-type': 'text/calendar' },
      body: [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//x//EN',
        'BEGIN:VEVENT',
        `UID:${name}`,
        'DTSTAMP:20260101T000000Z',
        ...lines,
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    });

  it('offers its calendars, and refuses a wrong password', async () => {
    expect(await calendar.choices()).toEqual([{ id: `${server.url}anna/work/`, name: 'Anna' }]);
    await expect(new CalDavCalendar(outbound, { ...access(), password: 'x' }, '', 'UTC').choices()).rejects.toMatchObject({ refusal: 'consent' });
  });

  it('is read, and then only what changed; ours comes back with its uid', async () => {
    await save('dentist', [
      'SUMMARY:Zahnarzt',
      'DTSTART;TZID=Europe/Vienna:20260706T090000',
      'DTEND;TZID=Europe/Vienna:20260706T100000',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    ]);
    const all = await calendar.pull(null, WINDOW);
    expect(all).toMatchObject({
      full: true,
      removed: [],
      changed: [{ uid: 'dentist', slots: [{ startsAt: '2026-07-06T07:00:00.000Z' }, { startsAt: '2026-07-13T07:00:00.000Z' }] }],
    });
    expect(await calendar.pull(all.cursor, WINDOW)).toMatchObject({ full: false, changed: [], removed: [] });

    const known = await calendar.put(OURS, null);
    await fetch(`${server.url}anna/work/dentist.ics`, { method: 'DELETE', headers: basic });
    const news = await calendar.pull(all.cursor, WINDOW);
    expect(news).toMatchObject({
      full: false,
      removed: ['/anna/work/dentist.ics'],
      changed: [{ remoteId: known.remoteId, uid: OURS.uid, slots: [{ startsAt: OURS.startsAt, title: OURS.title }] }],
    });

    const etag = news.changed[0].etag;
    const moved = await calendar.put({ ...OURS, sequence: 1, startsAt: '2026-07-02T08:00:00.000Z', endsAt: '2026-07-02T09:00:00.000Z' }, { ...known, etag });
    await expect(calendar.put({ ...OURS, sequence: 2 }, { ...known, etag })).rejects.toMatchObject({ refusal: 'changed' });
    expect((await calendar.pull(news.cursor, WINDOW)).changed).toMatchObject([{ slots: [{ startsAt: '2026-07-02T08:00:00.000Z' }] }]);
    await calendar.remove({ remoteId: moved.remoteId, etag: null });
    await calendar.remove({ remoteId: moved.remoteId, etag: null });
    expect((await calendar.pull(null, WINDOW)).changed).toEqual([]);
  });

  it('is read anew when the server has forgotten where we were', async () => {
    await save('later', ['DTSTART:20260710T080000Z', 'DTEND:20260710T090000Z']);
    expect(await calendar.pull('http://radicale.org/ns/sync/0000', WINDOW)).toMatchObject({ full: true, changed: [{ uid: 'later' }] });
  });

  it('is read as a feed as well, unless it did not change', async () => {
    const url = `${server.url.replace('//', '//anna:secret@')}anna/work/`;
    const feed = new FeedCalendar(
      {
        ...soon,
        toAnywhere: (input: string, init: RequestInit) =>
          outbound.toAnywhere(input.replace('anna:secret@', ''), { ...init, headers: { ...init.headers, ...basic } }),
      } as Outbound,
      url,
      'UTC',
    );
    const all = await feed.pull(null, WINDOW);
    expect(all).toMatchObject({ full: true, changed: [{ uid: 'later' }] });
    expect(await feed.pull(all.cursor, WINDOW)).toMatchObject({ changed: [], removed: [] });
  });
});

describe('an address that somebody entered', () => {
  const careful = new Outbound({ privateNetwork: false });
  const feed = (url: string) => new FeedCalendar({ patiently: soon.patiently, toAnywhere: careful.toAnywhere } as Outbound, url, 'UTC').pull(null, WINDOW);
  it.each([
    'http://127.0.0.1:8080/x.ics',
    'http://localhost:8080/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:10.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
  ])(
    'must not lead into this network: %s',
    async (url) =>
      await expect(feed(url)).rejects.toMatchObject({ refusal: 'unreachable', message: expect.stringContaining('not an address of the internet') }),
  );
});
