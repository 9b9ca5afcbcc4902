import fc from 'fast-check';
import { judge, type AlertState, type Threshold } from './alerts.rules';

/** What is told of a course of values. */
function told(threshold: Threshold, values: (number | null)[]): string[] {
  let state: AlertState = 'waiting';
  return values.map((value) => {
    const judged = judge(threshold, state, value);
    state = judged.state;
    return judged.crossing ?? '-';
  });
}
const above: Threshold = { op: 'above', threshold: 50_000, margin: 0 };

describe('alerts', () => {
  it('tells of a crossing once, and again only after it was back', () => {
    expect(told(above, [49_000, 50_000, 50_000.01, 60_000, 55_000, 50_000, 70_000])).toEqual(['-', '-', 'crossed', '-', '-', 'returned', 'crossed']);
    expect(told({ op: 'below', threshold: 3, margin: 0 }, [5, 3, 2, 1, 3, 0])).toEqual(['-', '-', 'crossed', '-', 'returned', 'crossed']);
  });

  it('tells at once where it was beyond from the beginning', () => expect(told(above, [60_000, 61_000])).toEqual(['crossed', '-']));

  it('does not flutter where a margin is set', () =>
    expect(told({ ...above, margin: 5_000 }, [51_000, 49_000, 51_000, 45_000, 51_000])).toEqual(['crossed', '-', '-', 'returned', 'crossed']));

  it('without a value nothing happens, and nothing is forgotten', () => {
    expect(told(above, [null, null])).toEqual(['-', '-']);
    expect(told(above, [60_000, null, 60_000, 10, null, 60_000])).toEqual(['crossed', '-', '-', 'returned', '-', 'crossed']);
  });

  it('crossings and returns take turns, whatever the values', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('above' as const, 'below' as const),
        fc.nat(20),
        fc.array(fc.option(fc.integer({ min: -50, max: 50 }))),
        (op, margin, values) => {
          const news = told({ op, threshold: 0, margin }, values).filter((one) => one !== '-');
          expect(news).toEqual(news.map((_, i) => (i % 2 === 0 ? 'crossed' : 'returned')));
        },
      ),
    ));
});
