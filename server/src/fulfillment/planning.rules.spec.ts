import type { Price } from '../core/money';
import { snapshotOf, TODAY } from '../../test/plan';
import { plan } from './planning.rules';
import type { Plan, Snapshot } from './planning.types';

const of = (planned: Plan, sku: string) => planned.lines.find((line) => line.sku === sku)!;
const figures = (planned: Plan, sku: string) => {
  const { demand, shortage, suggestedQuantity, neededBy, orderBy, source } = of(planned, sku);
  return { demand, shortage, suggestedQuantity, neededBy, orderBy, source };
};

describe('the order list of the day', () => {
  const screws = (supplies: { part: string; open: number; expectedDate: string }[] = []): Snapshot =>
    snapshotOf({
      parts: { printer: {}, screw: { minimumStock: 32 } },
      boms: { printer: { of: { screw: 50 }, days: 2 } },
      demands: [{ part: 'printer', quantity: 2, dueDate: '2026-05-20' }],
      supplies,
      offers: {
        screw: {
          supplierName: 'Schraubenhandel Nord',
          leadTimeDays: 8,
          packSize: 50,
          minimumQuantity: 100,
          unitPrice: '0.0950' as Price,
          priceBreaks: [{ minimumQuantity: 100, unitPrice: '0.0800' as Price }],
        },
      },
    });

  test('132 screws for builds and minimum stock, pack 50, at least 100: 150', () => {
    const line = of(plan(screws()), 'screw');
    expect(line).toMatchObject({
      demand: 132,
      shortage: 132,
      suggestedQuantity: 150,
      unitPrice: '0.0800',
      suggestedSupplierName: 'Schraubenhandel Nord',
      neededBy: '2026-05-18',
      orderBy: '2026-05-10',
      late: false,
    });
    expect(line.pegging.map(({ type, number, viaPartId, quantity }) => [type, number, viaPartId, quantity])).toEqual([
      ['order', 'SO-1', 'printer', 100],
      ['minimum_stock', null, null, 32],
    ]);
    expect(line.reason).toBe(
      'Needed: 100 for SO-1; 32 as minimum stock. In stock 0, on order 0, in production 0. Missing: 132. Order 150 from Schraubenhandel Nord (packs of 50, at least 100).',
    );
    expect(of(plan(screws(), {}, 'de'), 'screw').reason).toBe(
      'Gebraucht: 100 für SO-1; 32 als Mindestbestand. Auf Lager 0, bestellt 0, in Fertigung 0. Es fehlen: 132. 150 bei Schraubenhandel Nord bestellen (Packungen zu 50, mindestens 100).',
    );
  });

  test('a second opening proposes nothing: the draft counts, and says what it covers', () => {
    const line = of(plan(screws([{ part: 'screw', open: 150, expectedDate: '2026-05-12' }])), 'screw');
    expect(line).toMatchObject({
      demand: 132,
      onOrder: 150,
      shortage: 0,
      suggestedQuantity: 0,
      suggestedSupplierId: null,
      orderBy: null,
    });
    expect(line.pegging[0].coveredBy).toEqual([
      {
        type: 'purchase_order',
        id: 'p1',
        number: 'PO-1',
        quantity: 100,
        date: '2026-05-12',
      },
    ]);
    expect(line.reason).toContain('All of it is covered.');
  });

  test.each([
    { need: 1, pack: null, least: null, unit: 'pcs', gives: 1 },
    { need: 7, pack: 5, least: null, unit: 'pcs', gives: 10 },
    { need: 7, pack: null, least: 20, unit: 'pcs', gives: 20 },
    { need: 7, pack: 15, least: 20, unit: 'pcs', gives: 30 },
    { need: 0.4326, pack: null, least: null, unit: 'kg', gives: 0.433 },
    { need: 0.5, pack: null, least: null, unit: 'pcs', gives: 1 },
  ])('of $need $unit with packs of $pack and at least $least: $gives', ({ need, pack, least, unit, gives }) => {
    const planned = plan(
      snapshotOf({
        parts: { a: { unit } },
        demands: [{ part: 'a', quantity: Math.round(need * 1000) / 1000 }],
        offers: { a: { packSize: pack, minimumQuantity: least } },
      }),
    );
    expect(of(planned, 'a').suggestedQuantity).toBe(gives);
  });

  test('the rest of a pack covers what is needed later', () => {
    const planned = plan(
      snapshotOf({
        parts: { a: {} },
        demands: [
          { part: 'a', quantity: 3, dueDate: '2026-05-10' },
          { part: 'a', quantity: 4, dueDate: '2026-06-10' },
        ],
        offers: { a: { packSize: 10 } },
      }),
    );
    expect(figures(planned, 'a')).toMatchObject({
      demand: 7,
      shortage: 7,
      suggestedQuantity: 10,
      neededBy: '2026-05-10',
    });
  });

  test('nobody sells it: the shortage is there all the same, and nobody promises anything', () => {
    const planned = plan(
      snapshotOf({
        parts: { a: {} },
        demands: [{ part: 'a', quantity: 3, dueDate: '2026-05-10' }],
      }),
    );
    expect(of(planned, 'a')).toMatchObject({
      shortage: 3,
      suggestedQuantity: 3,
      suggestedSupplierId: null,
      unitPrice: null,
      late: true,
    });
    expect(of(planned, 'a').reason).toContain('No supplier is known for it.');
    expect(
      of(
        plan(
          snapshotOf({
            parts: { a: {} },
            demands: [{ part: 'a', quantity: 5, number: 'x' } as never],
          }),
          {},
          'de',
        ),
        'a',
      ).reason,
    ).toContain('Kein Lieferant');
    expect(planned.orders).toEqual([
      {
        orderId: 'o1',
        orderNumber: 'SO-1',
        dueDate: '2026-05-10',
        promiseDate: null,
        late: true,
        waitsFor: { partId: 'a', sku: 'a', date: null },
      },
    ]);
  });
});

