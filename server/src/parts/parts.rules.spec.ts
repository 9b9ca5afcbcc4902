import fc from 'fast-check';
import { requireStill } from './parts.rules';
import { convert, isUnit, UNITS } from './units.rules';

describe('units', () => {
  it.each([
    [0.3149, 'kg', 'g', 314.9],
    [314.9, 'g', 'kg', 0.3149],
    [1.5, 'm', 'mm', 1500],
    [540, 'mm', 'cm', 54],
    [2.5, 'l', 'ml', 2500],
    [3, 'pair', 'pcs', 6],
    [7, 'box', 'box', 7],
  ] as const)('%d %s in %s are %d', (quantity, from, to, result) => expect(convert(quantity, from, to)).toBe(result));

  it.each([
    ['kg', 'm'],
    ['pcs', 'pack'],
    ['l', 'kg'],
    ['h', 'pcs'],
    ['box', 'pack'],
  ] as const)('refuses %s in %s', (from, to) => expect(() => convert(1, from, to)).toThrow(expect.objectContaining({ code: 'units_differ', status: 422 })));

  it('there and back is the same, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(...UNITS), fc.constantFrom(...UNITS), (thousandths, from, to) => {
        let there: number;
        try {
          there = convert(thousandths / 1_000, from, to);
        } catch {
          return; // another dimension
        }
        expect(convert(there, to, from)).toBe(thousandths / 1_000);
      }),
    );
  });

  it('knows its own units only', () => expect([isUnit('kg'), isUnit('lb'), isUnit('toString')]).toEqual([true, false, false]));
});

describe('what stands still under stock', () => {
  const diff = (field: string) => ({ [field]: ['a', 'b'] as [string, string] });
  it.each([
    ['unit', 'part_has_stock'],
    ['kind', 'part_has_stock'],
    ['averageCost', 'average_cost_follows_stock'],
  ])('%s is kept: %s', (field, code) => {
    expect(() => requireStill({ id: 'x', currentStock: 1 }, diff(field))).toThrow(expect.objectContaining({ code }));
    expect(() => requireStill({ id: 'x', currentStock: 0 }, diff(field))).not.toThrow();
  });
  it('and the rest may change', () => expect(() => requireStill({ id: 'x', currentStock: 1 }, diff('name'))).not.toThrow());
});
