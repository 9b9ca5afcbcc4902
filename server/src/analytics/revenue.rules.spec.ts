import fc from 'fast-check';
import { plusDays } from '../core/dates';
import { money } from '../core/money';
import { expectedOf, mondayOf, monthsTo, plusMonths, spansOf } from './revenue.rules';

describe('periods of the dashboard', () => {
  it('compares with the same days of the month before, no further than it goes', () => {
    expect(spansOf('2026-03-31')).toEqual({
      thisMonth: { from: '2026-03-01', to: '2026-03-31' },
      sameDays: { from: '2026-02-01', to: '2026-02-28' },
      lastMonth: { from: '2026-02-01', to: '2026-02-28' },
    });
    expect(spansOf('2026-01-09').sameDays).toEqual({ from: '2025-12-01', to: '2025-12-09' });
  });

  it('names twelve months, over the turn of the year', () => {
    expect(monthsTo('2026-02-10')).toEqual([
      '2025-03',
      '2025-04',
      '2025-05',
      '2025-06',
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    fc.assert(fc.property(fc.integer({ min: -500, max: 500 }), (by) => plusMonths(plusMonths('2026-06', by), -by) === '2026-06'));
  });

  it('finds the Monday of a week', () => {
    expect(['2026-11-16', '2026-11-21', '2026-11-22', '2026-11-23'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-16', '2026-11-16', '2026-11-23']);
  });

  it('puts every open amount into one bucket', () => {
    const monday = mondayOf('2026-11-21');
    const open = [0, 1, 7, 8, 20].map((at) => ({ week: plusDays(monday, at * 7), amount: money('10.10') }));
    const buckets = expectedOf('2026-11-21', money('5'), open);
    expect(buckets.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual([
      'overdue 5.00',
      'week 10.10',
      'week 10.10',
      'week 0.00',
      'week 0.00',
      'week 0.00',
      'week 0.00',
      'week 0.00',
      'week 10.10',
      'later 20.20',
    ]);
  });
});
