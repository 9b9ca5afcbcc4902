import { api, created, type Api, type Ask } from '../../test/api';
import { GoogleStandIn } from '../../test/google-calendar';
import { radicale, withRadicale } from '../../test/radicale';

const code = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0]?.code];
/** Ten in the morning, so many days from now, in UTC. */
const on = (days: number, hour = 10) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const foreign = (days: number, hour = 10) => ({ summary: 'Zahnarzt', start: { dateTime: on(days, hour) }, end: { dateTime: on(days, hour + 1) } });

describe('calendars elsewhere', () => {
  let google: GoogleStandIn;
  let house: Api;
  beforeAll(async () => {
    google = await GoogleStandIn.start();
    house = await api({ worker: true, privateNetwork: true, google: { clientId: 'kontor', clientSecret: 'secret', url: google.url } });
  });
  beforeEach(() => {
    google.events.clear();
    google.consent = true;
  });
  afterAll(async () => {
    await house?.close();
    await google?.close();
  });

  const linden = (ask: Ask) =>
    created(
      ask('POST', '/resources', {
        name: 'Dr. Linden',
        kind: 'staff',
        openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
      }),
    );
  const booked = (ask: Ask, resource: { id: string }, days: number, hour = 10) =>
    created(ask('POST', '/appointments', { title: 'Sehtest', startsAt: on(days, hour), endsAt: on(days, hour + 1), resourceIds: [resource.id] }));

  /** A round, and what came of it. */
  const synced = async (ask: Ask, id: string) => {
    const { jobId } = await created(ask('POST', `/connected-calendars/${id}/sync`));
    for (let i = 0; i < 400; i++) {
      const { status, result, error } = (await ask('GET', `/jobs/${jobId}`)).body.data;
      if (status === 'failed') throw new Error(JSON.stringify(error));
      // another worker may be at it, who then goes round once more
      if (status === 'done' && result.status !== 'busy') return (await ask('GET', `/connected-calendars/${id}`)).body.data;
      if (status === 'done') return synced(ask, id);
      await new Promise((again) => setTimeout(again, 25));
    }
    throw new Error('never synced');
  };

  /** As a person does it: says whose it is, goes to Google, comes back, chooses. */
  async function connected(ask: Ask) {
    const resource = await linden(ask);
    const calendar = await created(ask('POST', '/connected-calendars', { name: 'Google', provider: 'google', resourceId: resource.id }));
    expect(calendar).toMatchObject({ status: 'disconnected', resourceName: 'Dr. Linden', twoWay: true });
    const { body, headers } = await ask('POST', `/connected-calendars/${calendar.id}/connect`);
    const there = new URL(body.data.url);
    expect(Object.fromEntries(there.searchParams)).toMatchObject({
      client_id: 'kontor',
      access_type: 'offline',
      code_challenge_method: 'S256',
      response_type: 'code',
    });
    const cookie = String(headers['set-cookie']).split(';')[0];
    const back = await house.ask('GET', `/oauth/callback?code=c0de&state=${there.searchParams.get('state')}`, undefined, { cookie });
    expect([back.status, back.headers.location]).toEqual([303, `http://kontor.test/connected-calendars/${calendar.id}?consent=connected`]);
    const choices = (await ask('GET', `/connected-calendars/${calendar.id}/choices`)).body.data;
    expect(choices).toEqual([{ id: 'anna@example.com', name: 'Anna' }]);
    const { version } = (await ask('GET', `/connected-calendars/${calendar.id}`)).body.data;
    const chosen = await created(ask('PATCH', `/connected-calendars/${calendar.id}`, { calendarId: choices[0].id, version }));
    expect(chosen.status).toBe('connected');
    expect(JSON.stringify(chosen)).not.toContain('access-');
    return { resource, calendar: chosen };
  }

  it('what stands there keeps a person busy here, and what is booked here stands there', async () => {
    const ask = house.as();
    const event = google.set(foreign(2));
    const { resource, calendar } = await connected(ask);
    const ours = await booked(ask, resource, 3);
    expect(await synced(ask, calendar.id)).toMatchObject({ status: 'connected', problem: null });
    const type = await created(ask('POST', '/appointment-types', { name: 'Sehtest', durationMinutes: 60, staffIds: [resource.id] }));
    const day = on(2).slice(0, 10);
    const free = async () =>
      (await ask('GET', `/availability?typeId=${type.id}&from=${on(2, 9)}&to=${on(2, 12)}`)).body.data.map(({ startsAt }: any) => startsAt);
    expect(await free()).toEqual([`${day}T09:00:00.000Z`, `${day}T11:00:00.000Z`]);
    expect([...google.events.values()].find(({ iCalUID }) => iCalUID === ours.uid)).toMatchObject({
      summary: 'Sehtest',
      start: { dateTime: on(3) },
      end: { dateTime: on(3, 11) },
    });
    google.delete(event.id);
    await synced(ask, calendar.id);
    expect(await free()).toHaveLength(3);
    expect(google.events.size).toBe(2); // nothing was put there twice
  });

  it('who moves or deletes an event there moves or cancels the appointment here; where two would collide, ours stands', async () => {
    const ask = house.as();
    const { resource, calendar } = await connected(ask);
    const [first, second, third] = [await booked(ask, resource, 3), await booked(ask, resource, 4), await booked(ask, resource, 5)];
    await synced(ask, calendar.id);
    const there = (uid: string) => [...google.events.values()].find(({ iCalUID }) => iCalUID === uid)!;
    google.set({ id: there(first.uid).id, start: { dateTime: on(6) }, end: { dateTime: on(6, 12) } });
    google.set({ id: there(second.uid).id, start: { dateTime: on(5) }, end: { dateTime: on(5, 11) } });
    google.delete(there(third.uid).id);
    await synced(ask, calendar.id);
    const now = async ({ id }: { id: string }) => (await ask('GET', `/appointments/${id}`)).body.data;
    expect(await now(first)).toMatchObject({ startsAt: on(6), endsAt: on(6, 12), status: 'scheduled' });
    expect(await now(third)).toMatchObject({ status: 'cancelled' });
    expect(await now(second)).toMatchObject({ startsAt: on(4) });
    expect(there(second.uid).start.dateTime).toBe(on(4));
  });

  it('what is moved or cancelled here follows there', async () => {
    const ask = house.as();
    const { resource, calendar } = await connected(ask);
    const ours = await booked(ask, resource, 3);
    await synced(ask, calendar.id);
    const [event] = [...google.events.values()];
    const moved = await created(ask('PATCH', `/appointments/${ours.id}`, { startsAt: on(4), version: ours.version }));
    await synced(ask, calendar.id);
    expect(google.events.get(event.id)).toMatchObject({ start: { dateTime: on(4) }, status: 'confirmed' });
    await created(ask('POST', `/appointments/${moved.id}/cancel`, {}));
    await synced(ask, calendar.id);
    expect(google.events.get(event.id)?.status).toBe('cancelled');
  });

  it('survives an access token that ran out, and says so when the consent is gone', async () => {
    const ask = house.as();
    const { calendar } = await connected(ask);
    google.consent = false;
    google.expire();
    expect(await synced(ask, calendar.id)).toMatchObject({ status: 'consent_needed', problem: expect.any(String) });
    expect(code(await ask('GET', `/connected-calendars/${calendar.id}/choices`))).toEqual([422, 'calendar_consent_needed']);
    google.consent = true;
    const { headers, body } = await ask('POST', `/connected-calendars/${calendar.id}/connect`);
    const state = new URL(body.data.url).searchParams.get('state');
    const cookie = String(headers['set-cookie']).split(';')[0];
    const stranger = await house.ask('GET', `/oauth/callback?code=c0de&state=${state}`);
    expect(stranger.headers.location).toBe('http://kontor.test/?consent=expired');
    const other = await house.ask('GET', '/oauth/callback?code=c0de&state=another', undefined, { cookie });
    expect(other.headers.location).toContain('consent=refused');
    await house.ask('GET', `/oauth/callback?code=c0de&state=${state}`, undefined, { cookie });
    expect(await synced(ask, calendar.id)).toMatchObject({ status: 'connected' });
  });

  it('refuses what cannot be connected, in words', async () => {
    const ask = house.as();
    const resource = await linden(ask);
    const add = (body: object) => ask('POST', '/connected-calendars', { name: 'X', resourceId: resource.id, ...body });
    expect(code(await add({ provider: 'outlook' }))).toEqual([422, 'calendar_not_configured']);
    expect(code(await add({ provider: 'feed' }))).toEqual([422, 'calendar_address_missing']);
    expect(code(await add({ provider: 'feed', url: 'file:///etc/passwd' }))).toEqual([400, 'validation_failed']);
    expect(code(await add({ provider: 'caldav', url: 'https://x.example', resourceId: house.as().actor }))).toEqual([422, 'resource_unknown']);
    const closed = await created(add({ provider: 'caldav', url: 'http://127.0.0.1:9/', username: 'anna', password: 'x' }));
    expect(code(await ask('GET', `/connected-calendars/${closed.id}/choices`))).toEqual([422, 'calendar_refused']);
    expect((await ask('GET', '/connected-calendars/providers')).body.data).toContainEqual({ provider: 'google', configured: true });
    const staff = house.as('staff', ask.organization);
    expect(code(await staff('POST', '/connected-calendars', { name: 'X', provider: 'google', resourceId: resource.id }))).toEqual([403, 'not_owner']);
    expect((await house.as()('GET', `/connected-calendars/${closed.id}`)).status).toBe(404);
    await created(ask('DELETE', `/connected-calendars/${closed.id}?version=${closed.version}`));
    expect((await ask('GET', '/connected-calendars')).body.data).toEqual([]);
  });

  withRadicale('on a server of the house', () => {
    it('goes both ways', async () => {
      const server = await radicale();
      try {
        const ask = house.as();
        const resource = await linden(ask);
        const authorization = `Basic ${Buffer.from('anna:secret').toString('base64')}`;
        await fetch(`${server.url}anna/work/`, { method: 'MKCALENDAR', headers: { authorization } });
        const access = { provider: 'caldav', url: server.url, username: 'anna', password: 'secret' };
        const calendar = await created(ask('POST', '/connected-calendars', { name: 'Haus', resourceId: resource.id, ...access }));
        const [{ id: calendarId }] = (await ask('GET', `/connected-calendars/${calendar.id}/choices`)).body.data;
        await created(ask('PATCH', `/connected-calendars/${calendar.id}`, { calendarId, version: calendar.version }));
        const ours = await booked(ask, resource, 3);
        expect(await synced(ask, calendar.id)).toMatchObject({ status: 'connected' });
        const at = `${server.url}anna/work/${ours.id}.ics`;
        const file = await (await fetch(at, { headers: { authorization } })).text();
        expect(file).toContain(`UID:${ours.uid}`);
        const stamp = (time: string) => time.replace(/[-:]|\.000/g, '');
        const moved = file.replace(stamp(on(3)), stamp(on(5))).replace(stamp(on(3, 11)), stamp(on(5, 11)));
        await fetch(at, { method: 'PUT', headers: { authorization, 'content-type': 'text/calendar' }, body: moved });
        await synced(ask, calendar.id);
        expect((await ask('GET', `/appointments/${ours.id}`)).body.data).toMatchObject({ startsAt: on(5), endsAt: on(5, 11) });
        await fetch(at, { method: 'DELETE', headers: { authorization } });
        await synced(ask, calendar.id);
        expect((await ask('GET', `/appointments/${ours.id}`)).body.data.status).toBe('cancelled');
      } finally {
        await server.stop();
      }
    });
  });
});
