import { randomUUID } from 'node:crypto';
import { api, type Api, type Ask } from '../../test/api';

const NUMBER = { type: 'number', choices: [] };

describe('categories, specifications and the tree of locations over HTTP', () => {
  let it_: Api;
  let ask: Ask;
  beforeAll(async () => {
    it_ = await api();
    ask = it_.as();
  });
  afterAll(() => it_?.close());
  const make = async (path: string, body: object) => {
    const { status, body: answer } = await ask('POST', path, body);
    expect([status, answer.errors]).toEqual([201, null]);
    return answer.data;
  };
  const names = async (query: string) => (await ask('GET', `/parts?sort=name&${query}`)).body.data.map((part: { name: string }) => part.name);
  const code = (answer: { status: number; body: { errors: { code: string }[] | null } }) => [answer.status, answer.body.errors?.[0].code];

  it('declares what parts of a category say, with units, and finds them by it', async () => {
    const motion = await make('/part-categories', { name: 'Motion', fields: [{ name: 'Voltage', unit: 'V', ...NUMBER }] });
    const motors = await make('/part-categories', {
      name: 'Motors',
      parentId: motion.id,
      fields: [
        { name: 'Length', unit: 'mm', ...NUMBER },
        { name: 'Shaft', type: 'choice', choices: ['round', 'D-cut'] },
      ],
    });
    expect(motors).toMatchObject({ path: 'Motion / Motors', partCount: 0 });
    const part = (sku: string, specifications: object, category = 'Motors') => make('/parts', { sku, name: sku, category, specifications });
    const first = await part('M1', { Voltage: '24', Length: 42, Shaft: 'd-cut' });
    expect(first.specifications).toEqual({ Voltage: 24, Length: 42, Shaft: 'D-cut' });
    await part('M2', { Voltage: 24, Length: 60 });
    await part('M3', { Voltage: '12,5', Length: 42 });
    await part('B1', { Voltage: 24 }, 'Motion');
    expect(await names('specification=Voltage:24&specification=Length:42')).toEqual(['M1']);
    expect(await names('specification=Voltage:12.5&specification=Voltage:24&specification=Length:..50')).toEqual(['M1', 'M3']);
    expect(await names('category=Motion')).toEqual(['B1', 'M1', 'M2', 'M3']);
    expect(await names('category=Motors&specification=Shaft:D-CUT')).toEqual(['M1']);
    expect((await ask('GET', '/parts/specifications?category=Motors')).body.data).toMatchObject([
      { name: 'Voltage', unit: 'V', type: 'number', values: ['12.5', '24'] },
      { name: 'Length', values: ['42', '60'] },
      { name: 'Shaft', values: ['D-cut'] },
    ]);
    expect((await ask('GET', '/parts/categories')).body.data).toMatchObject([
      { category: 'Motion', count: 1, path: 'Motion' },
      { category: 'Motors', count: 3, id: motors.id, parentId: motion.id, path: 'Motion / Motors' },
    ]);
    expect(code(await ask('GET', '/parts?specification=Voltage'))).toEqual([400, 'validation_failed']);
    expect(code(await ask('POST', '/parts', { name: 'x', category: 'Motors', specifications: { Voltage: 'much' } }))).toEqual([422, 'specification_invalid']);
    expect(code(await ask('PATCH', `/parts/${first.id}`, { version: 1, specifications: { Length: 'long' } }))).toEqual([422, 'specification_invalid']);
    const renamed = await ask('PATCH', `/part-categories/${motors.id}`, { version: 1, name: 'Drives' });
    expect(renamed.body.data).toMatchObject({ path: 'Motion / Drives', partCount: 3 });
    expect((await ask('GET', `/parts/${first.id}`)).body.data).toMatchObject({ category: 'Drives', version: 2 });
  });

  it('refuses what makes no tree', async () => {
    const top = await make('/part-categories', { name: 'Top' });
    const low = await make('/part-categories', { name: 'Low', parentId: top.id });
    expect(code(await ask('PATCH', `/part-categories/${top.id}`, { version: 1, parentId: low.id }))).toEqual([422, 'category_cycle']);
    expect(code(await ask('PATCH', `/part-categories/${top.id}`, { version: 1, parentId: top.id }))).toEqual([422, 'category_cycle']);
    expect(code(await ask('POST', '/part-categories', { name: 'Low' }))).toEqual([409, 'duplicate']);
    const twice = [
      { name: 'A', ...NUMBER },
      { name: 'a', ...NUMBER },
    ];
    expect(code(await ask('PATCH', `/part-categories/${top.id}`, { version: 1, fields: twice }))).toEqual([422, 'specification_repeated']);
    const refused = await ask('DELETE', `/part-categories/${top.id}?version=1`);
    expect(refused.body.errors[0]).toMatchObject({ code: 'in_use', details: { reasons: [{ reason: 'categories_below', count: 1 }] } });
    expect((await ask('DELETE', `/part-categories/${low.id}?version=1`)).status).toBe(200);
    expect(code(await ask('POST', '/part-categories', { name: 'New', parentId: low.id }))).toEqual([422, 'category_unknown']);
    expect((await ask('DELETE', `/part-categories/${top.id}?version=1`)).status).toBe(200);
    expect(code(await ask('POST', `/part-categories/${low.id}/restore`))).toEqual([422, 'category_unknown']);
  });

  it('puts locations into locations and counts what lies in them', async () => {
    const hall = await make('/locations', { name: 'Hall', code: 'H', isDefault: true });
    const shelf = await make('/locations', { name: 'Shelf', code: 'H-1', parentId: hall.id });
    const box = await make('/locations', { name: 'Box', code: 'H-1-1', parentId: shelf.id });
    expect(box.path).toBe('Hall / Shelf / Box');
    const { id } = await make('/parts', { sku: 'NUT', name: 'Nut' });
    await make(`/parts/${id}/adjustments`, { quantity: 3, reason: 'x', locationId: box.id });
    await make(`/parts/${id}/adjustments`, { quantity: 2, reason: 'x', locationId: hall.id });
    expect((await ask('GET', `/locations/${hall.id}/stock`)).body.data).toMatchObject([
      { partId: id, locationPath: 'Hall', onHand: 2 },
      { partId: id, locationPath: 'Hall / Shelf / Box', onHand: 3, reserved: 0 },
    ]);
    expect((await ask('GET', `/locations/${shelf.id}/stock`)).body.data).toMatchObject([{ locationId: box.id, onHand: 3 }]);
    expect(await names(`locationId=${shelf.id}`)).toEqual(['Nut']);
    expect(code(await ask('PATCH', `/locations/${hall.id}`, { version: hall.version, parentId: box.id }))).toEqual([422, 'location_cycle']);
    const moved = await ask('PATCH', `/locations/${shelf.id}`, { version: 1, name: 'Rack' });
    expect(moved.body.data.path).toBe('Hall / Rack');
    expect((await ask('PUT', `/locations/${shelf.id}`, { version: 2, name: 'Rack', code: 'R' })).body.data).toMatchObject({ parentId: null, path: 'Rack' });
    expect((await ask('DELETE', `/locations/${shelf.id}?version=3`)).body.errors[0].details.reasons).toEqual([{ reason: 'locations_below', count: 1 }]);
    expect(code(await ask('POST', '/locations', { name: 'x', code: 'x', parentId: id }))).toEqual([422, 'location_unknown']);
    const both = await Promise.all([
      ask('PATCH', `/locations/${shelf.id}`, { version: 3, parentId: box.id }),
      ask('PATCH', `/locations/${box.id}`, { version: 1, parentId: null }),
    ]);
    expect(both.map(({ status }) => status).sort()).not.toContain(500);
  });

  it('says what a part is for, what replaces it and what does as well', async () => {
    const other = await make('/parts', { sku: 'NEW', name: 'New' });
    const old = await make('/parts', {
      sku: 'OLD',
      name: 'Old',
      revision: 'B',
      replacedById: other.id,
      substituteIds: [other.id],
      isSold: false,
      isActive: false,
    });
    expect(old).toMatchObject({ revision: 'B', replacedById: other.id, isBought: true, isMade: false, isSold: false, isActive: false });
    expect(await names('isActive=false')).toEqual(['Old']);
    expect(await names(`replacedById=${other.id}`)).toEqual(['Old']);
    expect(code(await ask('PATCH', `/parts/${old.id}`, { version: 1, replacedById: old.id }))).toEqual([422, 'part_for_itself']);
    expect(code(await ask('PATCH', `/parts/${old.id}`, { version: 1, substituteIds: [randomUUID()] }))).toEqual([422, 'part_unknown']);
  });
});
