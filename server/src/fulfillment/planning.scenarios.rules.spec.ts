import { of, snapshotOf, TODAY } from '../../test/plan';
import { plan } from './planning.rules';

describe('lists of parts', () => {
  test('a part on several ways counts once for each way; options change the list of this order only', () => {
    const planned = plan(
      snapshotOf({
        parts: { machine: {}, axis: {}, rail: {}, blue: {}, black: {} },
        boms: {
          machine: { of: { axis: 2, rail: 1, black: 1 } },
          axis: { of: { rail: 3 } },
        },
        demands: [
          {
            part: 'machine',
            quantity: 1,
            changes: [
              { partId: 'black', quantityDelta: -1 },
              { partId: 'blue', quantityDelta: 1 },
            ],
          },
          { part: 'machine', quantity: 2 },
        ],
      }),
    );
    expect(of(planned, 'rail')).toMatchObject({ demand: 21 });
    expect(of(planned, 'blue').demand).toBe(1);
    expect(of(planned, 'black').demand).toBe(2);
  });

  test('a list of parts that contains itself ends', () => {
    const planned = plan(
      snapshotOf({
        parts: { a: {}, b: {} },
        boms: { a: { of: { b: 1 } }, b: { of: { a: 1 } } },
        demands: [{ part: 'a', quantity: 1 }],
      }),
    );
    expect(of(planned, 'b').demand).toBe(1);
  });

  test('what is printed is neither bought nor built: its material is the need below it', () => {
    const planned = plan(
      snapshotOf({
        parts: { machine: {}, bracket: { onHand: 1 }, petg: { unit: 'kg', onHand: 0.1 } },
        boms: { machine: { of: { bracket: 4 } }, bracket: { of: { petg: 0.05 }, days: 1, printed: true } },
        demands: [{ part: 'machine', quantity: 2 }],
        offers: { bracket: {}, petg: {} },
      }),
      {},
      'de',
    );
    expect(of(planned, 'bracket')).toMatchObject({ source: 'print', shortage: 7, suggestedQuantity: 7, suggestedSupplierId: null });
    expect(of(planned, 'bracket').reason).toMatch(/7 drucken\.$/);
    expect(of(planned, 'petg')).toMatchObject({ source: 'buy', demand: 0.35, shortage: 0.25 });
    expect(planned.makes).toMatchObject([
      { partId: 'machine', buildId: 'build of machine', quantity: 2 },
      { partId: 'bracket', buildId: null, quantity: 7, productionOrderId: null },
    ]);
  });

  test('productions that wait for each other end', () => {
    const planned = plan(
      snapshotOf({
        parts: { a: {}, b: {} },
        demands: [{ part: 'a', quantity: 1 }],
        production: [
          { part: 'a', remaining: 1, needs: { b: 1 } },
          { part: 'b', remaining: 2, needs: { a: 1 } },
        ],
      }),
    );
    expect(of(planned, 'b').shortage).toBe(0);
  });

  test('work that goes into a machine keeps no stock and is no need; parts that are gone are passed over', () => {
    const planned = plan(
      snapshotOf({
        parts: { machine: {}, hours: { kind: 'service' } },
        boms: { machine: { of: { hours: 3, gone: 1 } } },
        demands: [
          { part: 'machine', quantity: 1 },
          { part: 'hours', quantity: 1 },
        ],
        supplies: [{ part: 'gone', open: 1 }],
        production: [{ part: 'gone', remaining: 1, needs: { hours: 1 } }],
      }),
    );
    expect(planned.lines.map(({ sku }) => sku)).toEqual(['machine']);
  });
});

