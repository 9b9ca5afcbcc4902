import { Client } from 'pg';
import { api, created, type Api, type Ask, type Registered } from '../../test/api';
import { someone } from '../../test/database';
import { differences, stateOf } from '../analytics/aggregates.queries';
import { daysCompared, tallyNamed, tallyNames } from '../analytics/aggregates.tallies';
import { QuestionsService } from '../analytics/questions.service';

type Rows = Record<string, number>;

describe('the sample company', () => {
  let house: Api;
  let me: Registered;
  /** Does of its own what the other does, and never has a sample. */
  let twin: Registered;
  let ask: Ask;
  beforeAll(async () => {
    house = await api({ worker: true, smtpUrl: 'smtp://127.0.0.1:9' });
    [me, twin] = [await house.register(), await house.register()];
    ({ ask } = me);
    await Promise.all(
      [me, twin].map((one) => created(one.ask('POST', '/customers', { name: 'Eigene GmbH', type: 'business', email: 'office@eigene.example' }))),
    );
  }, 180_000);
  afterAll(() => house?.close());

  const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => {
    const client = new Client({ connectionString: house.db.url('postgres') });
    await client.connect();
    return client
      .query(text, values)
      .then(({ rows }) => rows as T[])
      .finally(() => client.end());
  };
  /** How many rows of the organization each table has, over the catalog. */
  const rowsOf = async ({ organization }: Registered): Promise<Rows> => {
    // which sums were counted, and when, says nothing of what they were counted of
    const tables = await sql<{ name: string }>(`select p.polrelid::regclass::text as name from pg_policy p where p.polname = 'organization'
      and p.polrelid not in ('analytics.standing'::regclass, 'analytics.tallies'::regclass) order by 1`);
    // that a clock ticked is remembered for a day, and clocks tick when they like
    const only = (name: string) => (name === 'core.requests' ? `and key not like '%.tick-%'` : '');
    const counts = tables
      .map(({ name }) => `select '${name}' as name, count(*)::int as count from ${name} where organization_id = $1 ${only(name)}`)
      .join(' union all ');
    return Object.fromEntries((await sql<{ name: string; count: number }>(counts, [organization.id])).map(({ name, count }) => [name, count]));
  };
  const state = async () => (await ask('GET', '/sample-company')).body.data;
  const total = async (path: string): Promise<number> => (await ask('GET', path)).body.pagination!.total;
  const finished = async (jobId: string) => {
    const seen = new Set<number>();
    for (let i = 0; i < 3_000; i++) {
      const job = (await ask('GET', `/jobs/${jobId}`)).body.data;
      seen.add(job.progress);
      if (job.error && job.status !== 'failed') throw new Error(JSON.stringify(job.error));
      if (job.finishedAt) return { ...job, seen: [...seen] };
      await new Promise((again) => setTimeout(again, 50));
    }
    throw new Error('the job does not end');
  };
  /** Until nothing is on its way to a handler: a late one would write while rows are counted. */
  const quiet = async () => {
    for (let i = 0, still = 0; i < 1_200; i++) {
      const [{ busy }] = await sql<{ busy: boolean }>(`select exists (select from core.events where published_at is null)
        or exists (select from core.jobs where status in ('queued', 'running')) or exists (select from analytics.pending) as busy`);
      // between the outbox and what its handler notes there is a moment in which nothing shows
      still = busy ? 0 : still + 1;
      if (still === 10) return;
      await new Promise((again) => setTimeout(again, 50));
    }
  };

  /** Where what was counted after events is not what the raw tables say. */
  const wrongFigures = async (): Promise<object[]> => {
    const questions = house.app.get(QuestionsService, { strict: false });
    const wrong: object[] = [];
    for (const tally of tallyNames().map((name) => tallyNamed(name)!))
      wrong.push(
        ...(await house.db.work.read(someone({ organization: me.organization.id }), async (tx) => {
          const around = await questions.around(tx);
          // of what nothing has happened to yet, nothing is kept
          return (await stateOf(tx, tally)) ? differences(tx, tally, daysCompared(tally, around), around) : [];
        })),
      );
    return wrong;
  };

  it('is offered, and not there yet', async () => {
    expect(await state()).toEqual({ status: 'none', moves: ['load'], jobId: null, loadedAt: null });
    expect((await ask('DELETE', '/sample-company')).body.errors[0].code).toBe('invalid_transition');
    expect((await house.as('viewer')('POST', '/sample-company')).status).toBe(403);
  });

  it('is a year to learn on, loaded with real progress, under numbers of its own', async () => {
    const accepted = await ask('POST', '/sample-company');
    expect(accepted.status).toBe(202);
    expect((await ask('POST', '/sample-company')).body.errors[0].code).toBe('invalid_transition');
    expect(await state()).toMatchObject({ status: 'loading', moves: [], jobId: accepted.body.data.jobId });
    const job = await finished(accepted.body.data.jobId);
    expect(job).toMatchObject({ status: 'done', progress: 100, error: null });
    expect(job.seen.length).toBeGreaterThan(5);
    expect(await state()).toMatchObject({ status: 'loaded', moves: ['remove'] });
    expect(await total('/parts')).toBeGreaterThan(200);
    expect(await total('/builds')).toBe(3);
    expect(await total('/orders')).toBeGreaterThan(50);
    expect(await total('/invoices?status=paid')).toBeGreaterThan(30);
    for (const [path, field] of Object.entries({ '/orders': 'orderNumber', '/purchase-orders': 'poNumber', '/suppliers': 'supplierNumber' }))
      expect((await ask('GET', `${path}?perPage=1`)).body.data[0][field]).toMatch(/^DEMO-/);
    expect((await ask('GET', '/invoices/number-gaps')).body.data).toEqual([]);
    expect((await ask('GET', '/stock/verification')).body.data.differences).toEqual([]);
  }, 240_000);

  it('every figure that is kept is what its records say, whatever events brought it about', async () => {
    await quiet();
    expect(tallyNames().length).toBeGreaterThan(8);
    expect(await wrongFigures()).toEqual([]);
  }, 120_000);

  const ownOf = async ({ ask: by }: Registered) => (await by('GET', '/customers?search=Eigene')).body.data[0];
  const sell = async ({ ask: by }: Registered, customerId: string, item: object) => {
    const order = await created(by('POST', '/orders', { customerId, items: [item] }));
    await created(by('POST', `/orders/${order.id}/confirm`));
    const draft = await created(by('POST', `/orders/${order.id}/invoices`));
    return { order, invoice: await created(by('POST', `/invoices/${draft.id}/finalize`)) };
  };

  it('is practised with under its own numbers, while the own ones begin at one; no mail leaves', async () => {
    const [customer] = (await ask('GET', '/customers?search=Alpenprint')).body.data;
    const [part] = (await ask('GET', '/parts?search=DEMO-PETG-SW')).body.data;
    const practice = await sell(me, customer.id, { partId: part.id, quantity: 1 });
    const [real] = await Promise.all(
      [me, twin].map(async (one) => sell(one, (await ownOf(one)).id, { description: 'Beratung', quantity: 1, unitPrice: '100' })),
    );
    const again = await sell(me, customer.id, { partId: part.id, quantity: 1 });
    for (const { order, invoice } of [practice, again])
      expect([order.orderNumber.slice(0, 8), invoice.invoiceNumber.slice(0, 9)]).toEqual(['DEMO-SO-', 'DEMO-INV-']);
    expect([real.order.orderNumber, real.invoice.invoiceNumber]).toEqual([expect.stringMatching(/^SO-\d+-0001$/), expect.stringMatching(/^INV-\d+-0001$/)]);
    await created(ask('POST', `/invoices/${practice.invoice.id}/payments`, { amount: practice.invoice.totalAmount, method: 'cash', paidAt: '2026-11-20' }));
    await created(ask('POST', `/customers/${customer.id}/comments`, { text: 'ruft zurück' }));
    expect((await ask('GET', `/orders/${practice.order.id}/pdf`)).status).toBe(200);
    await created(ask('POST', `/invoices/${practice.invoice.id}/send`, { to: 'somebody@company.example' }));
    expect((await ask('GET', '/outgoing-mails?perPage=1')).body.data[0]).toMatchObject({ to: ['somebody@company.example'], status: 'withheld', sentAt: null });
  }, 90_000);

  it('stays as long as own records refer to it, and says which', async () => {
    const [part] = (await ask('GET', '/parts?search=DEMO-PETG-SW')).body.data;
    const [order, other] = await Promise.all(
      [me, twin].map(async (one) =>
        created(one.ask('POST', '/orders', { customerId: (await ownOf(one)).id, items: [{ description: 'PETG', quantity: 2, unitPrice: '1' }] })),
      ),
    );
    const items = [{ partId: part.id, quantity: 2 }];
    const changed = await created(ask('PATCH', `/orders/${order.id}`, { version: order.version, items }));
    const { status, body } = await ask('DELETE', '/sample-company');
    expect([status, body.errors[0].code, body.errors[0].details.reasons]).toEqual([422, 'in_use', [{ reason: 'order_items', count: 1 }]]);
    expect(await state()).toMatchObject({ status: 'loaded' });
    await created(ask('PATCH', `/orders/${order.id}`, { version: changed.version, items: [{ description: 'PETG', quantity: 2, unitPrice: '1' }] }));
    await created(twin.ask('PATCH', `/orders/${other.id}`, { version: other.version, notes: '1' }));
    const { version } = (await twin.ask('GET', `/orders/${other.id}`)).body.data;
    await created(twin.ask('PATCH', `/orders/${other.id}`, { version, notes: '2' }));
  });

  it('leaves without a trace, and what is own stays as it is', async () => {
    await quiet();
    const { jobId } = await created(ask('DELETE', '/sample-company'));
    expect(await finished(jobId)).toMatchObject({ status: 'done', error: null });
    await quiet();
    expect(await state()).toMatchObject({ status: 'none', moves: ['load'] });
    const [mine, other] = [await rowsOf(me), await rowsOf(twin)];
    expect(await wrongFigures()).toEqual([]);
    // that it was removed, and by whom, is kept: the job, what was told of it, that it was done once
    expect(mine).toEqual({
      ...other,
      'core.jobs': other['core.jobs'] + 1,
      'core.events': other['core.events'] + 3,
      'core.requests': other['core.requests'] + 1,
    });
    expect(await total('/parts')).toBe(0);
    expect((await ask('GET', '/stock/verification')).body.data.differences).toEqual([]);
    expect((await ask('GET', '/invoices/number-gaps')).body.data).toEqual([expect.objectContaining({ first: 1, last: 1, count: 1, missing: [] })]);
    expect((await sell(me, (await ownOf(me)).id, { description: 'Beratung', quantity: 1, unitPrice: '1' })).invoice.invoiceNumber).toMatch(/-0002$/);
  }, 120_000);
});
