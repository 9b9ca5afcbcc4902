import { instantOf, iso } from './clock.rules';
import { daysOf } from './series.rules';

describe('series', () => {
  it('Tuesdays at nine in Vienna: seven o’clock UTC in summer, eight in winter', () => {
    const days = daysOf('2026-10-20', { frequency: 'weekly', interval: 1, count: 2 });
    expect(days).toEqual(['2026-10-20', '2026-10-27']);
    expect(days.map((day) => iso(instantOf(day, '09:00', 'Europe/Vienna')))).toEqual(['2026-10-20T07:00:00.000Z', '2026-10-27T08:00:00.000Z']);
  });
  it.each([
    ['every other day', '2026-02-27', { frequency: 'daily', interval: 2, count: 3 }, ['2026-02-27', '2026-03-01', '2026-03-03']],
    [
      'Mondays and Thursdays',
      '2026-11-23',
      { frequency: 'weekly', interval: 1, weekdays: [1, 4], count: 4 },
      ['2026-11-23', '2026-11-26', '2026-11-30', '2026-12-03'],
    ],
    ['every second week', '2026-11-24', { frequency: 'weekly', interval: 2, until: '2026-12-31' }, ['2026-11-24', '2026-12-08', '2026-12-22']],
    [
      'every second week on two days, begun in the middle',
      '2026-11-25',
      { frequency: 'weekly', interval: 2, weekdays: [1, 3], count: 4 },
      ['2026-11-25', '2026-12-07', '2026-12-09', '2026-12-21'],
    ],
    ['the 31st, where there is one', '2026-01-31', { frequency: 'monthly', interval: 1, count: 3 }, ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['quarters, over the year', '2026-11-15', { frequency: 'monthly', interval: 3, count: 2 }, ['2026-11-15', '2027-02-15']],
  ] as const)('%s', (_, first, rule, days) => expect(daysOf(first, rule as never)).toEqual(days));
  it('ends at 200', () => expect(daysOf('2026-01-01', { frequency: 'daily', interval: 1 })).toHaveLength(200));
});
