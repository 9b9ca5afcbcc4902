import fc from 'fast-check';
import { forecast, LEAST_MONTHS } from './forecast.rules';

const months = (length: number, of: (month: number) => number) => Array.from({ length }, (_, at) => of(at));
const close = (found: number[], wanted: number[], scale = 1) =>
  found.forEach((value, i) => expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(1e-6 * Math.max(scale, Math.abs(wanted[i]))));
const values = (history: number[], ahead: number) => forecast(history, ahead)!.predictions.map(({ value }) => value);

const amount = fc.integer({ min: 0, max: 1_000_000 });
const year = fc.array(amount, { minLength: 12, maxLength: 12 });
const length = fc.integer({ min: LEAST_MONTHS, max: 72 });
const ahead = fc.integer({ min: 1, max: 12 });
/** Ups and downs, a drift, and what nobody foresees. */
const anything = fc
  .record({
    length,
    base: fc.integer({ min: 100, max: 100_000 }),
    drift: fc.integer({ min: -3, max: 30 }),
    year,
    noise: fc.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), { minLength: 72, maxLength: 72 }),
  })
  .map((one) => months(one.length, (at) => Math.max(0, (one.base + one.drift * at + one.year[at % 12] / 100) * one.noise[at])));

describe('forecasts', () => {
  it('says nothing of a history that is too short', () => {
    expect(
      forecast(
        months(LEAST_MONTHS - 1, () => 5),
        6,
      ),
    ).toBeNull();
    expect(forecast([], 6)).toBeNull();
    expect(
      forecast(
        months(LEAST_MONTHS, () => 5),
        6,
      )!.candidates[0],
    ).toEqual({ method: 'holt_winters', error: null });
  });

  it('goes on with what never changed, without any doubt', () =>
    fc.assert(
      fc.property(amount, length, ahead, (same, long, far) => {
        const { predictions, error } = forecast(
          months(long, () => same),
          far,
        )!;
        expect(error).toBe(0);
        for (const { value, low, high } of predictions) close([value, low, high], [same, same, same]);
      }),
      { numRuns: 30 },
    ));

  it('repeats a season that always was the same', () =>
    fc.assert(
      fc.property(year, length, ahead, (season, long, far) =>
        close(
          values(
            months(long, (at) => season[at % 12]),
            far,
          ),
          months(far, (at) => season[(long + at) % 12]),
          Math.max(...season),
        ),
      ),
      { numRuns: 30 },
    ));

  it('goes on with a trend and a season on top, which the simple methods miss', () =>
    fc.assert(
      fc.property(year, fc.integer({ min: 1_000, max: 50_000 }), fc.integer({ min: 36, max: 72 }), (season, slope, long) => {
        const of = (at: number) => 1_000_000 + slope * at + season[at % 12];
        const told = forecast(months(long, of), 6)!;
        expect(told.method).toBe('holt_winters');
        expect(told.error).toBeLessThan(0.01);
        close(
          told.predictions.map(({ value }) => value),
          months(6, (at) => of(long + at)),
          1e6,
        );
      }),
      { numRuns: 30 },
    ));

  it('grows by percent where the season does', () => {
    const of = (at: number) => (1_000 + 20 * at) * (at % 12 === 11 ? 3 : 1);
    const { predictions, method } = forecast(months(48, of), 12)!;
    expect(method).toBe('holt_winters');
    predictions.forEach(({ value }, at) => expect(Math.abs(value / of(48 + at) - 1)).toBeLessThan(0.03));
  });

  it('is the same in cents as in euros', () =>
    fc.assert(
      fc.property(anything, ahead, fc.constantFrom(2 ** 10, 2 ** -7, 100, 0.01), (history, far, factor) => {
        const [plain, scaled] = [
          forecast(history, far)!,
          forecast(
            history.map((value) => value * factor),
            far,
          )!,
        ];
        expect(scaled.method).toBe(plain.method);
        plain.predictions.forEach(({ value, low, high }, i) => {
          const { value: v, low: l, high: h } = scaled.predictions[i];
          close([v, l, h], [value * factor, low * factor, high * factor], factor);
        });
      }),
      { numRuns: 40 },
    ));

  it('uses the method with the smallest error, and stays within what makes sense', () =>
    fc.assert(
      fc.property(anything, ahead, (history, far) => {
        const { method, error, candidates, predictions, heldOut } = forecast(history, far)!;
        const errors = candidates.flatMap((one) => (one.error === null ? [] : [one.error]));
        expect(candidates.find((one) => one.method === method)!.error).toBe(error);
        if (error !== null) expect(error).toBeLessThanOrEqual(Math.min(...errors) * (1 + 1e-6) + 1e-6);
        expect(heldOut).toBeGreaterThanOrEqual(6);
        predictions.forEach(({ value, low, high }, i) => {
          expect(low >= 0 && low <= value && value <= high).toBe(true);
          if (i) expect(high - value).toBeGreaterThanOrEqual(predictions[i - 1].high - predictions[i - 1].value - 1e-9 * high);
        });
      }),
      { numRuns: 40 },
    ));

  it('has a range in which about four of five outcomes lie', () => {
    const inside = Array.from({ length: 60 }, (_, seed) => {
      const noise = random(seed + 1);
      const series = months(61, (at) => 1_000 + 300 * Math.sin((at * Math.PI) / 6) + 100 * (noise() + noise() + noise() - 1.5));
      const [{ low, high }] = forecast(series.slice(0, 60), 1)!.predictions;
      return low <= series[60] && series[60] <= high;
    });
    const share = inside.filter(Boolean).length / inside.length;
    expect(share).toBeGreaterThan(0.65);
    expect(share).toBeLessThan(0.97);
  });
});

/** A fixed stream of numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
