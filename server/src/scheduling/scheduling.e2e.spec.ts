import { api, created, type Api, type Ask } from '../../test/api';

const HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
const code = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0]?.code];

/** A practice with Dr. Linden, an examination room and eye exams of 49.00. */
async function practice(ask: Ask) {
  const linden = await created(ask('POST', '/resources', { name: 'Dr. Linden', kind: 'staff', openingHours: HOURS }));
  const room = await created(ask('POST', '/resources', { name: 'Room 1', kind: 'room', openingHours: HOURS }));
  const exam = await created(
    ask('POST', '/appointment-types', {
      name: 'Eye exam',
      durationMinutes: 30,
      bufferAfterMinutes: 10,
      price: '49.00',
      staffIds: [linden.id],
      color: '#1f6feb',
    }),
  );
  const zoe = await created(ask('POST', '/customers', { name: 'Zoë Maier', type: 'private', email: 'zoe@maier.example' }));
  return { linden, room, exam, zoe };
}

describe('scheduling over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api({ poolSize: 30 })));
  afterAll(() => it_?.close());

  const starts = async (ask: Ask, query: string) => {
    const { status, body } = await ask('GET', `/availability?${query}`);
    if (status !== 200) throw new Error(JSON.stringify(body.errors));
    return body.data.map(({ startsAt }: { startsAt: string }) => startsAt);
  };
  const utc = (day: string, ...clocks: string[]) => clocks.map((clock) => `${day}T${clock}:00.000Z`);

  it('books by phone: the free times of a morning, and those that are left', async () => {
    const ask = it_.as();
    const { linden, exam, zoe } = await practice(ask);
    const tuesday = `typeId=${exam.id}&resourceId=${linden.id}&from=2027-03-09&to=2027-03-09`;
    expect(await starts(ask, tuesday)).toEqual(utc('2027-03-09', '08:00', '08:40', '09:20', '10:00'));
    const booked = await created(ask('POST', '/appointments', { customerId: zoe.id, typeId: exam.id, startsAt: '2027-03-09T09:40:00+01:00' }));
    expect(booked).toMatchObject({
      status: 'scheduled',
      customerName: 'Zoë Maier',
      typeName: 'Eye exam',
      endsAt: '2027-03-09T09:10:00.000Z',
      price: '49.0000',
      resourceIds: [linden.id],
      resourceNames: ['Dr. Linden'],
      moves: ['confirm', 'arrive', 'complete', 'no-show', 'cancel'],
    });
    expect(await starts(ask, tuesday)).toEqual(utc('2027-03-09', '08:00', '09:20', '10:00'));
    // the buffer counts: 10 minutes after it nobody is booked
    const late = { typeId: exam.id, startsAt: '2027-03-09T09:15:00Z', resourceIds: [linden.id] };
    expect(code(await ask('POST', '/appointments', late))).toEqual([409, 'slot_taken']);
    await created(ask('POST', `/appointments/${booked.id}/cancel`, { reason: 'ill' }));
    expect(await starts(ask, tuesday)).toHaveLength(4);
    await created(ask('POST', '/appointments', late));
    expect(code(await ask('POST', `/appointments/${booked.id}/reopen`))).toEqual([409, 'slot_taken']);
  });

  it('of 20 who book one person, or one room with different persons, one succeeds', async () => {
    const ask = it_.as();
    const { linden, room, exam } = await practice(ask);
    const race = async (bodies: object[]) => (await Promise.all(bodies.map((body) => ask('POST', '/appointments', body)))).map(({ status }) => status).sort();
    const slot = { typeId: exam.id, startsAt: '2027-03-09T09:20:00Z', resourceIds: [linden.id] };
    const one = [201, ...Array.from({ length: 19 }, () => 409)];
    expect(await race(Array.from({ length: 20 }, () => slot))).toEqual(one);
    const staff = await Promise.all(Array.from({ length: 20 }, (_, i) => created(ask('POST', '/resources', { name: `Person ${i}`, kind: 'staff' }))));
    const checkup = await created(ask('POST', '/appointment-types', { name: 'Check-up', durationMinutes: 30, resourceKind: 'room' }));
    expect(await race(staff.map(({ id }) => ({ typeId: checkup.id, startsAt: '2027-03-09T09:20:00Z', resourceIds: [id, room.id] })))).toEqual(one);
    // who leaves the choice to the house gets everyone that is free, and the room only once
    expect(await race(Array.from({ length: 20 }, () => ({ typeId: checkup.id, startsAt: '2027-03-10T09:20:00Z' })))).toEqual(one);
  });

  it('a holiday offers nothing, a manual exception opens it, an absence closes', async () => {
    const ask = it_.as();
    const { linden, exam } = await practice(ask);
    const day = (on: string) => `typeId=${exam.id}&from=${on}&to=${on}`;
    expect(await starts(ask, day('2026-10-26'))).toEqual([]);
    const opened = await created(ask('POST', '/special-hours', { day: '2026-10-26', hours: [{ from: '10:00', to: '11:00' }], reason: 'open day' }));
    expect(await starts(ask, day('2026-10-26'))).toEqual(utc('2026-10-26', '09:00'));
    expect(code(await ask('POST', '/special-hours', { day: '2026-10-26', hours: [] }))).toEqual([409, 'duplicate']);
    await created(ask('PATCH', `/special-hours/${opened.id}`, { version: 1, hours: [] }));
    expect(await starts(ask, day('2026-10-26'))).toEqual([]);
    await created(ask('POST', '/absences', { resourceId: linden.id, startsAt: '2027-03-09T09:00:00Z', endsAt: '2027-03-09T10:00:00Z', kind: 'sick' }));
    expect(await starts(ask, day('2027-03-09'))).toEqual(utc('2027-03-09', '08:00', '10:00'));
    expect((await ask('GET', '/holidays?year=2026')).body.data).toHaveLength(13);
    expect(code(await ask('POST', '/absences', { startsAt: '2027-03-09T09:00:00Z', endsAt: '2027-03-09T09:00:00Z' }))).toEqual([422, 'ends_before_start']);
    expect(code(await ask('POST', '/special-hours', { day: '2027-01-01', hours: [{ from: '10:00', to: '09:00' }] }))).toEqual([422, 'hours_overlap']);
  });

  it('done makes a draft at the price of the booking day', async () => {
    const ask = it_.as();
    const { exam, zoe } = await practice(ask);
    const booked = await created(ask('POST', '/appointments', { customerId: zoe.id, typeId: exam.id, startsAt: '2027-03-09T08:00:00Z' }));
    await created(ask('PATCH', `/appointment-types/${exam.id}`, { version: 1, price: '55.00' }));
    for (const verb of ['confirm', 'arrive', 'complete']) await created(ask('POST', `/appointments/${booked.id}/${verb}`));
    const done = await created(ask('GET', `/appointments/${booked.id}`));
    expect(done).toMatchObject({ status: 'completed', moves: [] });
    const invoice = await created(ask('GET', `/invoices/${done.invoiceId}`));
    expect(invoice).toMatchObject({
      status: 'draft',
      customerId: zoe.id,
      serviceDate: '2027-03-09',
      subtotal: '49.00',
      items: [{ description: 'Eye exam', unitPrice: '49.0000' }],
    });
    expect(code(await ask('POST', `/appointments/${booked.id}/complete`))).toEqual([409, 'invalid_transition']);
    expect(code(await ask('PATCH', `/appointments/${booked.id}`, { version: done.version, startsAt: '2027-03-09T10:00:00Z' }))).toEqual([
      409,
      'invalid_transition',
    ]);
  });

  it('counts who does not come, and charges it only if the type says so', async () => {
    const ask = it_.as();
    const { exam, zoe } = await practice(ask);
    const book = (startsAt: string, typeId = exam.id) => created(ask('POST', '/appointments', { customerId: zoe.id, typeId, startsAt }));
    const missed = await created(ask('POST', `/appointments/${(await book('2027-03-09T08:00:00Z')).id}/no-show`));
    expect(missed).toMatchObject({ status: 'no_show', invoiceId: null, moves: ['reopen'] });
    const strict = await created(ask('POST', '/appointment-types', { name: 'Surgery', durationMinutes: 60, price: 100, billsNoShow: true }));
    expect((await created(ask('POST', `/appointments/${(await book('2027-03-10T08:00:00Z', strict.id)).id}/no-show`))).invoiceId).not.toBeNull();
    expect((await ask('GET', `/appointments/statistics?customerId=${zoe.id}`)).body.data).toMatchObject({
      total: 2,
      noShows: 2,
      noShowRate: 100,
      completed: 0,
    });
    // the time is free again
    await book('2027-03-09T08:00:00Z');
  });

  it('moves: the length stays, who was chosen too, and nobody saves over another', async () => {
    const ask = it_.as();
    const { linden, room, exam, zoe } = await practice(ask);
    const booked = await created(ask('POST', '/appointments', { customerId: zoe.id, typeId: exam.id, startsAt: '2027-03-09T08:00:00Z', notes: 'first' }));
    const moved = await created(ask('PATCH', `/appointments/${booked.id}`, { version: 1, startsAt: '2027-03-10T10:00:00Z' }));
    expect(moved).toMatchObject({ endsAt: '2027-03-10T10:30:00.000Z', resourceIds: [linden.id], sequence: 1, version: 2, notes: 'first', uid: booked.uid });
    expect(code(await ask('PATCH', `/appointments/${booked.id}`, { version: 1, notes: 'second' }))).toEqual([409, 'version_conflict']);
    const noted = await created(ask('PATCH', `/appointments/${booked.id}`, { version: 2, notes: 'second' }));
    expect(noted).toMatchObject({ sequence: 1, notes: 'second' });
    const whole = await created(ask('PUT', `/appointments/${booked.id}`, { ...noted, resourceIds: [linden.id, room.id] }));
    expect(whole.resourceIds).toEqual(expect.arrayContaining([linden.id, room.id]));
    const meeting = await created(
      ask('POST', '/appointments', { title: 'Team', startsAt: '2027-03-10T10:30:00Z', endsAt: '2027-03-10T11:00:00Z', resourceIds: [] }),
    );
    expect(meeting).toMatchObject({ title: 'Team', resourceIds: [], customerId: null, price: null });
    expect(code(await ask('PATCH', `/appointments/${meeting.id}`, { version: 1, resourceIds: [room.id] }))).toEqual([409, 'slot_taken']);
    expect((await ask('DELETE', `/appointments/${booked.id}?version=${whole.version}`)).status).toBe(200);
    await created(ask('PATCH', `/appointments/${meeting.id}`, { version: 1, resourceIds: [room.id] }));
    expect(code(await ask('POST', `/appointments/${booked.id}/restore`))).toEqual([409, 'slot_taken']);
  });

  it('refuses what does not exist or does not fit', async () => {
    const ask = it_.as();
    const { linden, exam } = await practice(ask);
    const other = await created(ask('POST', '/resources', { name: 'Trainee', kind: 'staff' }));
    const book = (more: object) => ask('POST', '/appointments', { typeId: exam.id, startsAt: '2027-03-09T08:00:00Z', ...more });
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(code(await book({ typeId: nobody }))).toEqual([422, 'appointment_type_unknown']);
    expect(code(await book({ resourceIds: [nobody] }))).toEqual([422, 'resource_unknown']);
    expect(code(await book({ customerId: nobody }))).toEqual([422, 'customer_unknown']);
    expect(code(await book({ resourceIds: [other.id] }))).toEqual([422, 'resource_not_allowed']);
    expect(code(await book({ typeId: null }))).toEqual([400, 'validation_failed']);
    expect(code(await book({ endsAt: '2027-03-09T07:00:00Z' }))).toEqual([422, 'ends_before_start']);
    expect(code(await book({ endsAt: '2027-05-09T07:00:00Z' }))).toEqual([422, 'appointment_too_long']);
    expect(code(await ask('GET', `/availability?typeId=${exam.id}&from=2027-01-01&to=2027-12-31`))).toEqual([400, 'validation_failed']);
    expect(code(await ask('POST', '/resources', { name: 'X', kind: 'staff', userId: nobody }))).toEqual([422, 'resource_user_unknown']);
    expect(code(await ask('POST', '/appointment-types', { name: 'eye EXAM', durationMinutes: 30 }))).toEqual([409, 'duplicate']);
    expect(code(await ask('POST', '/appointment-types', { name: 'X', durationMinutes: 30, staffIds: [nobody] }))).toEqual([422, 'resource_unknown']);
    const type = await created(ask('POST', '/appointment-types', { name: 'Y', durationMinutes: 30 }));
    expect(code(await ask('POST', '/appointment-types/bulk', { ids: [type.id], action: 'change', values: { staffIds: [nobody] } }))).toEqual([
      422,
      'resource_unknown',
    ]);
    await created(book({}));
    await created(ask('PATCH', `/resources/${linden.id}`, { version: 1, userId: (ask as unknown as { actor: string }).actor }));
    expect(code(await ask('POST', '/resources', { name: 'Y', kind: 'staff', userId: (ask as unknown as { actor: string }).actor }))).toEqual([
      409,
      'duplicate',
    ]);
    expect(code(await ask('DELETE', `/resources/${linden.id}?version=2`))).toEqual([422, 'in_use']);
  });

  it('a calendar shows what lies between two instants, and a stranger sees nothing', async () => {
    const ask = it_.as();
    const { linden, room, exam, zoe } = await practice(ask);
    const night = await created(
      ask('POST', '/appointments', { title: 'Night', startsAt: '2027-03-08T20:00:00Z', endsAt: '2027-03-09T02:00:00Z', resourceIds: [room.id] }),
    );
    const booked = await created(ask('POST', '/appointments', { customerId: zoe.id, typeId: exam.id, startsAt: '2027-03-09T08:00:00Z' }));
    const { data } = (await ask('GET', '/calendar?from=2027-03-09&to=2027-03-09')).body;
    expect(data.appointments.map(({ id }: { id: string }) => id)).toEqual([night.id, booked.id]);
    expect(data).toMatchObject({ timeZone: 'Europe/Vienna', holidays: [], absences: [] });
    expect(data.openings).toContainEqual({ resourceId: linden.id, startsAt: '2027-03-09T08:00:00.000Z', endsAt: '2027-03-09T11:00:00.000Z' });
    expect((await ask('GET', `/calendar?from=2027-03-09&to=2027-03-09&resourceId=${linden.id}`)).body.data.appointments).toMatchObject([{ id: booked.id }]);
    expect((await ask('GET', '/calendar?from=2026-10-25&to=2026-10-31', undefined, { 'accept-language': 'de' })).body.data.holidays).toEqual([
      { day: '2026-10-26', name: 'Nationalfeiertag' },
    ]);
    expect((await ask('GET', `/appointments?search=maier&resourceId=${linden.id}&startsFrom=2027-03-09`)).body.data).toMatchObject([{ id: booked.id }]);
    await created(ask('POST', '/appointments/bulk', { ids: [booked.id], action: 'cancel' }));
    expect((await ask('GET', '/calendar?from=2027-03-09&to=2027-03-09')).body.data.appointments).toHaveLength(1);
    expect((await ask('GET', '/calendar?from=2027-03-09&to=2027-03-09&cancelled=true')).body.data.appointments).toHaveLength(2);
    const stranger = it_.as();
    expect((await stranger('GET', '/calendar?from=2027-03-09&to=2027-03-09')).body.data.appointments).toEqual([]);
    expect(code(await stranger('GET', `/appointments/${booked.id}`))).toEqual([404, 'not_found']);
    expect(code(await stranger('POST', `/appointments/${booked.id}/confirm`))).toEqual([404, 'not_found']);
  });

  it('keeps settings', async () => {
    const ask = it_.as();
    const usual = (await ask('GET', '/scheduling-settings')).body.data;
    expect(usual).toMatchObject({
      version: 1,
      holidayCountry: 'AT',
      reminderHours: [24],
      openingHours: expect.arrayContaining([{ weekday: 1, from: '09:00', to: '17:00' }]),
    });
    const kept = await created(ask('PUT', '/scheduling-settings', { ...usual, holidayCountry: 'DE', holidayState: 'BY' }));
    expect(kept).toMatchObject({ version: 2, holidayState: 'BY' });
    expect(code(await ask('PATCH', '/scheduling-settings', { version: 1, cutoffHours: 12 }))).toEqual([409, 'version_conflict']);
    expect(code(await ask('PATCH', '/scheduling-settings', { version: 2, openingHours: [{ weekday: 1, from: '10:00', to: '09:00' }] }))).toEqual([
      422,
      'hours_overlap',
    ]);
    await created(ask('PATCH', '/scheduling-settings', { version: 2, bookingSlug: 'optik-linden' }));
    const other = it_.as();
    expect(code(await other('PATCH', '/scheduling-settings', { version: 1, bookingSlug: 'optik-linden' }))).toEqual([409, 'duplicate']);
  });
});
