import { rows, statement } from '../core/sql';
import { someone } from '../../test/database';
import { api, created, type Api, type Ask } from '../../test/api';

describe('service jobs over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  async function accepted(ask: Ask) {
    const customer = await created(ask('POST', '/customers', { name: 'Eva', type: 'private', email: `${Math.random()}@huber.example` }));
    const quote = await created(
      ask('POST', '/quotes', { customerId: customer.id, title: 'Move', items: [{ description: 'Move', quantity: 4, unitPrice: '95', unit: 'h' }] }),
    );
    await created(ask('POST', `/quotes/${quote.id}/send`, {}));
    return { customer, quote: await created(ask('POST', `/quotes/${quote.id}/accept`, { name: 'Eva' })) };
  }

  it('from an accepted quote to the draft of an invoice, with crew and time', async () => {
    const ask = it_.as();
    const { customer, quote } = await accepted(ask);
    const start = '2026-12-01T08:00:00.000Z';
    const body = { quoteId: quote.id, scheduledStart: start, scheduledEnd: '2026-12-01T12:00:00.000Z', crew: [{ userId: ask.actor, role: 'leader' }] };
    const job = await created(ask('POST', '/jobs', body));
    expect(job).toMatchObject({
      status: 'scheduled',
      title: 'Move',
      customerId: customer.id,
      orderId: quote.orderId,
      subtotal: '380.00',
      moves: ['start', 'complete', 'cancel'],
    });
    expect((await ask('POST', '/jobs', body)).body.errors[0].code).toBe('job_of_quote');
    expect((await ask('DELETE', `/customers/${customer.id}?version=1`)).body.errors[0]).toMatchObject({
      code: 'in_use',
      details: { reasons: expect.arrayContaining([{ reason: 'active_job', count: 1 }]) },
    });
    const clock = await created(ask('POST', `/jobs/${job.id}/time-entries`, {}));
    expect(clock).toMatchObject({ endedAt: null, userId: ask.actor });
    expect((await ask('GET', `/jobs/${job.id}`)).body.data.status).toBe('in_progress');
    expect((await ask('POST', `/jobs/${job.id}/time-entries`, {})).body.errors[0].code).toBe('time_running');
    const kept = await created(ask('POST', `/jobs/${job.id}/time-entries`, { startedAt: start, endedAt: '2026-12-01T09:30:00.000Z', note: 'packing' }));
    expect(kept.minutes).toBe(90);
    expect((await ask('POST', `/jobs/${job.id}/time-entries`, { startedAt: start, endedAt: '2026-12-01T07:00:00.000Z' })).body.errors[0].code).toBe(
      'time_ends_after_start',
    );
    const done = await created(ask('POST', `/jobs/${job.id}/complete`, { note: 'all well' }));
    expect(done).toMatchObject({ status: 'completed', completionNote: 'all well', moves: [] });
    expect(done.minutes).toBeGreaterThanOrEqual(90);
    expect((await ask('GET', `/jobs/${job.id}/time-entries`)).body.data.every(({ endedAt }: any) => endedAt)).toBe(true);
    expect((await ask('GET', `/invoices/${done.invoiceId}`)).body.data).toMatchObject({ status: 'draft', orderId: quote.orderId, subtotal: '380.00' });
    expect((await ask('POST', `/jobs/${job.id}/complete`, {})).body.errors[0].code).toBe('invalid_transition');
    expect((await it_.as('admin')('GET', `/jobs/${job.id}`)).status).toBe(404);
  });

  it('one without a quote bills its own lines; a cancelled one bills nothing and lets its customer go', async () => {
    const ask = it_.as();
    const customer = await created(ask('POST', '/customers', { name: 'Max', type: 'private', phone: '06605550199' }));
    const items = [{ description: 'Repair', quantity: 2, unitPrice: '80' }];
    const job = await created(ask('POST', '/jobs', { customerId: customer.id, title: 'Repair', items }));
    const other = await created(ask('POST', '/jobs', { customerId: customer.id, title: 'Later' }));
    expect((await ask('POST', '/jobs', { customerId: customer.id, title: 'x', crew: [{ userId: customer.id, role: 'driver' }] })).body.errors[0].code).toBe(
      'crew_unknown',
    );
    expect((await ask('POST', '/jobs', { title: 'x' })).body.errors[0]).toMatchObject({ code: 'validation_failed', field: 'customerId' });
    const { invoiceId } = await created(ask('POST', `/jobs/${job.id}/complete`, {}));
    expect((await ask('GET', `/invoices/${invoiceId}`)).body.data).toMatchObject({ subtotal: '160.00', orderId: null });
    expect(await created(ask('POST', `/jobs/${other.id}/cancel`, { reason: 'moved away' }))).toMatchObject({
      status: 'cancelled',
      cancelReason: 'moved away',
      invoiceId: null,
    });
    expect((await ask('POST', `/jobs/${other.id}/start`)).body.errors[0].code).toBe('invalid_transition');
  });

  it('GET /jobs/{id} answers a task of the house in the background as well', async () => {
    const ask = it_.as();
    const customer = await created(ask('POST', '/customers', { name: 'Max', type: 'private', phone: '06605550199' }));
    await created(ask('POST', `/orders`, { customerId: customer.id, items: [{ description: 'Text', quantity: 1, unitPrice: '1' }] }));
    const [order] = (await ask('GET', '/orders')).body.data;
    await created(ask('POST', `/orders/${order.id}/confirm`));
    const [{ id }] = await it_.db.work.read(someone({ organization: ask.organization }), (tx) =>
      rows<{ id: string }>(tx, statement('select id from core.jobs')),
    );
    expect((await ask('GET', `/jobs/${id}`)).body.data).toMatchObject({ id, type: 'core.render', status: 'queued', progress: 0 });
    expect((await ask('GET', '/jobs')).body.data).toEqual([]);
  });
});
