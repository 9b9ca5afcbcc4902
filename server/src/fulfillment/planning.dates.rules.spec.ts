import { figures, of, snapshotOf, TODAY } from '../../test/plan';
import { plan } from './planning.rules';

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
