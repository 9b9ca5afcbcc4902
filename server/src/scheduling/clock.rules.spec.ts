import fc from 'fast-check';
import { clockIn, dayIn, plusDays } from '../core/dates';
import { daysIn, instantOf, iso, weekdayOf } from './clock.rules';

describe('wall clocks', () => {
  it.each([
    ['2026-10-20', '09:00', 'Europe/Vienna', '2026-10-20T07:00:00.000Z'],
    ['2026-10-27', '09:00', 'Europe/Vienna', '2026-10-27T08:00:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Vienna', '2026-03-29T01:30:00.000Z'], // skipped: 03:30 summer time
    ['2026-03-29', '03:00', 'Europe/Vienna', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Vienna', '2026-10-25T00:30:00.000Z'], // comes twice: the first
    ['2026-10-25', '03:00', 'Europe/Vienna', '2026-10-25T02:00:00.000Z'],
    ['2026-10-25', '24:00', 'Europe/Vienna', '2026-10-25T23:00:00.000Z'],
    ['2026-03-08', '02:15', 'America/Los_Angeles', '2026-03-08T10:15:00.000Z'],
    ['2026-03-08', '09:00', 'America/Los_Angeles', '2026-03-08T16:00:00.000Z'],
    ['2026-11-01', '01:30', 'America/Los_Angeles', '2026-11-01T08:30:00.000Z'],
    ['2026-11-01', '09:00', 'America/Los_Angeles', '2026-11-01T17:00:00.000Z'],
    ['2026-04-05', '02:30', 'Pacific/Auckland', '2026-04-04T13:30:00.000Z'],
    ['2026-04-05', '09:00', 'Pacific/Auckland', '2026-04-04T21:00:00.000Z'],
    ['2026-09-27', '02:30', 'Pacific/Auckland', '2026-09-26T14:30:00.000Z'],
    ['2026-09-27', '09:00', 'Pacific/Auckland', '2026-09-26T20:00:00.000Z'],
    ['2026-07-01', '00:00', 'UTC', '2026-07-01T00:00:00.000Z'],
  ])('%s %s in %s is %s', (day, clock, zone, instant) => expect(iso(instantOf(day, clock, zone))).toBe(instant));

  it('what a clock shows at an instant leads back to it, on every day of the year', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 0, max: 95 }),
        fc.constantFrom('Europe/Vienna', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kathmandu', 'Europe/London'),
        (days, quarters, zone) => {
          const day = plusDays('2024-01-01', days);
          const instant = instantOf(day, `${String(quarters >> 2).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`, zone);
          expect(instantOf(dayIn(zone, instant), clockIn(zone, instant), zone)).toBeLessThanOrEqual(instant);
          expect(instant - instantOf(dayIn(zone, instant), clockIn(zone, instant), zone)).toBeLessThanOrEqual(3_600_000);
        },
      ),
    ));

  it('knows weekdays and the days a span touches', () => {
    expect([weekdayOf('2026-11-21'), weekdayOf('2026-10-26'), weekdayOf('1970-01-01'), weekdayOf('2026-11-22')]).toEqual([6, 1, 4, 7]);
    const span = [Date.parse('2026-10-24T22:00:00Z'), Date.parse('2026-10-26T23:00:00Z')] as const;
    expect(daysIn('Europe/Vienna', span)).toEqual(['2026-10-25', '2026-10-26']);
  });
});
