import Decimal from 'decimal.js';
import fc from 'fast-check';
import { valueOf } from './aggregates.rules';
import { addsUp } from './aggregates.tallies';
import type { DataSet } from './data-sets';
import type { Measure, Metric } from './metrics';

const parts = (rows: number, first: string | null = null, second: string | null = null) => ({ rows: String(rows), first, second });

describe('the value of kept sums', () => {
  it.each<[string, Measure, Parameters<typeof valueOf>[1], ReturnType<typeof parts> | undefined, unknown]>([
    ['a count', { kind: 'count' }, 'count', parts(3), 3],
    ['a count of nothing', { kind: 'count' }, 'count', undefined, 0],
    ['an amount', { kind: 'sum', column: 'net' }, 'money', parts(2, '12600'), '12600.00'],
    ['an amount of nothing', { kind: 'sum', column: 'net' }, 'money', undefined, '0.00'],
    ['an amount that rounds to nothing', { kind: 'sum', column: 'net' }, 'money', parts(1, '-0.004'), '0.00'],
    ['a mean', { kind: 'mean', column: 'net' }, 'money', parts(3, '100', '3'), '33.33'],
    ['a mean of nothing', { kind: 'mean', column: 'net' }, 'money', undefined, null],
    ['a mean of rows without a value', { kind: 'mean', column: 'minutes' }, 'number', parts(3, null, '0'), null],
    ['a smallest value', { kind: 'min', column: 'net' }, 'money', parts(2, '5'), '5.00'],
    ['a largest value of nothing', { kind: 'max', column: 'net' }, 'money', undefined, null],
    ['a share', { kind: 'share', column: 'onTime' }, 'number', parts(8, '2', '8'), 25],
    ['a ratio', { kind: 'ratio', of: 'margin', by: 'net', times: 100 }, 'number', parts(8, '1', '3'), 33.33],
    ['a ratio by nothing', { kind: 'ratio', of: 'margin', by: 'net' }, 'number', parts(8, '1', '0'), null],
    ['a half, rounded away from zero as PostgreSQL does', { kind: 'sum', column: 'net' }, 'money', parts(1, '-0.125'), '-0.13'],
  ])('%s', (_, measure, written, kept, value) => expect(valueOf(measure, written, kept)).toBe(value));

  it('does not depend on how rows are spread over days', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }))), (days) => {
        const sum = days.map((day) => day.reduce((all, cents) => all.plus(cents), new Decimal(0)).div(100)).reduce((all, one) => all.plus(one), new Decimal(0));
        const count = days.flat().length;
        const mean = valueOf({ kind: 'mean', column: 'net' }, 'money', parts(count, sum.toString(), String(count)));
        expect(mean).toBe(
          count
            ? days
                .flat()
                .reduce((all, cents) => all.plus(cents), new Decimal(0))
                .div(100)
                .div(count)
                .toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
                .plus(0)
                .toFixed(2)
            : null,
        );
      }),
    );
  });
});

describe('what is kept', () => {
  const words = { de: '', en: '' };
  const set = (more: Partial<DataSet> = {}): DataSet => ({
    id: 'things',
    label: words,
    definition: words,
    permissions: [],
    from: 'x.things t',
    where: 'true',
    day: 't.day',
    columns: {
      net: { label: words, type: 'money', sql: 't.net', measures: ['sum'] },
      due: { label: words, type: 'day', sql: 't.due' },
      late: { label: words, type: 'flag', sql: 't.due < {at}' },
      kind: { label: words, type: 'text', sql: 't.kind' },
    },
    shown: [],
    on: [],
    record: 't.id',
    ...more,
  });
  const one = (measure: Measure, filter: Metric['filter'] = []): Metric => ({
    id: 'one',
    group: 'sales',
    label: words,
    definition: words,
    unit: 'count',
    dataSet: 'things',
    measure,
    filter,
    kind: 'period',
    better: null,
  });

  it.each<[string, DataSet, Metric, boolean]>([
    ['sums', set(), one({ kind: 'sum', column: 'net' }), true],
    ['not how many different ones there were', set(), one({ kind: 'distinct', column: 'kind' }), false],
    ['not what is another tomorrow', set(), one({ kind: 'share', column: 'late' }), false],
    ['not by a day that moves with today', set(), one({ kind: 'count' }, [{ column: 'due', op: 'to', value: 'today-7' }]), false],
    ['by a text that only looks like one', set(), one({ kind: 'count' }, [{ column: 'kind', op: 'is', value: 'month' }]), true],
    ['not of a set without a day', set({ day: null }), one({ kind: 'count' }), false],
    ['not of rows that depend on the clock', set({ where: 't.at < now()' }), one({ kind: 'count' }), false],
  ])('%s', (_, facts, metric, kept) => expect(addsUp(facts, metric)).toBe(kept));
});
