import { api, created, type Api, type Ask } from '../../test/api';
import { someone } from '../../test/database';
import { Reminders } from './reminders';
import { WaitlistService } from './waitlist.service';

const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
const code = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0]?.code];
const HOUR = 3_600_000;

describe('booking online', () => {
  let it_: Api;
  let number = 0;
  beforeAll(async () => void (it_ = await api({ poolSize: 30 })));
  afterAll(() => it_?.close());

  /** A practice that is open every morning and takes bookings online. */
  const practice = async (more: object = {}) => {
    const ask = it_.as();
    const slug = `practice-${++number}`;
    const linden = await created(ask('POST', '/resources', { name: 'Dr. Linden', kind: 'staff', openingHours: WEEK }));
    const exam = await created(
      ask('POST', '/appointment-types', {
        name: 'Eye exam',
        durationMinutes: 60,
        price: '49.00',
        isPublic: true,
        questions: [{ label: 'Lenses?', kind: 'yes_no', required: true }],
      }),
    );
    const settings = {
      version: 1,
      holidayCountry: null,
      bookingEnabled: true,
      bookingSlug: slug,
      cutoffHours: 24,
      minimumNoticeMinutes: 0,
      reminderHours: [24],
    };
    await created(ask('PATCH', '/scheduling-settings', { ...settings, ...more }));
    return { ask, slug, linden, exam };
  };
  const day = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
  const slotsOn = async (slug: string, typeId: string, on: string) =>
    (await it_.ask('GET', `/public/bookings/${slug}/availability?typeId=${typeId}&from=${on}&to=${on}`)).body.data.map(
      ({ startsAt }: { startsAt: string }) => startsAt,
    );
  const zoe = { name: 'Zoë Maier', email: 'zoe@maier.example', answers: [{ label: 'Lenses?', value: 'yes' }] };
  const mails = async (ask: Ask) => (await ask('GET', '/outgoing-mails?perPage=100')).body.data as { subject: string; to: string[]; html: string }[];
  const at = <T>(organization: string, when: string, fn: (tx: never) => Promise<T>) =>
    it_.db.work.write(
      { ...someone({ organization, actor: '00000000-0000-0000-0000-000000000000' }), at: when, cause: crypto.randomUUID() } as never,
      fn as never,
    ) as Promise<T>;

  it('shows what can be booked, books it, and makes one customer of one address', async () => {
    const { ask, slug, exam, linden } = await practice();
    const page = (await it_.ask('GET', `/public/bookings/${slug}`)).body.data;
    expect(page).toMatchObject({
      currency: 'EUR',
      cutoffHours: 24,
      types: [{ id: exam.id, name: 'Eye exam', price: '49.0000', staff: [{ id: linden.id, name: 'Dr. Linden' }] }],
    });
    const [first, second, ...rest] = await slotsOn(slug, exam.id, day(3));
    expect(rest).toHaveLength(1);
    expect(code(await it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt: first, answers: [] }))).toEqual([422, 'answer_missing']);
    const booked = await created(it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt: first }));
    expect(booked).toMatchObject({ status: 'confirmed', with: ['Dr. Linden'], moves: ['move', 'cancel'], bookingSlug: slug });
    expect(await slotsOn(slug, exam.id, day(3))).toEqual([second, ...rest]);
    expect(code(await it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt: first }))).toEqual([409, 'slot_taken']);
    await created(it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, name: 'Zoe Maier', typeId: exam.id, startsAt: second }));
    expect((await ask('GET', '/customers')).body.data).toMatchObject([{ name: 'Zoë Maier', email: 'zoe@maier.example' }]);
    expect((await ask('GET', '/appointments')).body.data).toMatchObject([
      { source: 'online', answers: [{ label: 'Lenses?', value: 'yes' }] },
      { source: 'online' },
    ]);
    expect((await mails(ask))[0]).toMatchObject({ to: ['zoe@maier.example'], html: expect.stringContaining('/appointment/') });
    // a time that nobody offers is not booked, though nobody has it
    expect(code(await it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt: `${day(3)}T20:00:00Z` }))).toEqual([409, 'slot_taken']);
  });

  it('20 visitors, one time: one is booked', async () => {
    const { slug, exam } = await practice();
    const [startsAt] = await slotsOn(slug, exam.id, day(3));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, email: `visitor${i}@mail.example`, typeId: exam.id, startsAt }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('moves and cancels by link, until it is too late', async () => {
    const { ask, slug, exam } = await practice();
    const [startsAt] = await slotsOn(slug, exam.id, day(3));
    const [, other] = await slotsOn(slug, exam.id, day(4));
    const { token } = await created(it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt }));
    const moved = await created(it_.ask('POST', `/public/appointments/${token}/move`, { startsAt: other }));
    expect(moved).toMatchObject({ startsAt: other, status: 'confirmed' });
    expect(await slotsOn(slug, exam.id, day(3))).toContain(startsAt);
    await created(ask('PATCH', '/scheduling-settings', { version: 2, cutoffHours: 200 }));
    expect((await it_.ask('GET', `/public/appointments/${token}`)).body.data.moves).toEqual([]);
    expect(code(await it_.ask('POST', `/public/appointments/${token}/move`, { startsAt }))).toEqual([422, 'too_late']);
    expect(code(await it_.ask('POST', `/public/appointments/${token}/cancel`, {}))).toEqual([422, 'too_late']);
    await created(ask('PATCH', '/scheduling-settings', { version: 3, cutoffHours: 1 }));
    expect(await created(it_.ask('POST', `/public/appointments/${token}/cancel`, { reason: 'ill' }))).toMatchObject({ status: 'cancelled', moves: [] });
    expect((await ask('GET', '/appointments')).body.data).toMatchObject([{ cancelledByCustomer: true, cancelReason: 'ill' }]);
    expect(code(await it_.ask('POST', `/public/appointments/${token}/cancel`, {}))).toEqual([409, 'invalid_transition']);
  });

  it('who comes says so by the link, also after the cut-off, and once is enough', async () => {
    const { ask, slug, exam } = await practice({ bookingConfirms: false, cutoffHours: 720 });
    const [first] = await slotsOn(slug, exam.id, day(3));
    const { token, ...booked } = await created(it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt: first }));
    expect(booked).toMatchObject({ status: 'scheduled', moves: ['confirm'] });
    for (let times = 0; times < 2; times++)
      expect(await created(it_.ask('POST', `/public/appointments/${token}/confirm`))).toMatchObject({ status: 'confirmed', moves: [] });
    const [visit] = (await ask('GET', '/appointments')).body.data;
    expect(visit).toMatchObject({ status: 'confirmed', confirmedAt: expect.any(String) });
    await created(ask('POST', `/appointments/${visit.id}/cancel`, {}));
    expect(code(await it_.ask('POST', `/public/appointments/${token}/confirm`))).toEqual([409, 'invalid_transition']);
  });

  it('opens nothing by a wrong link, and no page that is closed', async () => {
    const { ask, slug } = await practice();
    expect(code(await it_.ask('GET', `/public/appointments/${'x'.repeat(64)}`))).toEqual([404, 'not_found']);
    expect(code(await it_.ask('GET', '/public/bookings/nobody'))).toEqual([404, 'not_found']);
    await created(ask('PATCH', '/scheduling-settings', { version: 2, bookingEnabled: false }));
    expect(code(await it_.ask('GET', `/public/bookings/${slug}`))).toEqual([404, 'not_found']);
  });

  it('reminds once of the appointment as it is: what was moved or cancelled is never told', async () => {
    const { ask, exam } = await practice();
    const { organization } = ask as never as { organization: string };
    const customer = await created(ask('POST', '/customers', { name: 'Zoë Maier', type: 'private', email: 'zoe@maier.example' }));
    const book = (startsAt: string) => created(ask('POST', '/appointments', { typeId: exam.id, customerId: customer.id, startsAt }));
    const tuesday = await book(`${day(5)}T09:00:00Z`);
    const gone = await book(`${day(5)}T10:00:00Z`);
    await created(ask('PATCH', `/appointments/${tuesday.id}`, { version: 1, startsAt: `${day(6)}T09:00:00Z` }));
    await created(ask('POST', `/appointments/${gone.id}/cancel`, {}));
    const reminders = it_.app.get(Reminders, { strict: false });
    const remind = (when: string) => at(organization, when, (tx) => reminders.remind(tx));
    expect(await remind(`${day(4)}T10:30:00.000Z`)).toBe(0);
    expect(await remind(`${day(5)}T08:59:00.000Z`)).toBe(0);
    expect(await Promise.all([remind(`${day(5)}T09:01:00.000Z`), remind(`${day(5)}T09:01:00.000Z`)])).toEqual(expect.arrayContaining([1, 0]));
    expect(await remind(`${day(5)}T12:00:00.000Z`)).toBe(0);
    expect(await mails(ask)).toMatchObject([{ to: ['zoe@maier.example'], subject: expect.stringContaining('Erinnerung') }]);
  });

  it('a freed time is offered in order, kept for a while, and taken by the first', async () => {
    const { ask, slug, linden, exam } = await practice();
    const { organization } = ask as never as { organization: string };
    const startsAt = (await slotsOn(slug, exam.id, day(3)))[1];
    const taken = await created(it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt }));
    const wait = (name: string, more: object = {}) =>
      created(it_.ask('POST', `/public/bookings/${slug}/waitlist`, { name, email: `${name}@wait.example`, typeId: exam.id, earliestDay: day(1), ...more }));
    const eva = await wait('eva');
    const later = await wait('later', { earliestDay: day(4) });
    const paul = await wait('paul');
    const [visit] = (await ask('GET', '/appointments')).body.data;
    await created(it_.ask('POST', `/public/appointments/${taken.token}/cancel`, {}));
    const waitlist = it_.app.get(WaitlistService, { strict: false });
    const freed = { startsAt: visit.startsAt, endsAt: visit.endsAt, resourceIds: [linden.id] };
    const now = new Date().toISOString();
    await at(organization, now, (tx) => waitlist.offer(tx, freed));
    const statusOf = async (id: string) => (await ask('GET', `/waitlist-entries/${id}`)).body.data.status;
    expect([await statusOf(eva.id), await statusOf(paul.id), await statusOf(later.id)]).toEqual(['offered', 'waiting', 'waiting']);
    // kept: nobody else gets it
    expect(await slotsOn(slug, exam.id, day(3))).not.toContain(startsAt);
    expect(code(await it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt }))).toEqual([409, 'slot_taken']);
    const linkTo = async (who: string) => /\/offer\/([\w-]+)/.exec((await mails(ask)).find(({ to }) => to[0] === `${who}@wait.example`)!.html)![1];
    // half an hour later it goes on to the next in line
    const late = new Date(Date.now() + 31 * 60_000).toISOString();
    expect(await at(organization, late, (tx) => waitlist.expire(tx))).toBe(1);
    await at(organization, late, (tx) => waitlist.offer(tx, freed));
    expect([await statusOf(eva.id), await statusOf(paul.id)]).toEqual(['waiting', 'offered']);
    expect(code(await it_.ask('POST', `/public/waitlist-offers/${await linkTo('eva')}/accept`))).toEqual([409, 'slot_taken']);
    const answers = await Promise.all([0, 1, 2].map(async () => it_.ask('POST', `/public/waitlist-offers/${await linkTo('paul')}/accept`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await statusOf(paul.id)).toBe('booked');
    expect((await ask('GET', '/appointments?source=waitlist')).body.data).toMatchObject([{ customerName: 'paul', status: 'confirmed', startsAt }]);
  });

  it('a series keeps its clock over summer time; one, the following or all are moved and cancelled', async () => {
    const { ask, linden } = await practice();
    const series = { frequency: 'weekly', interval: 1, count: 5 };
    const first = await created(
      ask('POST', '/appointments', { title: 'Team', resourceIds: [linden.id], startsAt: '2027-10-19T07:00:00Z', endsAt: '2027-10-19T08:00:00Z', series }),
    );
    const times = async () =>
      (await ask('GET', `/appointments?seriesId=${first.seriesId}&sort=startsAt`)).body.data.map((one: any) =>
        [one.startsAt.slice(5, 16), one.status].join(' '),
      );
    expect(await times()).toEqual([
      '10-19T07:00 scheduled',
      '10-26T07:00 scheduled',
      '11-02T08:00 scheduled',
      '11-09T08:00 scheduled',
      '11-16T08:00 scheduled',
    ]);
    const all = (await ask('GET', `/appointments?seriesId=${first.seriesId}&sort=startsAt`)).body.data;
    await created(ask('PATCH', `/appointments/${all[1].id}`, { version: 1, startsAt: '2027-10-26T12:00:00Z' }));
    await created(ask('PATCH', `/appointments/${all[2].id}`, { version: 1, startsAt: '2027-11-03T09:00:00Z', scope: 'following' }));
    expect(await times()).toEqual([
      '10-19T07:00 scheduled',
      '10-26T12:00 scheduled',
      '11-03T09:00 scheduled',
      '11-10T09:00 scheduled',
      '11-17T09:00 scheduled',
    ]);
    // a week later: each takes the place of the next
    await created(ask('PATCH', `/appointments/${all[2].id}`, { version: 2, startsAt: '2027-11-10T09:00:00Z', scope: 'following' }));
    expect((await times()).slice(2)).toEqual(['11-10T09:00 scheduled', '11-17T09:00 scheduled', '11-24T09:00 scheduled']);
    const clash = await ask('POST', '/appointments', {
      title: 'Other',
      resourceIds: [linden.id],
      startsAt: '2027-11-08T09:30:00Z',
      endsAt: '2027-11-08T10:00:00Z',
      series: { frequency: 'daily', interval: 1, until: '2027-11-12' },
    });
    expect(code(clash)).toEqual([409, 'slot_taken']);
    expect(clash.body.errors[0].details.conflicts).toEqual(['2027-11-10T09:30:00.000Z']);
    await created(ask('POST', `/appointments/${all[3].id}/cancel`, { scope: 'following' }));
    expect((await times()).map((one: string) => one.split(' ')[1])).toEqual(['scheduled', 'scheduled', 'scheduled', 'cancelled', 'cancelled']);
    expect(
      code(
        await ask('POST', '/appointments', {
          title: 'X',
          startsAt: '2027-11-08T09:30:00Z',
          endsAt: '2027-11-08T10:00:00Z',
          series: { frequency: 'daily', interval: 1 },
        }),
      ),
    ).toEqual([400, 'validation_failed']);
  });

  it('a calendar is read by its secret address, until the address is deleted', async () => {
    const { ask, slug, linden, exam } = await practice();
    const [startsAt] = await slotsOn(slug, exam.id, day(3));
    await created(it_.ask('POST', `/public/bookings/${slug}`, { ...zoe, typeId: exam.id, startsAt }));
    const feed = await created(ask('POST', '/calendar-feeds', { name: 'Dr. Linden', resourceId: linden.id }));
    const path = new URL(feed.url).pathname.replace('/api/v1', '');
    const file = await it_.ask('GET', path);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(String(file.body)).toContain('SUMMARY:Zoë Maier: Eye exam');
    await created(ask('PATCH', `/resources/${linden.id}`, { version: 1, userId: (ask as never as { actor: string }).actor }));
    const own = await created(ask('POST', '/calendar-feeds', { name: 'Mine' }));
    expect(String((await it_.ask('GET', new URL(own.url).pathname.replace('/api/v1', ''))).body)).toContain('Zoë Maier');
    const [kept] = (await ask('GET', '/calendar-feeds?sort=name')).body.data;
    expect(kept).not.toHaveProperty('url');
    await created(ask('DELETE', `/calendar-feeds/${feed.id}?version=${kept.version}`));
    expect((await it_.ask('GET', path)).status).toBe(404);
    expect((await it_.ask('GET', `/public/calendars/${'x'.repeat(43)}.ics`)).status).toBe(404);
  });

  it('an industry brings its appointment types', async () => {
    const { ask } = await it_.register({ industry: 'optician' });
    expect((await ask('GET', '/appointment-types')).body.data.map(({ name }: { name: string }) => name)).toContain('Sehtest');
  });
});
