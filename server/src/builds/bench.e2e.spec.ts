import { api, type Api, type Ask } from '../../test/api';
import { build as made, part } from '../../test/builds';

/** A model and its parts, some of them in stock. */
async function workshop(ask: Ask, stock: Record<string, number>, lines: [string, number][], more: object = {}) {
  const ids = await Promise.all(Object.entries(stock).map(async ([sku, quantity]) => [sku, await part(ask, sku, quantity)] as const));
  const parts: Record<string, string> = Object.fromEntries(ids);
  const list = lines.map(([sku, quantityRequired]) => ({ partId: parts[sku], quantityRequired }));
  return { parts, build: await made(ask, 'FZ350', list, more) };
}
const stockOf = async (ask: Ask, id: string) => {
  const { currentStock, reservedStock, onOrder } = (await ask('GET', `/parts/${id}`)).body.data;
  return [currentStock, reservedStock, onOrder];
};

describe('at the bench, over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  it('goes step by step, each signed with its checklist and photo, and remembers what was fetched', async () => {
    const ask = it_.as();
    const steps = [
      { name: 'Frame', checklist: ['Square', 'Screws tight'], plannedMinutes: 30 },
      { name: 'Final photo', photoNeeded: true },
    ];
    const { parts, build } = await workshop(ask, { RAIL: 5, BOLT: 9 }, [['RAIL', 2]], { steps });
    await ask('PATCH', `/parts/${parts.BOLT}`, { version: 1, name: 'Bolt' });
    const order = (await ask('POST', '/production-orders', { buildId: build.id, quantity: 1 })).body.data;
    const url = `/production-orders/${order.id}`;
    const code = async (method: 'POST' | 'PATCH' | 'PUT', path: string, body: object = {}) => {
      const answer = await ask(method, `${url}${path}`, body as never);
      return [answer.status, answer.body.errors?.[0].code];
    };
    const [frame, photo] = (await ask('GET', `${url}/steps`)).body.data;
    expect([frame, photo]).toMatchObject([
      { name: 'Frame', checklist: [{ text: 'Square', done: false }, { done: false }], plannedMinutes: 30, doneAt: null },
      { name: 'Final photo', photoNeeded: true },
    ]);
    expect(await code('POST', '/picks', { partId: parts.BOLT })).toEqual([422, 'component_unknown']);
    expect((await ask('POST', `${url}/picks`, { partId: parts.RAIL })).body.data.components).toMatchObject([{ sku: 'RAIL', picked: 2 }]);
    expect((await ask('POST', `${url}/picks`, { partId: parts.RAIL, quantity: 0 })).body.data.components).toMatchObject([{ picked: 0 }]);
    expect(await code('POST', `/steps/${frame.id}/sign`, { checked: [true, true] })).toEqual([409, 'invalid_transition']);
    await ask('POST', `${url}/allocate`, {});
    await ask('POST', `${url}/start`);
    expect((await ask('PATCH', `${url}/steps/${frame.id}`, { checked: [true], minutes: 12 })).body.data).toMatchObject({
      minutes: 12,
      checklist: [{ done: true }, { done: false }],
    });
    expect(await code('POST', `/steps/${frame.id}/sign`)).toEqual([422, 'checklist_open']);
    const signed = await ask('POST', `${url}/steps/${frame.id}/sign`, { checked: [true, true], minutes: 35, note: 'one screw replaced' });
    expect(signed.body.data).toMatchObject({ minutes: 35, doneBy: ask.actor, doneByName: 'Somebody' });
    expect(await code('PATCH', `/steps/${frame.id}`, { minutes: 1 })).toEqual([409, 'step_signed']);
    expect(await code('POST', `/steps/${photo.id}/sign`)).toEqual([422, 'photo_missing']);
    expect(await code('POST', '/complete', { quantity: 1 })).toEqual([422, 'steps_open']);
    expect(await code('PUT', '/steps', steps)).toEqual([409, 'step_signed']);
    // what is signed stays, what is ticked stays ticked; the rest is this order's own: another order, another step
    await ask('PATCH', `${url}/steps/${photo.id}`, { note: 'soon' });
    const own = [{ name: 'Before all' }, { id: photo.id, name: 'Photo, later', photoNeeded: true }, { id: frame.id, name: 'renamed?' }];
    const replanned = (await ask('PUT', `${url}/steps`, own as never)).body.data;
    expect(replanned.map(({ name, note, doneAt }: any) => [name, note, doneAt !== null])).toEqual([
      ['Before all', null, false],
      ['Photo, later', 'soon', false],
      [frame.name, 'one screw replaced', true],
    ]);
    expect(
      (
        await ask('PUT', `${url}/steps`, [
          { id: build.id, name: 'of nobody' },
          { id: frame.id, name: 'x' },
        ] as never)
      ).status,
    ).toBe(200);
    expect((await ask('POST', `${url}/steps/${frame.id}/reopen`)).body.data).toMatchObject({ doneAt: null, minutes: 35 });
    expect((await ask('PUT', `${url}/steps`, [{ name: 'Only this' }] as never)).body.data).toMatchObject([{ name: 'Only this', checklist: [] }]);
    const [only] = (await ask('GET', `${url}/steps`)).body.data;
    await ask('POST', `${url}/steps/${only.id}/sign`, {});
    expect((await ask('POST', `${url}/complete`, { quantity: 1 })).body.data.status).toBe('completed');
    expect(await code('POST', `/steps/${only.id}/reopen`)).toEqual([409, 'production_fixed']);
    expect((await it_.as()('GET', `${url}/steps`)).status).toBe(404);
  });

  it('says what could be taken instead of what is missing, and takes it only when asked', async () => {
    const ask = it_.as();
    const { parts, build } = await workshop(ask, { FAN: 1, FAN2: 9, FAN3: 8, BOLT: 9 }, [
      ['FAN', 2],
      ['BOLT', 1],
    ]);
    await ask('PATCH', `/parts/${parts.FAN}`, { version: 1, substituteIds: [parts.FAN2] });
    const lines = [
      { partId: parts.FAN, quantityRequired: 2, substituteIds: [parts.FAN3] },
      { partId: parts.BOLT, quantityRequired: 1 },
    ];
    expect((await ask('PUT', `/builds/${build.id}/parts`, lines)).body.data[0].substituteIds).toEqual([parts.FAN3]);
    const order = (await ask('POST', '/production-orders', { buildId: build.id, quantity: 2 })).body.data;
    const url = `/production-orders/${order.id}`;
    expect((await ask('GET', `${url}/substitutes`)).body.data).toMatchObject([
      { partId: parts.FAN, substituteId: parts.FAN2, available: 9 },
      { partId: parts.FAN, substituteId: parts.FAN3, available: 8 },
    ]);
    const refused = await ask('POST', `${url}/allocate`, {});
    expect(refused.body.errors[0]).toMatchObject({
      code: 'insufficient_stock',
      details: { shortages: [{ partId: parts.FAN, shortage: 3, substitutes: [{ substituteId: parts.FAN2 }, { substituteId: parts.FAN3, sku: 'FAN3' }] }] },
    });
    const wrong = await ask('POST', `${url}/allocate`, { substitutes: [{ partId: parts.FAN, substituteId: parts.BOLT }] });
    expect([wrong.status, wrong.body.errors[0].code]).toEqual([422, 'not_a_substitute']);
    await ask('POST', `${url}/allocate`, { partial: true });
    expect(await stockOf(ask, parts.FAN)).toEqual([1, 1, 0]);
    const taken = await ask('POST', `${url}/allocate`, { substitutes: [{ partId: parts.FAN, substituteId: parts.FAN3 }] });
    expect(taken.body.data).toMatchObject({
      status: 'allocated',
      components: [
        { sku: 'FAN3', required: 4, replacesPartId: parts.FAN },
        { sku: 'BOLT', replacesPartId: null },
      ],
    });
    expect([await stockOf(ask, parts.FAN), await stockOf(ask, parts.FAN3)]).toEqual([
      [1, 0, 0],
      [8, 4, 0],
    ]);
  });
});