describe('STK-15: what runs and what comes is used before anything is proposed', () => {
  test('3 machines, 1 computer on hand, 2 in work, 2 GPUs ordered: buy no GPU, make no computer', () => {
    const planned = plan(
      snapshotOf({
        parts: { machine: {}, computer: { onHand: 1 }, gpu: {} },
        boms: {
          machine: { of: { computer: 1 } },
          computer: { of: { gpu: 1 } },
        },
        demands: [{ part: 'machine', quantity: 3, dueDate: '2026-06-01' }],
        production: [
          {
            part: 'computer',
            remaining: 2,
            needs: { gpu: 2 },
            dueDate: '2026-05-25',
          },
        ],
        supplies: [{ part: 'gpu', open: 2, expectedDate: '2026-05-20' }],
      }),
    );
    expect(figures(planned, 'machine')).toMatchObject({
      shortage: 3,
      suggestedQuantity: 3,
      source: 'make',
    });
    expect(figures(planned, 'computer')).toMatchObject({
      demand: 3,
      shortage: 0,
      suggestedQuantity: 0,
      source: 'make',
    });
    expect(figures(planned, 'gpu')).toMatchObject({
      demand: 2,
      shortage: 0,
      suggestedQuantity: 0,
      source: 'buy',
    });
    expect(of(planned, 'computer').pegging[0].coveredBy).toEqual([
      { type: 'stock', id: null, number: null, quantity: 1, date: TODAY },
      {
        type: 'production_order',
        id: 'm1',
        number: 'MO-1',
        quantity: 2,
        date: '2026-05-20',
      },
    ]);
    expect(planned.orders[0]).toMatchObject({
      promiseDate: '2026-05-20',
      late: false,
      waitsFor: { sku: 'gpu', date: '2026-05-20' },
    });
    expect(planned.makes).toEqual([
      {
        partId: 'machine',
        buildId: 'build of machine',
        quantity: 3,
        dueDate: '2026-06-01',
        orderId: 'o1',
        orderItemId: 'i1',
      },
    ]);
  });

  test('supply is carried forward: an early receipt serves two later needs, one too late is used before more is bought', () => {
    const given = (expectedDate: string) =>
      snapshotOf({
        parts: { a: {} },
        demands: [
          { part: 'a', quantity: 4, dueDate: '2026-05-10' },
          { part: 'a', quantity: 6, dueDate: '2026-05-20' },
        ],
        supplies: [{ part: 'a', open: 10, expectedDate }],
        offers: { a: {} },
      });
    expect(plan(given('2026-05-05')).orders.map(({ promiseDate, late }) => [promiseDate, late])).toEqual([
      ['2026-05-05', false],
      ['2026-05-05', false],
    ]);
    const late = plan(given('2026-05-15'));
    expect(of(late, 'a')).toMatchObject({ shortage: 0, late: true });
    expect(late.orders.map((order) => order.late)).toEqual([true, false]);
  });

  test('the earlier need gets what can be bought sooner than what was ordered, the later one waits for that', () => {
    const planned = plan(
      snapshotOf({
        parts: { a: {} },
        demands: [
          { part: 'a', quantity: 1, dueDate: '2026-05-06' },
          { part: 'a', quantity: 1, dueDate: '2026-05-20' },
        ],
        supplies: [{ part: 'a', open: 1, expectedDate: '2026-05-16' }],
        offers: { a: { leadTimeDays: 3 } },
      }),
    );
    expect(figures(planned, 'a')).toMatchObject({
      shortage: 1,
      neededBy: '2026-05-06',
      orderBy: '2026-05-03',
    });
    expect(planned.orders.every((order) => !order.late)).toBe(true);
  });

  test('what is made for one order is not promised to another', () => {
    const planned = plan(
      snapshotOf({
        parts: { machine: {} },
        boms: { machine: { of: {}, days: 3 } },
        demands: [
          { part: 'machine', quantity: 1, dueDate: '2026-05-02' },
          { part: 'machine', quantity: 1, dueDate: '2026-06-01' },
        ],
        production: [{ part: 'machine', remaining: 2, needs: {}, orderItemId: 'i2' }],
      }),
    );
    // the second one of the lot is nobody's
    expect(of(planned, 'machine').pegging.map((peg) => peg.coveredBy.map((cover) => [cover.type, cover.quantity]))).toEqual([
      [['production_order', 1]],
      [['production_order', 1]],
    ]);
    expect(of(planned, 'machine').shortage).toBe(0);
  });
});

