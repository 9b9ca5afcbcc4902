import { daysOfPeriod, type SchedulePeriod } from './schedule.periods.rules';

describe('the days a mail tells of', () => {
  it.each<[SchedulePeriod, string, string, string, number]>([
    ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28', 1],
    ['last_7_days', '2026-03-30', '2026-03-23', '2026-03-29', 1],
    ['last_30_days', '2026-03-30', '2026-02-28', '2026-03-29', 1],
    ['last_week', '2026-03-30', '2026-03-23', '2026-03-29', 1], // a Monday
    ['last_week', '2026-04-05', '2026-03-23', '2026-03-29', 1], // the Sunday after it
    ['last_month', '2026-03-31', '2026-02-01', '2026-02-28', 1],
    ['last_month', '2026-01-01', '2025-12-01', '2025-12-31', 1],
    ['last_quarter', '2026-02-10', '2025-10-01', '2025-12-31', 1],
    ['last_quarter', '2026-02-10', '2025-11-01', '2026-01-31', 2],
    ['last_year', '2026-02-10', '2025-01-01', '2025-12-31', 1],
    ['last_year', '2026-06-30', '2024-07-01', '2025-06-30', 7],
    ['last_year', '2026-07-01', '2025-07-01', '2026-06-30', 7],
    ['this_month', '2026-03-15', '2026-03-01', '2026-03-14', 1],
    ['this_month', '2026-03-01', '2026-02-01', '2026-02-28', 1],
    ['this_week', '2026-03-30', '2026-03-23', '2026-03-29', 1],
    ['this_quarter', '2026-03-15', '2026-01-01', '2026-03-14', 1],
    ['this_year', '2026-03-15', '2025-04-01', '2026-03-14', 4],
  ])('%s on %s: %s to %s', (period, day, from, to, fiscalMonth) => expect(daysOfPeriod(period, day, fiscalMonth)).toEqual({ from, to }));
});
