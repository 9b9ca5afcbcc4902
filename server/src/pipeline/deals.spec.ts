import { api, created, type Api, type Ask } from '../../test/api';

/** A pipeline with the stages of story 3.2. */
async function sales(ask: Ask): Promise<{ id: string; stages: any[]; stage: (name: string) => string }> {
  const pipeline = await created(ask('POST', '/pipelines', { name: 'Sales' }));
  return { ...pipeline, stage: (name) => pipeline.stages.find((one: any) => one.name === name).id };
}

describe('cards on a board', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  /** The titles of each stage, top down, and whether their places are 0, 1, 2, … */
  async function board(ask: Ask, id: string): Promise<Record<string, string[]>> {
    const { stages } = (await ask('GET', `/pipelines/${id}/board`)).body.data;
    for (const { deals } of stages) expect(deals.map(({ position }: any) => position)).toEqual(deals.map((_: any, i: number) => i));
    return Object.fromEntries(stages.map((stage: any) => [stage.name, stage.deals.map(({ title }: any) => title)]));
  }

  it('two people who drag one card at once end in one truth: the first is served, the second told', async () => {
    const cem = it_.as('manager');
    const anna = it_.as('manager', cem.organization);
    const { id, stage } = await sales(cem);
    const deal = await created(cem('POST', '/deals', { title: 'Printer', stageId: stage('Anfrage'), value: '6490.00' }));
    const answers = await Promise.all([
      cem('POST', `/deals/${deal.id}/move`, { stageId: stage('Angebot'), position: 0, version: 1 }),
      anna('POST', `/deals/${deal.id}/move`, { stageId: stage('Entscheidung'), position: 0, version: 1 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409)!.body.errors[0];
    expect(late).toMatchObject({ code: 'version_conflict', details: { current: { id: deal.id, version: 2 } } });
    const { stageId: now } = (await cem('GET', `/deals/${deal.id}`)).body.data;
    const other = now === stage('Angebot') ? stage('Entscheidung') : stage('Angebot');
    // who insists moves what is there now: both moves stand in the history
    await created(anna('POST', `/deals/${deal.id}/move`, { stageId: other, position: 0, version: 2 }));
    const history = (await cem('GET', `/deals/${deal.id}/history`)).body.data;
    expect(history.filter(({ type }: any) => type === 'pipeline.deal_moved')).toHaveLength(2);
    const stages = (await cem('GET', `/deals/${deal.id}/stages`)).body.data;
    expect(stages.map(({ stageId }: any) => stageId)).toEqual([stage('Anfrage'), now, other]);
    expect(stages.filter(({ leftAt }: any) => leftAt === null)).toHaveLength(1);
    expect(Object.values(await board(cem, id)).flat()).toEqual(['Printer']);
  });

  it('however many cards are moved at once, none is lost and every stage counts from 0', async () => {
    const ask = it_.as('manager');
    const { id, stage } = await sales(ask);
    const [lead, offer] = [stage('Anfrage'), stage('Angebot')];
    const deals = await Promise.all(Array.from({ length: 8 }, (_, i) => created(ask('POST', '/deals', { title: `D${i}`, stageId: lead }))));
    await Promise.all(
      deals.flatMap(({ id: deal }, i) => [
        ask('POST', `/deals/${deal}/move`, { stageId: i % 2 ? offer : lead, position: i % 3, version: 1 }),
        ask('POST', `/deals/${deal}/move`, { stageId: offer, position: 0, version: 1 }),
      ]),
    );
    const after = await board(ask, id);
    expect(Object.values(after).flat().sort()).toEqual(deals.map(({ title }) => title).sort());
  });

  it('keeps the order within a stage, whatever is moved, deleted and brought back', async () => {
    const ask = it_.as('admin');
    const { id, stage } = await sales(ask);
    const deals: any[] = [];
    for (const title of ['a', 'b', 'c', 'd']) deals.push(await created(ask('POST', '/deals', { title, stageId: stage('Anfrage') })));
    const move = (i: number, to: string, position: number, version: number) =>
      created(ask('POST', `/deals/${deals[i].id}/move`, { stageId: stage(to), position, version }));
    expect(await move(0, 'Anfrage', 2, 1)).toMatchObject({ position: 2, version: 2 });
    expect((await board(ask, id)).Anfrage).toEqual(['b', 'c', 'a', 'd']);
    await move(3, 'Anfrage', 0, 1);
    expect((await board(ask, id)).Anfrage).toEqual(['d', 'b', 'c', 'a']);
    await move(1, 'Angebot', 9, 1);
    expect(await board(ask, id)).toMatchObject({ Anfrage: ['d', 'c', 'a'], Angebot: ['b'] });
    await created(ask('DELETE', `/deals/${deals[2].id}?version=1`));
    expect((await board(ask, id)).Anfrage).toEqual(['d', 'a']);
    await created(ask('POST', `/deals/${deals[2].id}/restore`));
    expect((await board(ask, id)).Anfrage).toHaveLength(3);
    const bulk = await ask('POST', '/deals/bulk', { filter: { stageId: stage('Anfrage') }, action: 'move', values: { stageId: stage('Entscheidung') } });
    expect(bulk).toMatchObject({ status: 200, body: { data: { count: 3 } } });
    expect((await board(ask, id)).Entscheidung).toHaveLength(3);
  });

  it('changes many at once; those with lines are priced again, and another customer has other contacts', async () => {
    const ask = it_.as('admin');
    await sales(ask);
    const customer = (name: string) => created(ask('POST', '/customers', { name, type: 'business', email: `${name}@bulk.example` }));
    const [huber, other] = [await customer('huber'), await customer('other')];
    const eva = await created(ask('POST', '/contacts', { customerId: huber.id, name: 'Eva' }));
    const bare = await created(ask('POST', '/deals', { title: 'bare', customerId: huber.id, contactId: eva.id, value: '100' }));
    const lined = await created(
      ask('POST', '/deals', { title: 'lined', customerId: huber.id, items: [{ description: 'Printer', quantity: 2, unitPrice: '50.00' }] }),
    );
    const ids = [bare.id, lined.id];
    const bulk = (values: object) => ask('POST', '/deals/bulk', { ids, action: 'change', values });
    expect((await bulk({ value: '7.00' })).body.errors[0]).toMatchObject({ code: 'value_follows_lines' });
    expect((await bulk({ contactId: eva.id, source: 'referral' })).body.data).toMatchObject({ count: 2 });
    expect((await bulk({ discountPercent: 10, tags: ['fair'] })).body.data).toMatchObject({ count: 2 });
    const now = async () => [(await ask('GET', `/deals/${bare.id}`)).body.data, (await ask('GET', `/deals/${lined.id}`)).body.data];
    expect(await now()).toMatchObject([
      { value: '100.00', source: 'referral', contactId: eva.id, tags: ['fair'], discountPercent: 10 },
      { value: '90.00', totalAmount: '108.00', contactId: eva.id, tags: ['fair'] },
    ]);
    expect((await bulk({ customerId: other.id })).body.data).toMatchObject({ count: 2 });
    expect(await now()).toMatchObject([
      { customerId: other.id, contactId: null },
      { customerId: other.id, contactId: null, value: '90.00' },
    ]);
    expect((await bulk({ contactId: eva.id })).body.errors[0].code).toBe('contact_unknown');
    expect((await ask('GET', `/deals/${bare.id}/history`)).body.data.map(({ type }: any) => type)).toEqual([
      ...Array(3).fill('pipeline.deal_changed'),
      'pipeline.deal_created',
    ]);
  });
});