test('names three orders and counts the others', () => {
  const snapshot = snapshotOf({ parts: { a: { onHand: 1 } }, demands: [1, 2, 3, 4, 5].map((quantity) => ({ part: 'a', quantity: quantity / 2 })) });
  expect(of(plan(snapshot), 'a').reason).toContain('Needed: 7.5 for SO-1, SO-2, SO-3, 2 more.');
  expect(of(plan(snapshot, {}, 'de'), 'a').reason).toContain('Gebraucht: 7,5 für SO-1, SO-2, SO-3, 2 weitere.');
  expect(of(plan(snapshotOf({ parts: { a: { onHand: 1 } }, demands: [{ part: 'a', quantity: 1 }] }), {}, 'de'), 'a').reason).toContain('Alles ist gedeckt.');
  expect(of(plan(snapshotOf({ parts: { a: {} }, boms: { a: { of: {} } }, demands: [{ part: 'a', quantity: 1 }] }), {}, 'de'), 'a').reason).toContain(
    '1 fertigen.',
  );
});

describe('STK-16: reservations and lead times', () => {
  test('what is reserved for others is not there; what is reserved for oneself is', () => {
    const given = (reserved: number) =>
      snapshotOf({
        parts: { a: { onHand: 5, reserved: 4 } },
        demands: [{ part: 'a', quantity: 3, reserved }],
      });
    expect(of(plan(given(3)), 'a').shortage).toBe(0);
    expect(of(plan(given(0)), 'a').shortage).toBe(2);
  });

  test('what is reserved for a production counts for its parts once', () => {
    const planned = plan(
      snapshotOf({
        parts: { machine: {}, a: { onHand: 4, reserved: 4 } },
        production: [
          {
            part: 'machine',
            remaining: 2,
            needs: { a: 6 },
            reserved: { a: 4 },
          },
        ],
      }),
    );
    expect(figures(planned, 'a')).toMatchObject({ demand: 6, shortage: 2 });
    expect(of(planned, 'a').pegging).toMatchObject([
      {
        type: 'production_order',
        number: 'MO-1',
        viaPartId: 'machine',
        coveredBy: [
          { type: 'stock', quantity: 4 },
          { type: 'proposal', quantity: 2 },
        ],
      },
    ]);
  });

  test('ordered before the parts are needed, needed before the machine is built', () => {
    const planned = plan(
      snapshotOf({
        parts: { machine: {}, frame: {}, rail: {} },
        boms: {
          machine: { of: { frame: 1 }, days: 2 },
          frame: { of: { rail: 4 }, days: 3 },
        },
        demands: [{ part: 'machine', quantity: 2, dueDate: '2026-05-20' }],
        offers: { rail: { leadTimeDays: 10 } },
      }),
    );
    expect(figures(planned, 'machine')).toEqual({
      demand: 2,
      shortage: 2,
      suggestedQuantity: 2,
      neededBy: '2026-05-20',
      orderBy: '2026-05-18',
      source: 'make',
    });
    expect(figures(planned, 'frame')).toEqual({
      demand: 2,
      shortage: 2,
      suggestedQuantity: 2,
      neededBy: '2026-05-18',
      orderBy: '2026-05-15',
      source: 'make',
    });
    expect(figures(planned, 'rail')).toEqual({
      demand: 8,
      shortage: 8,
      suggestedQuantity: 8,
      neededBy: '2026-05-15',
      orderBy: '2026-05-05',
      source: 'buy',
    });
    expect(planned.orders[0]).toMatchObject({
      promiseDate: '2026-05-16',
      late: false,
      waitsFor: { sku: 'rail', date: '2026-05-11' },
    });
    expect(planned.makes.map(({ partId, orderItemId, dueDate }) => [partId, orderItemId, dueDate])).toEqual([
      ['machine', 'i1', '2026-05-20'],
      ['frame', null, '2026-05-18'],
    ]);
  });

  test('too late to be ordered in time says so', () => {
    const planned = plan(
      snapshotOf({
        parts: { a: {} },
        demands: [{ part: 'a', quantity: 1, dueDate: '2026-05-05' }],
        offers: { a: { leadTimeDays: 10 } },
      }),
    );
    expect(of(planned, 'a')).toMatchObject({
      orderBy: '2026-04-25',
      late: true,
      reason: expect.stringContaining('The last day to begin was 25 Apr 2026.'),
    });
    expect(
      of(
        plan(
          snapshotOf({
            parts: { a: {} },
            demands: [{ part: 'a', quantity: 1, dueDate: '2026-05-05' }],
            offers: { a: { leadTimeDays: 10 } },
          }),
          {},
          'de',
        ),
        'a',
      ).reason,
    ).toContain('Der letzte Tag dafür war der 25.04.2026.');
    expect(planned.orders[0]).toMatchObject({
      promiseDate: '2026-05-11',
      late: true,
    });
  });

  test('without a day: today, but late is nobody', () => {
    const planned = plan(
      snapshotOf({
        parts: { a: {} },
        demands: [{ part: 'a', quantity: 1 }],
        offers: { a: { leadTimeDays: 10 } },
      }),
    );
    expect(of(planned, 'a')).toMatchObject({
      neededBy: TODAY,
      orderBy: TODAY,
      late: false,
    });
    expect(planned.orders[0]).toMatchObject({
      dueDate: null,
      promiseDate: '2026-05-11',
      late: false,
    });
  });

  test('a minimum stock is filled up last, and as soon as can be', () => {
    const planned = plan(
      snapshotOf({
        parts: {
          a: { onHand: 5, minimumStock: 8 },
          b: { onHand: 8, minimumStock: 8 },
        },
        demands: [{ part: 'a', quantity: 4, dueDate: '2026-08-01' }],
        offers: { a: { leadTimeDays: 6 } },
      }),
    );
    expect(figures(planned, 'a')).toMatchObject({
      demand: 12,
      shortage: 7,
      neededBy: '2026-05-07',
      orderBy: TODAY,
    });
    expect(planned.lines.map(({ sku }) => sku)).toEqual(['a']);
  });
});

