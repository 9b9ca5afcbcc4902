import { daysOfMonth, stepMonth } from './month';

describe('a month in whole weeks', () => {
  it.each([
    ['2026-11', '2026-10-26', '2026-12-06', 42],
    ['2027-02', '2027-02-01', '2027-02-28', 28],
    ['2024-02', '2024-01-29', '2024-03-03', 35],
  ])('%s', (month, first, last, count) => {
    const days = daysOfMonth(month);
    expect([days[0], days.at(-1), days.length]).toEqual([first, last, count]);
  });

  it('steps over years', () => {
    expect([stepMonth('2026-12', 1), stepMonth('2026-01', -1), stepMonth('2026-06', 14)]).toEqual(['2027-01', '2025-12', '2027-08']);
  });
});
