import { api, created, type Api } from '../../test/api';

describe('pipelines over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  it('who registers finds the pipeline of their industry, in their language', async () => {
    const { ask } = await it_.register({ industry: 'sales' });
    const [pipeline, ...more] = (await ask('GET', '/pipelines')).body.data;
    expect(more).toEqual([]);
    expect(pipeline).toMatchObject({ name: 'Verkauf', isDefault: true, openDeals: 0 });
    expect(pipeline.stages.map(({ name, probability, kind }: any) => [name, probability, kind])).toEqual([
      ['Neu', 10, 'open'],
      ['Qualifiziert', 25, 'open'],
      ['Angebot', 50, 'open'],
      ['Verhandlung', 75, 'open'],
      ['Gewonnen', 100, 'won'],
      ['Verloren', 0, 'lost'],
    ]);
  });

  it('the morning board of story 3.2: 12,000 at 25 %, 6,490 at 50 %, 3,200 at 80 % weigh 8,805', async () => {
    const ask = it_.as();
    const customer = await created(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example' }));
    const pipeline = await created(ask('POST', '/pipelines', { name: 'Verkauf' }));
    const values = ['12000', 6490, '3200.00'];
    const deals = await Promise.all(
      values.map((value, i) => created(ask('POST', '/deals', { title: `Deal ${i}`, customerId: customer.id, stageId: pipeline.stages[i].id, value }))),
    );
    await created(ask('POST', '/deals', { title: 'Abroad', stageId: pipeline.stages[0].id, value: 1000, currency: 'USD' }));
    expect(deals[0]).toMatchObject({
      status: 'open',
      probability: 25,
      weightedValue: '3000.00',
      customerName: 'Huber',
      position: 0,
      moves: ['move', 'win', 'lose'],
    });
    const { stages, currency } = (await ask('GET', `/pipelines/${pipeline.id}/board`)).body.data;
    expect(currency).toBe('EUR');
    expect(stages.map(({ name, count, sum, weightedSum }: any) => [name, count, sum, weightedSum])).toEqual([
      ['Anfrage', 2, '12000.00', '3000.00'],
      ['Angebot', 1, '6490.00', '3245.00'],
      ['Entscheidung', 1, '3200.00', '2560.00'],
      ['Gewonnen', 0, '0.00', '0.00'],
      ['Verloren', 0, '0.00', '0.00'],
    ]);
    expect(stages[0].otherCurrencies).toEqual([{ currency: 'USD', count: 1, sum: '1000.00', weightedSum: '250.00' }]);
    const mine = (await ask('GET', `/pipelines/${pipeline.id}/board?valueMin=5000&perStage=1`)).body.data.stages;
    expect(mine.map(({ count }: any) => count)).toEqual([1, 1, 0, 0, 0]);
  });

  it('the lines of a deal are priced as on an invoice, and its value follows them', async () => {
    const ask = it_.as();
    const lines = [
      { description: 'FZ-350', quantity: 1, unitPrice: '6490.00' },
      { description: 'Spare nozzle', quantity: 2, unitPrice: '89.90', discountPercent: 10 },
      { description: 'Set-up', quantity: 3.5, unitPrice: '95.00', unit: 'h' },
    ];
    const deal = await created(ask('POST', '/deals', { title: 'Grid', items: lines }));
    expect(deal.items.map(({ lineTotal }: any) => lineTotal)).toEqual(['6490.00', '161.82', '332.50']);
    expect(deal).toMatchObject({ value: '6984.32', subtotal: '6984.32', taxAmount: '1396.86', totalAmount: '8381.18' });
    expect(await ask('PATCH', `/deals/${deal.id}`, { version: 1, value: '7000' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'value_follows_lines' }] },
    });
    const patched = await created(ask('PATCH', `/deals/${deal.id}`, { version: 1, discountPercent: 5, value: '6984.32' }));
    expect(patched).toMatchObject({ value: '6635.10', version: 2 });
    const bare = await created(ask('PATCH', `/deals/${deal.id}`, { version: 2, items: [], value: '7000' }));
    expect(bare).toMatchObject({ value: '7000.00', items: [], totalAmount: '0.00' });
  });

  it('names whom to talk to at the customer, and is found by tag', async () => {
    const { ask } = await it_.register();
    const customer = (name: string) => created(ask('POST', '/customers', { name, type: 'business', email: `${name}@contacts.example` }));
    const [huber, other] = [await customer('huber'), await customer('other')];
    const eva = await created(ask('POST', '/contacts', { customerId: huber.id, name: 'Eva Huber', role: 'Einkauf' }));
    const deal = await created(ask('POST', '/deals', { title: 'Printer', customerId: huber.id, contactId: eva.id, tags: ['fair'] }));
    expect(deal).toMatchObject({ contactId: eva.id, contactName: 'Eva Huber' });
    const strange = await ask('POST', '/deals', { title: 'Printer', customerId: other.id, contactId: eva.id });
    expect([strange.status, strange.body.errors[0]]).toMatchObject([422, { code: 'contact_unknown', field: 'contactId' }]);
    expect((await ask('GET', `/deals?contactId=${eva.id}&tag=fair`)).body.data).toMatchObject([{ id: deal.id }]);
    expect((await ask('GET', '/deals/tags')).body.data).toEqual([{ tag: 'fair' }]);
    const { id: pipelineId } = (await ask('GET', '/pipelines')).body.data[0];
    const board = async (query: string) => (await ask('GET', `/pipelines/${pipelineId}/board?${query}`)).body.data.stages[0].count;
    expect([await board('tag=fair'), await board('tag=none'), await board(`customerId=${huber.id}&valueMax=10`), await board('valueMin=1')]).toEqual([
      1, 0, 1, 0,
    ]);
    // at another customer, whom to talk to is to be said anew
    expect(await created(ask('PATCH', `/deals/${deal.id}`, { version: deal.version, customerId: other.id }))).toMatchObject({ contactId: null });
  });

  it('won, lost with a reason, reopened; the stage follows', async () => {
    const ask = it_.as();
    const deal = await created(ask('POST', '/deals', { title: 'Fate' }));
    const { stages } = (await ask('GET', `/pipelines/${deal.pipelineId}`)).body.data;
    expect(await ask('POST', `/deals/${deal.id}/lose`, {})).toMatchObject({ status: 422, body: { errors: [{ code: 'lost_reason_missing' }] } });
    expect(await created(ask('POST', `/deals/${deal.id}/lose`, { reason: 'price' }))).toMatchObject({
      status: 'lost',
      lostReason: 'price',
      stageId: stages[4].id,
      probability: 0,
      moves: ['reopen'],
    });
    expect((await ask('POST', `/deals/${deal.id}/win`)).body.errors[0].code).toBe('invalid_transition');
    expect(await created(ask('POST', `/deals/${deal.id}/reopen`))).toMatchObject({ status: 'open', lostReason: null, closedAt: null, stageId: stages[2].id });
    // dragging into the stage is the same as the verb
    const drop = (stageId: string, more = {}) => ask('POST', `/deals/${deal.id}/move`, { stageId, position: 0, version: 3, ...more });
    expect((await drop(stages[4].id)).body.errors[0]).toMatchObject({ code: 'lost_reason_missing', field: 'reason' });
    expect((await drop(stages[3].id)).body.data).toMatchObject({ status: 'won', probability: 100 });
    expect((await drop(deal.id)).body.errors[0].code).toBe('stage_unknown');
    const types = (await ask('GET', `/deals/${deal.id}/history`)).body.data.map(({ type }: any) => type);
    expect(types).toEqual(['pipeline.deal_won', 'pipeline.deal_reopened', 'pipeline.deal_lost', 'pipeline.deal_created']);
  });

  it('a stage with deals cannot be deleted nor change its meaning; a pipeline keeps what it needs', async () => {
    const ask = it_.as();
    const deal = await created(ask('POST', '/deals', { title: 'Here' }));
    const stage = (await ask('GET', `/stages/${deal.stageId}`)).body.data;
    const refused = { status: 422, body: { errors: [{ code: 'in_use', details: { reasons: [{ reason: 'deals', count: 1 }] } }] } };
    expect(await ask('DELETE', `/stages/${stage.id}?version=1`)).toMatchObject(refused);
    expect(await ask('PATCH', `/stages/${stage.id}`, { version: 1, kind: 'won' })).toMatchObject(refused);
    const { stages } = (await ask('GET', `/pipelines/${deal.pipelineId}`)).body.data;
    await created(ask('POST', '/deals/bulk', { filter: { stageId: stage.id }, action: 'move', values: { stageId: stages[1].id } }));
    await created(ask('DELETE', `/stages/${stage.id}?version=1`));
    expect(await ask('DELETE', `/stages/${stages[3].id}?version=1`)).toMatchObject({ status: 422, body: { errors: [{ code: 'stage_needed' }] } });
    expect(await ask('DELETE', `/pipelines/${deal.pipelineId}?version=1`)).toMatchObject({ status: 422 });
    const added = await created(ask('POST', '/stages', { pipelineId: deal.pipelineId, name: 'Demo', probability: 60, color: '#123456' }));
    expect(added.position).toBe(2);
    await created(ask('PATCH', `/stages/${added.id}`, { version: 1, position: 0, name: 'Vorführung' }));
    const names = (await ask('GET', `/pipelines/${deal.pipelineId}`)).body.data.stages.map(({ name }: any) => name);
    expect(names).toEqual(['Vorführung', 'Angebot', 'Entscheidung', 'Gewonnen', 'Verloren']);
    await created(ask('PATCH', `/stages/${stages[1].id}`, { version: 1, probability: 55 }));
    expect((await ask('GET', `/deals/${deal.id}`)).body.data.probability).toBe(55);
    expect((await ask('POST', '/pipelines', { name: 'Half', stages: [{ name: 'Only' }] })).body.errors[0].code).toBe('stage_needed');
    const second = await created(ask('POST', '/pipelines', { name: 'Second', isDefault: true }));
    expect((await ask('GET', `/pipelines/${deal.pipelineId}`)).body.data.isDefault).toBe(false);
    expect((await created(ask('POST', '/deals', { title: 'There' }))).pipelineId).toBe(second.id);
  });

  it('staff moves only its own deals, a viewer none, a stranger sees none', async () => {
    const anna = it_.as('manager');
    const staff = it_.as('staff', anna.organization);
    const deal = await created(anna('POST', '/deals', { title: 'Anna’s' }));
    const to = { stageId: deal.stageId, position: 0, version: 1 };
    expect((await staff('POST', `/deals/${deal.id}/move`, to)).body.errors[0].code).toBe('not_owner');
    expect((await it_.as('viewer', anna.organization)('POST', `/deals/${deal.id}/move`, to)).status).toBe(403);
    expect((await it_.as('admin')('POST', `/deals/${deal.id}/move`, to)).status).toBe(404);
    await created(anna('PATCH', `/deals/${deal.id}`, { version: 1, ownerId: staff.actor }));
    expect((await staff('POST', `/deals/${deal.id}/move`, { ...to, version: 2 })).status).toBe(200);
    expect((await staff('POST', `/deals/${deal.id}/move`, { stageId: deal.stageId })).status).toBe(400);
    const ownerId = it_.as('admin').actor;
    expect((await anna('PATCH', `/deals/${deal.id}`, { version: 3, ownerId })).body.errors[0].code).toBe('owner_unknown');
    expect((await anna('POST', '/leads', { name: 'Huber', email: 'h@huber.example', ownerId })).body.errors[0].code).toBe('owner_unknown');
    // moved to where it is: nothing happens, and nothing goes wrong
    expect((await anna('POST', '/deals/bulk', { ids: [deal.id], action: 'move', values: { stageId: deal.stageId } })).status).toBe(200);
  });

  it('forecast and statistics count what was said of the deals', async () => {
    const ask = it_.as();
    const add = (title: string, value: string, more = {}) => created(ask('POST', '/deals', { title, value, ...more }));
    const first = await add('a', '12000', { expectedCloseDate: '2026-12-10' });
    const { stages } = (await ask('GET', `/pipelines/${first.pipelineId}`)).body.data;
    await add('b', '6490', { expectedCloseDate: '2026-12-20', stageId: stages[1].id });
    await add('c', '3200', { expectedCloseDate: '2027-01-05', stageId: stages[2].id, ownerId: null });
    await add('d', '500', { currency: 'CHF' });
    const { total, months, owners, otherCurrencies } = (await ask('GET', '/deals/forecast')).body.data;
    expect(total).toEqual({ count: 3, sum: '21690.00', weightedSum: '8805.00' });
    expect(months.map(({ month, weightedSum }: any) => [month, weightedSum])).toEqual([
      ['2026-12', '6245.00'],
      ['2027-01', '2560.00'],
    ]);
    expect(owners.map(({ ownerId, count }: any) => [ownerId, count])).toEqual([
      [ask.actor, 2],
      [null, 1],
    ]);
    expect(otherCurrencies).toEqual([{ currency: 'CHF', count: 1, sum: '500.00', weightedSum: '125.00' }]);
    expect((await ask('GET', '/deals/forecast?from=2027-01-01&to=2027-01-31')).body.data.total.count).toBe(1);
    expect((await ask('GET', '/deals/forecast?from=soon')).status).toBe(400);

    const [won, lost, dear] = [await add('e', '1000'), await add('f', '300'), await add('g', '200')];
    await created(ask('POST', `/deals/${won.id}/move`, { stageId: stages[1].id, version: 1 }));
    await created(ask('POST', `/deals/${won.id}/win`));
    for (const { id } of [lost, dear]) await created(ask('POST', `/deals/${id}/lose`, { reason: 'price' }));
    const report = (await ask('GET', `/deals/statistics?pipelineId=${first.pipelineId}&from=2020-01-01&to=2099-12-31`)).body.data;
    expect(report).toMatchObject({
      openCount: 4,
      wonCount: 1,
      lostCount: 2,
      wonValue: '1000.00',
      winRatePercent: 33.3,
      averageValue: '1000.00',
      velocityPerDay: '1333.33',
    });
    expect(report.lostReasons).toEqual([{ reason: 'price', count: 2, value: '500.00' }]);
    // five began in the first stage, one of them went on; of the two in the second one was won
    expect(report.stages.slice(0, 2).map(({ entered, advanced, conversionPercent }: any) => [entered, advanced, conversionPercent])).toEqual([
      [5, 1, 20],
      [2, 1, 50],
    ]);
    expect((await ask('GET', '/deals/statistics?to=2000-01-01')).body.data).toMatchObject({ wonCount: 0, lostReasons: [] });
  });
});
