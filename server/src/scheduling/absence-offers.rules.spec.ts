import fc from 'fast-check';
import { spread, TIMES } from './absence-offers.rules';

describe('times for everybody who has to come another day', () => {
  it('are other ones for each, as long as there are enough', () => {
    expect(spread([1, 2, 3, 4, 5, 6, 7], 2)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });
  it('are the last ones for whoever comes after', () => {
    expect(spread([1, 2, 3, 4], 3)).toEqual([
      [1, 2, 3],
      [2, 3, 4],
      [2, 3, 4],
    ]);
    expect(spread([], 2)).toEqual([[], []]);
  });
  it('are as many as can be, of those that are free, each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 0, max: 30 }), (free, people) => {
        for (const own of spread(free, people)) {
          expect(own).toHaveLength(Math.min(TIMES, free.length));
          expect(new Set(own).size).toBe(own.length);
          expect(own.every((one) => free.includes(one))).toBe(true);
        }
      }),
    );
  });
});
