import fc from 'fast-check';
import { isCounted, minus, plus, quantity, times, upToPack, withScrap } from './quantity';

const some = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1000);

describe('quantities', () => {
  it('are what decimals are, not doubles', () => {
    expect(plus(0.1, 0.2)).toBe(0.3);
    expect(minus(0.3, 0.1, 0.1)).toBe(0.1);
    expect(times(1.1, 3)).toBe(3.3);
    expect(quantity('2.0005')).toBe(2.001);
    expect(plus()).toBe(0);
  });

  it('what is added and taken away leaves no trace', () =>
    fc.assert(fc.property(some, fc.array(some, { maxLength: 20 }), (begin, steps) => expect(minus(plus(begin, ...steps), ...steps)).toBe(begin))));

  it.each([
    [132, 50, 150],
    [150, 50, 150],
    [0.7, 0.25, 0.75],
    [7, null, 7],
    [7, 0, 7],
  ])('%d in packs of %p are %d', (value, pack, whole) => expect(upToPack(value, pack)).toBe(whole));

  it.each([
    [50, 4, 'pcs', 52],
    [10, 5, 'pcs', 11],
    [0.42, 10, 'kg', 0.462],
    [0.333, 1, 'm', 0.337],
    [3, 0, 'pcs', 3],
  ])('%d with %d %% scrap in %s are %d', (net, percent, unit, gross) => expect(withScrap(net, percent, unit)).toBe(gross));

  it('pieces are counted, metres are measured', () => {
    expect(isCounted('pair')).toBe(true);
    expect(isCounted('m')).toBe(false);
  });
});