describe('STK-10: rounding', () => {
  const leds = (demands: { part: string; quantity: number; dueDate?: string }[], unit = 'pcs', each = 1, scrap = 10) =>
    snapshotOf({
      parts: { lamp: {}, box: {}, led: { unit } },
      boms: { lamp: { of: { led: each }, scrap }, box: { of: { lamp: 1 } } },
      demands,
    });
  test('105 LEDs with 10 % scrap are 116, 0.420 kg with 3 % 0.433', () => {
    expect(of(plan(leds([{ part: 'lamp', quantity: 105 }])), 'led').demand).toBe(116);
    expect(of(plan(leds([{ part: 'lamp', quantity: 1 }], 'kg', 0.42, 3)), 'led').demand).toBe(0.433);
    expect(of(plan(leds([{ part: 'lamp', quantity: 1 }], 'pcs', 4.5, 0)), 'led').demand).toBe(4.5);
  });

  test('an assembly made in one go is rounded in one go, what is made to order by itself', () => {
    const three = (part: string) =>
      plan(
        leds(
          [1, 2, 3].map((day) => ({
            part,
            quantity: 1,
            dueDate: `2026-06-0${day}`,
          })),
        ),
      );
    expect(of(three('box'), 'led')).toMatchObject({
      demand: 4,
      pegging: [{ quantity: 2 }, { quantity: 1 }, { quantity: 1 }],
    });
    expect(of(three('lamp'), 'led').demand).toBe(6);
    expect(three('box').makes.filter(({ partId }) => partId === 'lamp')).toMatchObject([{ quantity: 3, dueDate: '2026-06-01', orderItemId: null }]);
  });

  test('half an assembly is made as a whole one', () => {
    const planned = plan(
      snapshotOf({
        parts: { machine: {}, sheet: {}, steel: { unit: 'kg' } },
        boms: { machine: { of: { sheet: 0.5 } }, sheet: { of: { steel: 2 } } },
        demands: [{ part: 'machine', quantity: 3 }],
      }),
    );
    expect(of(planned, 'sheet')).toMatchObject({
      demand: 1.5,
      shortage: 1.5,
      suggestedQuantity: 2,
    });
    expect(of(planned, 'steel').demand).toBe(4);
  });
});

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
  const begun = performance.now();
  const planned = [
    plan(snapshot),
    plan(snapshot, {
      orders: [{ number: 'w', partId: 'z', quantity: 5, dueDate: '2026-06-15' }],
    }),
  ][0];
  const took = performance.now() - begun;
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
