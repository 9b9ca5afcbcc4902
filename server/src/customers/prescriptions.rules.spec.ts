import fc from 'fast-check';
import { isSaid, isStep, lacksAxis, LIMITS, PD } from './prescriptions.rules';

const limits = Object.entries({ ...LIMITS, pd: PD });

describe('the limits of a prescription', () => {
  it.each([
    ['sphere', [-20, 0, 0.25, 20, -3.75], [-20.25, 20.25, 0.1, -3.7, NaN, Infinity, '1']],
    ['cylinder', [-10, 10, -0.5], [-10.25, 10.25, 0.3]],
    ['axis', [0, 1, 90, 180], [-1, 181, 0.5]],
    ['addition', [0, 0.75, 5], [-0.25, 5.25, 1.1]],
    ['pd', [50, 63.5, 80], [49.5, 80.5, 63.25]],
  ])('of the %s stand at its edges', (name, good, bad) => {
    const limit = { ...LIMITS, pd: PD }[name as keyof typeof LIMITS];
    expect(good.filter((value) => !isStep(value, limit))).toEqual([]);
    expect(bad.filter((value) => isStep(value, limit))).toEqual([]);
  });

  it.each(limits)('%s takes every step between and nothing else', (_, { min, max, step }) => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 1_000 }), (count) => {
        const value = count * step;
        expect(isStep(value, { min, max, step })).toBe(value >= min && value <= max);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: min - 5, max: max + 5, noNaN: true }), (value) => {
        const nearest = Math.round(value / step) * step;
        expect(isStep(value, { min, max, step })).toBe(value === nearest && value >= min && value <= max);
      }),
    );
  });

  it('a cylinder needs its axis, a sphere alone does not', () => {
    expect([
      lacksAxis({ cylinder: -0.5, axis: null }),
      lacksAxis({ cylinder: -0.5, axis: 0 }),
      lacksAxis({ cylinder: 0, axis: null }),
      lacksAxis({ cylinder: null, axis: null }),
    ]).toEqual([true, false, false, false]);
    const blank = { sphere: null, cylinder: null, axis: null, addition: null };
    expect([isSaid(blank), isSaid(null), isSaid(undefined), isSaid({ ...blank, sphere: 0 })]).toEqual([false, false, false, true]);
  });
});
