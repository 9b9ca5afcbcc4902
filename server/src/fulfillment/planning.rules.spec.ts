import type { Price } from '../core/money';
import { figures, of, snapshotOf, TODAY } from '../../test/plan';
import { plan } from './planning.rules';
import type { Snapshot } from './planning.types';

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
        productionOrderId: null,
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
