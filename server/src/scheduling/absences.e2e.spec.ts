import { randomUUID } from 'node:crypto';
import { api, created, type Api, type Ask } from '../../test/api';
import { someone } from '../../test/database';
import { Reminders } from './reminders';

const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
const HOUR = 3_600_000;
const code = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0]?.code];
const later = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

describe('who is absent, and who did not come', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const day = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
  const practice = async (settings: object = {}) => {
    const ask = house.as();
    const linden = await created(ask('POST', '/resources', { name: 'Dr. Linden', kind: 'staff', openingHours: WEEK }));
    const exam = await created(ask('POST', '/appointment-types', { name: 'Eye exam', durationMinutes: 20, price: '49.00' }));
    await created(ask('PATCH', '/scheduling-settings', { version: 1, holidayCountry: null, minimumNoticeMinutes: 0, ...settings }));
    return { ask, linden, exam };
  };
  const mails = async (ask: Ask) =>
    (await ask('GET', '/outgoing-mails?perPage=100')).body.data as { subject: string; to: string[]; text: string; html: string }[];
  const patient = (ask: Ask, more: object) => created(ask('POST', '/customers', { type: 'private', ...more }));

  it('the sick day of story 3.3: nine appointments, nine messages to read, then they go out', async () => {
    const { ask, linden, exam } = await practice({ cutoffHours: 720 });
    const clocks = ['08:00', '08:20', '08:40', '09:00', '09:20', '09:40', '10:00', '10:20', '10:40'];
    for (const [at, clock] of clocks.entries()) {
      const { id: customerId } = await patient(ask, { name: `Patient ${at}`, email: `p${at}@sick.example`, language: at ? 'de' : 'en' });
      await created(ask('POST', '/appointments', { customerId, typeId: exam.id, startsAt: `${day(3)}T${clock}:00Z`, resourceIds: [linden.id] }));
    }
    const { id: phone } = await patient(ask, { name: 'Nur Telefon', phone: '+43 660 5550123' });
    await created(ask('POST', '/appointments', { customerId: phone, typeId: exam.id, startsAt: `${day(4)}T09:00:00Z`, resourceIds: [linden.id] }));
    await created(ask('POST', '/appointments', { typeId: exam.id, startsAt: `${day(6)}T09:00:00Z`, resourceIds: [linden.id], title: 'Not struck' }));
    const sick = await created(
      ask('POST', '/absences', { resourceId: linden.id, kind: 'sick', startsAt: `${day(3)}T00:00:00Z`, endsAt: `${day(5)}T00:00:00Z`, allDay: true }),
    );

    const all = (await ask('GET', `/absences/${sick.id}/offers`)).body.data;
    expect(all).toHaveLength(10);
    expect(all[9]).toMatchObject({ customerName: 'Nur Telefon', to: null });
    expect(all[0]).toMatchObject({ to: 'p0@sick.example', offeredAt: null, subject: expect.stringContaining('other times') });
    expect(all[1].text).toMatch(/^Guten Tag Patient 1,\n\nleider können wir diesen Termin nicht halten:\nEye exam, .*\(Europe\/Vienna\)/);
    // three times each, none of them in the absence, and others for the next one
    expect(all[0].times).toHaveLength(3);
    expect(all.slice(0, 3).flatMap(({ times }: any) => times)).toHaveLength(new Set(all.slice(0, 3).flatMap(({ times }: any) => times)).size);
    expect(all.flatMap(({ times }: any) => times).filter((one: string) => one >= sick.startsAt && one < sick.endsAt)).toEqual([]);
    expect(await mails(ask)).toEqual([]);

    const items = all.slice(0, 9).map(({ appointmentId, subject, text }: any) => ({ appointmentId, subject, text: `${text}\nDr. Linden` }));
    expect(code(await ask('POST', `/absences/${sick.id}/offers`, { items: [{ ...items[0], appointmentId: all[9].appointmentId }] }))).toEqual([
      422,
      'not_affected',
    ]);
    expect(await created(ask('POST', `/absences/${sick.id}/offers`, { items }))).toEqual({ count: 9 });
    const sent = await mails(ask);
    expect(sent.map(({ to }) => to[0]).sort()).toEqual(clocks.map((_, at) => `p${at}@sick.example`));
    const first = sent.find(({ to }) => to[0] === 'p0@sick.example')!;
    expect(first.text).toMatch(/Kind regards\n.*\nDr\. Linden$/);
    expect((await ask('GET', `/absences/${sick.id}/offers`)).body.data.slice(0, 9).every(({ offeredAt }: any) => offeredAt)).toBe(true);

    // we cannot keep it: the cut-off does not bind who moves, and the type need not be bookable online
    const token = /\/appointment\/([\w-]+)/.exec(first.html)![1];
    expect((await house.ask('GET', `/public/appointments/${token}`)).body.data.moves).toEqual(['confirm', 'move', 'cancel']);
    const moved = await created(house.ask('POST', `/public/appointments/${token}/move`, { startsAt: all[0].times[0] }));
    expect(moved).toMatchObject({ startsAt: all[0].times[0], moves: ['confirm'] });
    expect((await ask('GET', `/absences/${sick.id}/offers`)).body.data).toHaveLength(9);
    expect(code(await house.as()('GET', `/absences/${sick.id}/offers`))).toEqual([404, 'not_found']);
  });

  it('who did not come is written to once, two hours later, if the house wants it', async () => {
    const { ask, exam } = await practice({ bookingEnabled: true, bookingSlug: 'missed-practice' });
    const { organization } = ask as never as { organization: string };
    const { id: customerId } = await patient(ask, { name: 'Max Muster', email: 'max@muster.example', language: 'de' });
    const visit = await created(ask('POST', '/appointments', { customerId, typeId: exam.id, startsAt: later(1) }));
    await created(ask('POST', `/appointments/${visit.id}/no-show`, {}));
    expect((await ask('GET', `/appointments/statistics?customerId=${customerId}`)).body.data).toMatchObject({ noShows: 1 });
    const reminders = house.app.get(Reminders, { strict: false });
    const missed = (hours: number) =>
      house.db.work.write({ ...someone({ organization, actor: randomUUID() }), at: later(hours), cause: randomUUID() } as never, (tx) => reminders.missed(tx));
    expect(await missed(2.1)).toBe(0); // nobody wants it yet
    const { version } = (await ask('GET', '/scheduling-settings')).body.data;
    await created(ask('PATCH', '/scheduling-settings', { version, noShowMessage: true }));
    expect(await missed(1.9)).toBe(0);
    expect(await Promise.all([missed(2.1), missed(2.1)])).toEqual(expect.arrayContaining([1, 0]));
    expect(await missed(3)).toBe(0);
    const [mail, ...others] = await mails(ask);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: ['max@muster.example'], subject: expect.stringContaining('Sie waren verhindert') });
    expect(mail.html).toContain('/book/missed-practice');
    // not billed, because the type does not say so
    expect((await ask('GET', '/invoices')).body.data).toEqual([]);
  });
});
