import fc from 'fast-check';
import { api, created, type Api } from '../../test/api';

const eye = (more: object = {}) => ({ sphere: -1.25, cylinder: -0.5, axis: 90, addition: null, ...more });

describe('what an optician and a clinic know of their customers', () => {
  let house: Api;
  let n = 0;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const patient = (ask: Api['ask']) => created(ask('POST', '/customers', { name: 'Anna', email: `h${++n}@test.example` }));

  it('keeps every exam, and the newest one says when the next is due', async () => {
    const ask = house.as('admin');
    const anna = await patient(ask);
    const path = `/customers/${anna.id}/prescriptions`;
    const old = await created(ask('POST', path, { examinedOn: '2024-03-01', nextExamOn: '2025-03-01', rightEye: eye(), pd: 63.5 }));
    expect(old).toMatchObject({ rightEye: eye(), leftEye: null, pd: 63.5, source: 'own_exam', version: 1 });
    const now = await created(ask('POST', path, { examinedOn: '2026-03-01', nextExamOn: '2028-03-01', rightEye: eye({ sphere: -1.5 }), leftEye: eye() }));
    expect((await ask('GET', path)).body.data.map(({ examinedOn }: any) => examinedOn)).toEqual(['2026-03-01', '2024-03-01']);
    const facts = async () => (({ lastExamOn, nextExamOn }: any) => [lastExamOn, nextExamOn])((await ask('GET', `/customers/${anna.id}`)).body.data);
    expect(await facts()).toEqual(['2026-03-01', '2028-03-01']);
    const changed = await created(ask('PATCH', `${path}/${now.id}`, { version: 1, nextExamOn: '2027-03-01', rightEye: { sphere: -1.75 } }));
    expect(changed.rightEye).toEqual({ sphere: -1.75, cylinder: null, axis: null, addition: null });
    expect((await ask('PATCH', `${path}/${now.id}`, { version: 1, notes: 'late' })).body.errors[0].code).toBe('version_conflict');
    expect((await ask('GET', '/customers?nextExamTo=2027-12-31&sort=nextExamOn')).body.data).toHaveLength(1);
    expect((await ask('GET', '/customers?nextExamTo=2026-12-31')).body.data).toHaveLength(0);
    await created(ask('DELETE', `${path}/${now.id}?version=2`));
    expect(await facts()).toEqual(['2024-03-01', '2025-03-01']);
    await created(ask('POST', `${path}/${now.id}/restore`));
    expect((await created(ask('PUT', `${path}/${now.id}`, { version: 4, rightEye: eye(), leftEye: eye() }))).nextExamOn).toBeNull();
    expect(await facts()).toEqual(['2026-03-01', null]);
  });

  it('refuses what no glass can have', async () => {
    const ask = house.as('admin');
    const anna = await patient(ask);
    const refused = async (body: object) => {
      const answer = await ask('POST', `/customers/${anna.id}/prescriptions`, body);
      return [answer.status, ...(answer.body.errors ?? []).map(({ field }: any) => field)];
    };
    expect(await refused({ rightEye: eye({ sphere: -20.25 }) })).toEqual([400, 'rightEye.sphere']);
    expect(await refused({ rightEye: eye({ sphere: 0.1 }), pd: 49 })).toEqual([400, 'rightEye.sphere', 'pd']);
    expect(await refused({ leftEye: eye({ cylinder: 10.25, axis: 181, addition: 5.25 }) })).toEqual([
      400,
      'leftEye.cylinder',
      'leftEye.axis',
      'leftEye.addition',
    ]);
    expect(await refused({ leftEye: eye({ axis: null }) })).toEqual([400, 'leftEye.axis']);
    expect(await refused({ pd: 60 })).toEqual([400, 'rightEye']);
    expect(await refused({ rightEye: eye(), examinedOn: '2026-01-01', nextExamOn: '2026-01-01' })).toEqual([400, 'nextExamOn']);
    const other = await patient(ask);
    const made = await created(ask('POST', `/customers/${anna.id}/prescriptions`, { rightEye: eye() }));
    expect((await ask('GET', `/customers/${other.id}/prescriptions/${made.id}`)).status).toBe(404);
    expect((await house.as('admin')('GET', `/customers/${anna.id}/prescriptions`)).status).toBe(404);
  });

  it('whatever is sent, only what can be ground is kept, and the database says the same', async () => {
    const ask = house.as('admin');
    const anna = await patient(ask);
    const quarter = (most: number) =>
      fc.oneof(
        fc.integer({ min: -4 * most - 8, max: 4 * most + 8 }).map((q) => q / 4),
        fc.double({ min: -most, max: most, noNaN: true }),
      );
    const any = fc.record({ sphere: quarter(20), cylinder: quarter(10), axis: fc.integer({ min: -5, max: 185 }), addition: quarter(5) });
    const fits = (value: number, least: number, most: number, step: number) => value >= least && value <= most && Number.isInteger(value / step);
    await fc.assert(
      fc.asyncProperty(any, async (values) => {
        const good =
          fits(values.sphere, -20, 20, 0.25) && fits(values.cylinder, -10, 10, 0.25) && fits(values.axis, 0, 180, 1) && fits(values.addition, 0, 5, 0.25);
        expect((await ask('POST', `/customers/${anna.id}/prescriptions`, { rightEye: values })).status).toBe(good ? 201 : 400);
        const [{ eye: held }] = await house.db.dataSource.query('select customers.is_eye($1) as eye', [JSON.stringify(values)]);
        expect(held).toBe(good);
      }),
      { numRuns: 60 },
    );
  });

  it('stands on lenses as it was when they were ordered and invoiced', async () => {
    const { ask } = await house.register({ industry: 'optician' });
    const [anna, ben] = [await patient(ask), await patient(ask)];
    const exam = await created(ask('POST', `/customers/${anna.id}/prescriptions`, { examinedOn: '2026-03-01', rightEye: eye(), leftEye: eye(), pd: 63 }));
    const lenses = { description: 'Lenses 1.6', quantity: 2, unitPrice: 120, prescriptionId: exam.id };
    const frame = { description: 'Frame', quantity: 1, unitPrice: 150 };
    const order = await created(ask('POST', '/orders', { customerId: anna.id, items: [lenses, frame] }));
    const copy = { id: exam.id, examinedOn: '2026-03-01', rightEye: eye(), leftEye: eye(), pd: 63 };
    expect(order.items.map(({ prescription }: any) => prescription)).toEqual([copy, null]);
    await created(ask('PATCH', `/customers/${anna.id}/prescriptions/${exam.id}`, { version: 1, rightEye: eye({ sphere: 3 }) }));
    const again = await created(ask('PATCH', `/orders/${order.id}`, { version: order.version, discountPercent: 5 }));
    expect(again.items[0].prescription).toEqual(copy);
    await created(ask('POST', `/orders/${order.id}/confirm`));
    const invoice = await created(ask('POST', `/orders/${order.id}/invoices`, {}));
    expect(invoice.items.map(({ prescription }: any) => prescription)).toEqual([copy, null]);
    const direct = await created(ask('POST', '/invoices', { customerId: anna.id, items: [lenses] }));
    expect(direct.items[0].prescription.rightEye.sphere).toBe(3);
    expect((await ask('POST', '/orders', { customerId: ben.id, items: [frame, lenses] })).body.errors).toMatchObject([
      { code: 'prescription_unknown', field: 'items.1.prescriptionId' },
    ]);
  });

  it('medical information is for those who were given it by name, and every reading is written down', async () => {
    const admin = house.as('admin');
    const anna = await patient(admin);
    const path = `/customers/${anna.id}/medical-information`;
    const doctor = house.as(['customers:read', 'medical-information:read', 'medical-information:write'], admin.organization);
    for (const role of ['manager', 'staff', 'viewer'] as const) expect((await house.as(role, admin.organization)('GET', path)).status).toBe(403);
    expect((await house.as(['customers:read', 'customers:write'], admin.organization)('PUT', path, { version: 0 })).status).toBe(403);
    expect((await doctor('GET', path)).body.data).toEqual({
      customerId: anna.id,
      version: 0,
      conditions: [],
      allergies: [],
      medications: [],
      notes: null,
      updatedAt: null,
      updatedBy: null,
    });
    const written = await created(doctor('PUT', path, { version: 0, conditions: ['Asthma'], allergies: ['Penicillin'], medications: ['Salbutamol 100 µg'] }));
    expect(written).toMatchObject({ version: 1, allergies: ['Penicillin'], updatedBy: doctor.actor });
    expect((await doctor('PUT', path, { version: 0, allergies: [] })).body.errors[0]).toMatchObject({
      code: 'version_conflict',
      details: { current: { version: 1 } },
    });
    expect((await created(doctor('PATCH', path, { version: 1, notes: 'Careful' }))).conditions).toEqual(['Asthma']);
    expect((await doctor('GET', path)).body.data).toMatchObject({ version: 2, notes: 'Careful' });
    const log = (await admin('GET', `/audit-events?subject=${anna.id}`)).body.data;
    const reads = log.filter(({ type }: any) => type === 'customers.medical_information_read');
    expect(reads.map(({ actor }: any) => actor)).toEqual([doctor.actor, doctor.actor]);
    expect(JSON.stringify(log)).not.toContain('Penicillin');
    expect(JSON.stringify((await doctor('GET', `/customers/${anna.id}/history`)).body.data)).not.toContain('Asthma');
    expect(JSON.stringify((await admin('GET', `/customers/${anna.id}`)).body.data)).not.toContain('Penicillin');
    expect((await house.as('admin')('GET', path)).status).toBe(404);
  });
});
