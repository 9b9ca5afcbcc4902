import fc from 'fast-check';
import { plusDays } from '../core/dates';
import { Problem } from '../core/problem';
import { daysBetween, periodOf, startOf, stepsOf, TIMEFRAMES, type Timeframe } from './periods';

const at = (today: string, yearStart = 1) => ({ today, yearStart });
const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));

describe('periods', () => {
  it.each<[Timeframe, string, number, string, string, string, string]>([
    ['7d', '2026-11-21', 1, '2026-11-15', '2026-11-21', '2026-11-08', '2026-11-14'],
    ['30d', '2026-03-01', 1, '2026-01-31', '2026-03-01', '2026-01-01', '2026-01-30'],
    ['1y', '2028-02-29', 1, '2027-03-02', '2028-02-29', '2026-03-02', '2027-03-01'],
    ['month', '2026-03-31', 1, '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['last_month', '2026-03-31', 1, '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['week', '2026-11-22', 1, '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['quarter', '2026-11-21', 2, '2026-11-01', '2026-11-21', '2026-08-01', '2026-08-21'],
    ['year', '2026-06-30', 7, '2025-07-01', '2026-06-30', '2024-07-01', '2025-06-30'],
    ['last_year', '2026-06-30', 7, '2024-07-01', '2025-06-30', '2023-07-01', '2024-06-30'],
  ])('%s on %s, years from month %i', (timeframe, today, yearStart, from, to, before, until) => {
    expect(periodOf({ timeframe }, at(today, yearStart))).toEqual({ timeframe, from, to, previous: { from: before, to: until } });
  });

  it('of days are compared with as many days directly before', () => {
    fc.assert(
      fc.property(day, fc.nat(400), (from, length) => {
        const { previous } = periodOf({ timeframe: 'custom', from, to: plusDays(from, length) }, at('2026-11-21'));
        expect([plusDays(previous.to, 1), daysBetween(previous.from, previous.to)]).toEqual([from, length]);
      }),
    );
  });

  it('fall into steps without gaps or overlaps, each within one unit', () => {
    fc.assert(
      fc.property(
        day,
        fc.nat(800),
        fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
        fc.integer({ min: 1, max: 12 }),
        (from, length, step, yearStart) => {
          const to = plusDays(from, length);
          const steps = stepsOf({ from, to }, step as 'day', yearStart);
          expect([steps[0].from, steps.at(-1)!.to]).toEqual([from, to]);
          steps.slice(1).forEach((one, i) => expect(one.from).toBe(plusDays(steps[i].to, 1)));
          for (const one of steps) expect(startOf(step as 'day', one.from, yearStart)).toBe(startOf(step as 'day', one.to, yearStart));
        },
      ),
    );
  });

  it('never end after today, and are compared with what lies before them', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...TIMEFRAMES.filter((one) => one !== 'custom')), fc.integer({ min: 1, max: 12 }), (today, timeframe, yearStart) => {
        const { from, to, previous } = periodOf({ timeframe }, at(today, yearStart));
        expect([from <= to, to <= today, previous.from <= previous.to, previous.to < from]).toEqual([true, true, true, true]);
      }),
    );
  });

  it.each([
    [{ timeframe: 'custom' as const, to: '2026-01-01' }, 'from'],
    [{ timeframe: 'custom' as const, from: '2026-01-01' }, 'to'],
    [{ timeframe: 'custom' as const, from: '2026-01-02', to: '2026-01-01' }, 'from'],
    [{ timeframe: 'custom' as const, from: '0001-01-01', to: '2026-01-01' }, 'from'],
    [{ timeframe: '30d' as const, to: '2026-01-01' }, 'to'],
  ])('refuses %j', (asked, field) => {
    expect(() => periodOf(asked, at('2026-11-21'))).toThrow(Problem);
    try {
      periodOf(asked, at('2026-11-21'));
    } catch (error) {
      expect((error as Problem).faults[0].field).toBe(field);
    }
  });
});
