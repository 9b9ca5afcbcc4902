import { api, type Api, type Ask } from '../../test/api';

/** The chain with lots and serial numbers: bought, built in, sold, returned, each piece known all the way. */
describe('the chain of parts that are tracked', () => {
  let it_: Api;
  let ask: Ask;
  beforeAll(async () => {
    it_ = await api({ worker: true });
    ask = it_.as();
  });
  afterAll(() => it_?.close());

  const made = async (path: string, body: object): Promise<any> => {
    const answer = await ask('POST', path, body);
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body.errors)}`);
    return answer.body.data;
  };
  const got = async (path: string): Promise<any> => (await ask('GET', path)).body.data;
  const code = async (path: string, body: object) => {
    const answer = await ask('POST', path, body);
    return [answer.status, answer.body.errors?.[0].code];
  };
  const lying = async (partId: string) =>
    (await got(`/parts/${partId}/stock`)).lots.map((lot: { code: string; status: string; onHand: number }) => `${lot.code} ${lot.status} ${lot.onHand}`);
  const differences = async () => (await got('/stock/verification')).differences;

  it('knows where each piece is', async () => {
    const board = await made('/parts', { sku: 'C8', name: 'Board C8', tracking: 'serial' });
    const filament = await made('/parts', { sku: 'PETG', name: 'PETG', unit: 'g', tracking: 'lot' });
    const supplier = await made('/suppliers', { name: 'Nord', contactInfo: { email: 'a@nord.example' } });
    const bought = await made('/purchase-orders', {
      supplierId: supplier.id,
      items: [
        { partId: board.id, quantity: 3, unitPrice: '80' },
        { partId: filament.id, quantity: 1000, unitPrice: '0.02' },
      ],
    });
    await made(`/purchase-orders/${bought.id}/send`, {});
    const [boards, spool] = bought.items;
    const receive = `/purchase-orders/${bought.id}/receive`;
    expect(await code(receive, { items: [{ itemId: boards.id, quantity: 2 }] })).toEqual([422, 'serials_needed']);
    expect(await code(receive, { items: [{ itemId: boards.id, quantity: 2, serialNumbers: ['C8-1'] }] })).toEqual([422, 'serials_needed']);
    const expiring = [
      { code: 'PB-1', quantity: 300 },
      { code: 'PB-2', quantity: 700, expiresOn: '2027-06-30' },
    ];
    await made(receive, {
      items: [
        { itemId: boards.id, quantity: 2, serialNumbers: ['C8-1', 'C8-2'] },
        { itemId: spool.id, quantity: 1000, lots: expiring },
      ],
    });
    expect(await code(receive, { items: [{ itemId: boards.id, quantity: 1, serialNumbers: ['C8-2'] }] })).toEqual([409, 'duplicate']);
    const done = await made(receive, { items: [{ itemId: boards.id, quantity: 1, serialNumbers: ['C8-3'], stockStatus: 'quarantine' }] });
    expect(done.status).toBe('received');
    expect(await lying(board.id)).toEqual(['C8-1 ok 1', 'C8-2 ok 1', 'C8-3 quarantine 1']);
    expect(await got(`/parts/${board.id}`)).toMatchObject({ currentStock: 3, blockedStock: 1, availableStock: 2 });
    const receipts = await got(`/purchase-orders/${bought.id}/receipts`);
    expect(receipts[0].items.map((item: { lotCode: string; quantity: number }) => [item.lotCode, item.quantity])).toEqual([
      ['C8-1', 1],
      ['C8-2', 1],
      ['PB-1', 300],
      ['PB-2', 700],
    ]);

    const printer = await made('/builds', { buildName: 'FZ-350', modelNumber: 'FZ-350', basePrice: '900', status: 'active' });
    const machine = await got(`/parts/${printer.partId}`);
    expect(machine.isMade).toBe(true);
    await ask('PATCH', `/parts/${machine.id}`, { version: machine.version, tracking: 'serial' });
    await ask('PUT', `/builds/${printer.id}/parts`, [
      { partId: board.id, quantityRequired: 1 },
      { partId: filament.id, quantityRequired: 350 },
    ] as never);
    const job = await made('/production-orders', { buildId: printer.id, quantity: 2 });
    const url = `/production-orders/${job.id}`;
    await made(`${url}/allocate`, {});
    await made(`${url}/start`, {});
    expect(await code(`${url}/picks`, { partId: board.id, code: 'C8-3' })).toEqual([422, 'lot_unknown']);
    const fetched = await ask('POST', `${url}/picks`, { partId: board.id, code: 'C8-2' });
    expect(fetched.body.data.components[0]).toMatchObject({ sku: 'C8', tracking: 'serial', picked: 1, pickedCodes: ['C8-2'] });
    const first = { quantity: 1, serialNumbers: ['FZ350-0017'] };
    expect(await code(`${url}/complete`, { quantity: 1 })).toEqual([422, 'serials_needed']);
    const wrong = (components: object[], serialNumber = 'FZ350-0017') => code(`${url}/complete`, { ...first, asBuilt: [{ serialNumber, components }] });
    expect(await wrong([{ partId: board.id, code: 'C8-9' }])).toEqual([422, 'lot_unknown']);
    expect(await wrong([{ partId: board.id, code: 'C8-3' }])).toEqual([422, 'insufficient_stock']);
    expect(await wrong([{ partId: machine.id, code: 'X' }])).toEqual([422, 'component_unknown']);
    expect(await wrong([], 'FZ350-0018')).toEqual([422, 'serial_numbers_needed']);
    await made(`${url}/complete`, {
      ...first,
      asBuilt: [{ serialNumber: 'FZ350-0017', firmware: '3.1.4', components: [{ partId: board.id, code: 'C8-2' }] }],
    });
    await made(`${url}/complete`, { quantity: 1, serialNumbers: ['FZ350-0018'] });
    const codesIn = (one: { components: { code: string; quantity: number }[] }) => one.components.map((part) => `${part.code} ${part.quantity}`);
    const machines = await got(`${url}/machines`);
    expect(machines.map((one: any) => [one.serial, one.firmware, codesIn(one)])).toEqual([
      ['FZ350-0017', '3.1.4', ['C8-2 1', 'PB-1 300', 'PB-2 50']],
      ['FZ350-0018', null, ['C8-1 1', 'PB-2 350']],
    ]);
    expect(await got(`/as-built?partId=${board.id}&code=C8-2`)).toMatchObject([{ serial: 'FZ350-0017', number: job.number, serialStatus: 'made' }]);
    expect(await got(`/as-built?madePartId=${machine.id}`)).toHaveLength(5);
    expect(await lying(machine.id)).toEqual(['FZ350-0017 ok 1', 'FZ350-0018 ok 1']);
    expect(await differences()).toEqual([]);

    const buyer = await made('/customers', {
      name: 'Huber',
      type: 'business',
      email: 'eva@huber.example',
      billingAddress: { line1: 'Hafenstraße 12', postalCode: '4020', city: 'Linz', country: 'AT' },
    });
    const order = await made('/orders', { customerId: buyer.id, items: [{ partId: machine.id, quantity: 1, unitPrice: '900' }] });
    await made(`/orders/${order.id}/confirm`, {});
    const parcel = await made(`/orders/${order.id}/deliveries`, { items: [{ orderItemId: order.items[0].id, quantity: 1, serialNumbers: ['FZ350-0018'] }] });
    await made(`/deliveries/${parcel.id}/ship`, {});
    expect(await lying(machine.id)).toEqual(['FZ350-0017 ok 1']);
    await made(`/deliveries/${parcel.id}/return`, { stockStatus: 'quarantine' });
    expect(await lying(machine.id)).toEqual(['FZ350-0017 ok 1', 'FZ350-0018 quarantine 1']);

    await made(`${url}/reverse`, { quantity: 1, serialNumbers: ['FZ350-0017'] });
    expect(await lying(board.id)).toEqual(['C8-2 ok 1', 'C8-3 quarantine 1']);
    expect((await got(`${url}/machines`))[0]).toMatchObject({ serial: 'FZ350-0017', status: 'void' });
    expect(await differences()).toEqual([]);

    const [lot] = await got(`/lots?partId=${board.id}&code=C8-2`);
    expect(lot).toMatchObject({ kind: 'serial', onHand: 1, sku: 'C8', places: [{ status: 'ok', onHand: 1 }] });
    expect((await got(`/stock-transactions?lotId=${lot.id}&sort=occurredAt`)).map((row: any) => [row.type, row.quantity])).toEqual([
      ['purchase', 1],
      ['consumption', -1],
      ['consumption', 1],
    ]);
    expect((await ask('PATCH', `/lots/${lot.id}`, { version: 1, note: 'looks used' })).body.data).toMatchObject({ note: 'looks used', version: 2 });
    expect((await ask('PATCH', `/lots/${lot.id}`, { version: 2, code: 'C8-1' })).status).toBe(409);
    expect((await ask('GET', `/lots/${lot.id}/label.pdf`)).status).toBe(200);
    expect(await got(`/lots?status=quarantine&search=C8`)).toMatchObject([{ code: 'C8-3' }]);
    expect((await it_.as()('GET', `/lots/${lot.id}`)).status).toBe(404);
  });

  it('adjusts, moves and sets aside over HTTP', async () => {
    const plain = await made('/parts', { name: 'Plain' });
    const url = `/parts/${plain.id}`;
    const moved = await made(`${url}/adjustments`, { quantity: 10, reason: 'start' });
    const shelf = await made('/locations', { name: 'Shelf', code: 'S9' });
    const place = { locationId: moved.locationId };
    await made(`${url}/stock-status`, { ...place, from: 'ok', to: 'damaged', quantity: 4, reason: 'fell down' });
    expect(await code(`${url}/stock-status`, { ...place, from: 'ok', to: 'ok', quantity: 1 })).toEqual([400, 'validation_failed']);
    expect(await code(`${url}/adjustments`, { quantity: -7, reason: 'x' })).toEqual([422, 'insufficient_stock']);
    await made(`${url}/transfers`, { fromLocationId: moved.locationId, toLocationId: shelf.id, quantity: 1, stockStatus: 'damaged' });
    await made(`${url}/adjustments`, { ...place, quantity: -3, reason: 'scrapped', stockStatus: 'damaged' });
    expect(await got(`${url}/stock`)).toMatchObject({
      onHand: 7,
      blocked: 1,
      available: 6,
      lots: [{ locationId: shelf.id, status: 'damaged', onHand: 1, code: null }],
    });
    expect(await differences()).toEqual([]);
  });
});
