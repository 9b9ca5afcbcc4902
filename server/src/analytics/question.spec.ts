import fc from 'fast-check';
import { Problem } from '../core/problem';
import type { Condition, Measure } from './metrics';
import { Bound, groupsSql, rowsSql, totalsSql, type Around, type Question } from './question';
import { visible } from './question.columns';
import { DATA_SETS, dataSet, METRICS } from './registry';

const around = (permissions: string[]): Around => ({ zone: 'Europe/Vienna', currency: 'EUR', today: '2026-11-21', yearStart: 7, permissions });
const ALL = around(['costs:read', 'customers:read', 'invoices:read', 'orders:read']);
const LINES = dataSet('invoiceLines')!;

const texts = (question: Question, asker: Around, set = LINES): string[] =>
  [rowsSql, totalsSql, (...given: [never, never, never, never]) => groupsSql(...given, 100)].map((sql) =>
    (sql as typeof rowsSql)(set, question, asker, new Bound(asker, question.at)),
  );
const refusal = (make: () => unknown): [string, string | undefined] | undefined => {
  try {
    make();
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.code, error.faults[0].field];
  }
};

describe('a question to a data set', () => {
  it('becomes SQL in which nothing stands that a client has said', () => {
    const said = fc.string({ minLength: 3, maxLength: 60 }).map((text) => `"'; drop ${text} $1 {zone} --`);
    const op = fc.constantFrom<Condition['op']>('is', 'isNot', 'contains', 'from', 'to');
    const column = fc.oneof(fc.constantFrom(...Object.keys(LINES.columns)), said);
    const measure = fc.oneof(
      fc.record({ kind: fc.constantFrom('sum', 'mean', 'distinct', 'share') as fc.Arbitrary<'sum'>, column }),
      fc.record({ kind: fc.constant('ratio' as const), of: column, by: column, times: said as unknown as fc.Arbitrary<number> }),
    ) as fc.Arbitrary<Measure>;
    const question = fc.record({
      dataSet: fc.constant('invoiceLines'),
      columns: fc.array(column, { minLength: 1, maxLength: 3 }),
      filters: fc.array(fc.record({ column, op, value: said }), { maxLength: 2 }),
      groupBy: fc.array(fc.record({ column, by: fc.oneof(fc.constantFrom(undefined, 'month' as const), said as never) }), { maxLength: 2 }),
      measures: fc.array(fc.record({ key: said, measure }), { maxLength: 2 }),
      sort: fc.array(fc.record({ key: column, descending: fc.boolean() }), { maxLength: 1 }),
    }) as fc.Arbitrary<Question>;
    fc.assert(
      fc.property(question, (asked) => {
        for (const build of [rowsSql, totalsSql, (...given: [never, never, never, never]) => groupsSql(...given, 100)]) {
          const refused = refusal(() => expect((build as typeof rowsSql)(LINES, asked, ALL, new Bound(ALL))).not.toContain('drop'));
          if (refused) expect(refused[0]).toBe('validation_failed');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not know a column without its right, wherever it stands', () => {
    const dora = around(['invoices:read']);
    const asked: Record<string, Partial<Question>> = {
      'columns.0': { columns: ['margin'] },
      'filters.0.column': { filters: [{ column: 'margin', op: 'from', value: 1 }] },
      'sort.0': { sort: [{ key: 'margin' }] },
      'groupBy.0.column': { groupBy: [{ column: 'costKnown' }] },
      'measures.0.column': { measures: [{ key: 'm', measure: { kind: 'sum', column: 'margin' } }] },
    };
    for (const [field, question] of Object.entries(asked)) {
      const answers = [rowsSql, totalsSql, (...given: [never, never, never, never]) => groupsSql(...given, 100)].map((build) =>
        refusal(() => (build as typeof rowsSql)(LINES, { dataSet: 'invoiceLines', ...question }, dora, new Bound(dora))),
      );
      expect(answers).toContainEqual(['validation_failed', field]);
    }
    expect(refusal(() => groupsSql(LINES, { dataSet: 'invoiceLines', sort: [{ key: 'margin' }] }, dora, new Bound(dora), 10))).toEqual([
      'validation_failed',
      'sort.0',
    ]);
    const ratio = { key: 'm', measure: { kind: 'ratio' as const, of: 'net', by: 'cost' } };
    expect(refusal(() => totalsSql(LINES, { dataSet: 'invoiceLines', measures: [ratio] }, dora, new Bound(dora)))?.[0]).toBe('validation_failed');
    expect(texts({ dataSet: 'invoiceLines' }, dora).join('\n')).not.toContain('unit_cost,');
    expect(Object.keys(visible(LINES, dora)).filter((key) => /cost|margin/i.test(key))).toEqual([]);
  });

  it.each<[string, Condition, string]>([
    ['a sum of unit prices', { column: 'number', op: 'from', value: 'a' }, 'filters.0.op'],
    ['a day that is none', { column: 'date', op: 'is', value: '2026-02-30' }, 'filters.0.value'],
    ['a choice that is none', { column: 'type', op: 'is', value: 'receipt' }, 'filters.0.value'],
    ['a number that is none', { column: 'net', op: 'from', value: '1e9' }, 'filters.0.value'],
    ['no value', { column: 'net', op: 'is' }, 'filters.0.value'],
    ['a column of the prototype', { column: 'constructor', op: 'is', value: 'x' }, 'filters.0.column'],
  ])('refuses %s', (_, condition, field) => {
    expect(refusal(() => totalsSql(LINES, { dataSet: 'invoiceLines', filters: [condition] }, ALL, new Bound(ALL)))).toEqual(['validation_failed', field]);
  });

  it('reads relative days by the fiscal year of the organization', () => {
    const days = (value: string) => {
      const bound = new Bound(ALL);
      totalsSql(LINES, { dataSet: 'invoiceLines', filters: [{ column: 'date', op: 'from', value }] }, ALL, bound);
      return bound.values.flat().at(-1);
    };
    expect(['today', 'today-30', 'week', 'month', 'month-1', 'quarter', 'year', 'year-1'].map(days)).toEqual([
      '2026-11-21',
      '2026-10-22',
      '2026-11-16',
      '2026-11-01',
      '2026-10-01',
      '2026-10-01',
      '2026-07-01',
      '2025-07-01',
    ]);
  });
});

describe('the registry', () => {
  it('says of every number and every fact in both languages what it is', () => {
    for (const { id, label, definition } of [...DATA_SETS, ...METRICS])
      for (const words of [label, definition])
        expect([id, words.de.length > 2, words.en.length > 2, words.de !== words.en || words.de.length < 20]).toEqual([id, true, true, true]);
    for (const { definition } of METRICS) for (const words of Object.values(definition)) expect(words).toMatch(/\.$/);
  });
});