describe('what if', () => {
  const machine = (expectedDate: string) =>
    snapshotOf({
      parts: { machine: {}, motor: {}, lamp: { onHand: 1 } },
      boms: { machine: { of: { motor: 1 }, days: 8 } },
      demands: [
        { part: 'machine', quantity: 1, dueDate: '2026-05-20' },
        { part: 'lamp', quantity: 1, dueDate: '2026-05-20' },
      ],
      production: [
        {
          part: 'machine',
          remaining: 1,
          needs: { motor: 1 },
          orderItemId: 'i1',
        },
      ],
      supplies: [{ part: 'motor', open: 1, expectedDate }],
      offers: { motor: { leadTimeDays: 5 } },
    });

  test('the purchase order comes 14 days late: this order slips from 20 May to 3 June, the others stay', () => {
    const before = plan(machine('2026-05-12'));
    const after = plan(machine('2026-05-12'), {
      changes: [{ purchaseOrderId: 'p1', delayDays: 14 }],
    });
    expect(before.orders.map(({ orderNumber, promiseDate, late }) => [orderNumber, promiseDate, late])).toEqual([
      ['SO-1', '2026-05-20', false],
      ['SO-2', TODAY, false],
    ]);
    expect(after.orders.map(({ orderNumber, promiseDate, late }) => [orderNumber, promiseDate, late])).toEqual([
      ['SO-1', '2026-06-03', true],
      ['SO-2', TODAY, false],
    ]);
    expect(of(after, 'motor')).toMatchObject({ shortage: 0, late: true });
  });

  test('two more machines: what would have to be bought, and when they could be there', () => {
    const snapshot = machine('2026-05-12');
    const after = plan(snapshot, {
      orders: [
        {
          number: 'what-if 1',
          partId: 'machine',
          quantity: 2,
          dueDate: '2026-06-01',
        },
      ],
    });
    expect(of(after, 'motor')).toMatchObject({
      demand: 3,
      shortage: 2,
      neededBy: '2026-05-24',
    });
    expect(after.orders.find(({ orderNumber }) => orderNumber === 'what-if 1')).toMatchObject({ orderId: null, late: false, promiseDate: '2026-05-14' });
    expect(snapshot.demands).toHaveLength(2);
  });
});

test('sums over a plan of several machines, and 300 parts for 50 orders twice in a second', () => {
  const parts = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`p${i}`, {}]));
  const list = (factor: number) => Object.fromEntries(Object.keys(parts).map((id, i) => [id, (i % 5) + factor]));
  const snapshot = snapshotOf({
    parts: { ...parts, x: {}, y: {}, z: {} },
    boms: {
      x: { of: list(1), days: 1 },
      y: { of: list(2), days: 2 },
      z: { of: { ...list(3), x: 1 }, days: 3 },
    },
    demands: Array.from({ length: 50 }, (_, i) => ({
      part: ['x', 'y', 'z'][i % 3],
      quantity: 1 + (i % 4),
      dueDate: `2026-0${6 + (i % 3)}-01`,
    })),
    offers: Object.fromEntries(Object.keys(parts).map((id) => [id, { leadTimeDays: 5 }])),
  });
  const begun = process.cpuUsage().user; // what others do on the machine is not in it
  const planned = [
    plan(snapshot),
    plan(snapshot, {
      orders: [{ number: 'w', partId: 'z', quantity: 5, dueDate: '2026-06-15' }],
    }),
  ][0];
  const took = (process.cpuUsage().user - begun) / 1000;
  const sold = (part: string) => snapshot.demands.filter((demand) => demand.partId === part).reduce((all, demand) => all + demand.quantity, 0);
  const [x, y, z] = ['x', 'y', 'z'].map(sold);
  expect(of(planned, 'p7').demand).toBe(3 * (x + z) + 4 * y + 5 * z);
  expect(took).toBeLessThan(5_000); // measured: a fraction of a second; the bound only catches a change of order
});

test('an order of several lines is there with its last one', () => {
  const planned = plan(
    snapshotOf({
      parts: { a: { onHand: 1 }, b: {}, c: {} },
      demands: ['a', 'b', 'c', 'a'].map((part, i) => ({
        part,
        quantity: i === 3 ? 0 : 1,
        orderId: 'o',
        orderNumber: 'SO',
        orderItemId: `i${i}`,
        dueDate: '2026-05-09',
      })),
      offers: { b: { leadTimeDays: 7 }, c: { leadTimeDays: null } },
    }),
  );
  expect(planned.orders).toEqual([
    {
      orderId: 'o',
      orderNumber: 'SO',
      dueDate: '2026-05-09',
      promiseDate: '2026-05-08',
      late: false,
      waitsFor: { partId: 'b', sku: 'b', date: '2026-05-08' },
    },
  ]);
});
