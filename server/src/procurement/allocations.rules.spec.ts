import fc from 'fast-check';
import { arrive, merged, spread } from './allocations.rules';

const claim = (id: string, quantity: number, itemId = 'line') => ({
  id,
  itemId,
  partId: 'part',
  forType: 'order_item' as const,
  forId: `order ${id}`,
  quantity,
});
const row = (quantity: number, locationId = 'shelf', itemId = 'line') => ({ itemId, locationId, quantity });
const sum = (all: { quantity: number }[]) => all.reduce((total, { quantity }) => total + quantity, 0);

describe('goods that arrive', () => {
  it('go to who asked first, at the place where they lie', () => {
    const { setAside, left } = arrive([claim('a', 4), claim('b', 5)], [row(3, 'shelf'), row(3, 'floor')], new Map([['line', 4]]));
    expect(setAside.map(({ forId, locationId, quantity }) => [forId, locationId, quantity])).toEqual([
      ['order a', 'shelf', 3],
      ['order a', 'floor', 1],
      ['order b', 'floor', 2],
    ]);
    expect(left).toEqual([
      { id: 'a', quantity: 0 },
      { id: 'b', quantity: 3 },
    ]);
  });

  it('take a promise away from the last to ask where less is still to come', () => {
    const { setAside, left } = arrive([claim('a', 4), claim('b', 4)], [], new Map([['line', 5]]));
    expect(setAside).toEqual([]);
    expect(left.map(({ quantity }) => quantity)).toEqual([4, 1]);
  });

  it('never set aside more than came, nor promise more than is open', () => {
    const amount = fc.integer({ min: 1, max: 50 });
    const item = fc.constantFrom('x', 'y');
    fc.assert(
      fc.property(fc.array(fc.tuple(item, amount)), fc.array(fc.tuple(item, amount)), fc.nat(60), fc.nat(60), (asked, came, openX, openY) => {
        const claims = asked.map(([itemId, quantity], i) => claim(String(i), quantity, itemId));
        const rows = came.map(([itemId, quantity], i) => row(quantity, `place ${i}`, itemId));
        const { setAside, left } = arrive(
          claims,
          rows,
          new Map([
            ['x', openX],
            ['y', openY],
          ]),
        );
        for (const [line, open] of [
          ['x', openX],
          ['y', openY],
        ] as const) {
          const mine = setAside.filter(({ itemId }) => itemId === line);
          const wanted = sum(claims.filter(({ itemId }) => itemId === line));
          expect(sum(mine)).toBe(Math.min(wanted, sum(rows.filter(({ itemId }) => itemId === line))));
          expect(sum(left.filter(({ id }) => claims[Number(id)].itemId === line))).toBe(Math.min(open, wanted - sum(mine)));
        }
        expect(sum(merged(setAside))).toBe(sum(setAside));
      }),
    );
  });
});

describe('wishes', () => {
  it('are spread over what comes soonest, as far as it goes', () => {
    const wants = [
      { partId: 'part', forType: 'order_item' as const, forId: 'first', quantity: 5 },
      { partId: 'part', forType: 'production_order' as const, forId: 'second', quantity: 5 },
      { partId: 'other', forType: 'order_item' as const, forId: 'third', quantity: 1 },
    ];
    const incoming = [
      { itemId: 'soon', partId: 'part', free: 3 },
      { itemId: 'later', partId: 'part', free: 4 },
    ];
    expect(spread(wants, incoming).map(({ itemId, forId, quantity }) => [itemId, forId, quantity])).toEqual([
      ['soon', 'first', 3],
      ['later', 'first', 2],
      ['later', 'second', 2],
    ]);
  });
});
