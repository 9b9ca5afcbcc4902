import fc from 'fast-check';
import { clockIn, dayIn, dueOn, isDay, isTime, plusDays, startOfDay } from './dates';

const ZONES = ['Europe/Vienna', 'America/Los_Angeles', 'Pacific/Auckland'];

describe('days', () => {
  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['0000-01-01', false],
    [20260101, false],
    [undefined, false],
  ])('%p is a day: %p', (value, is) => expect(isDay(value)).toBe(is));

  it.each([
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2026-05-05', 0, '2026-05-05'],
    ['9999-12-31', 1, '9999-12-31'],
  ])('%s and %d days is %s, also when the clocks change', (day, days, then) => expect(plusDays(day, days)).toBe(then));

  it.each([
    ['2026-11-21T09:30:00.000Z', true],
    ['2026-03-29T02:30:00+01:00', true],
    ['2026-02-30T09:30:00Z', false],
    ['2026-11-21T09:30:00', false],
    ['2026-W47-6T10:00:00Z', false],
    ['2026-325T10:00:00Z', false],
    ['2026-11-21T23:59:60Z', false],
    ['9999-12-31T23:59:59-12:00', false],
    ['2026-11-21', false],
    [0, false],
  ])('%p is a time that everybody reads alike: %p', (value, is) => expect(isTime(value)).toBe(is));

  it('a payment is due so many days after', () => expect(dueOn('2026-11-21', 14)).toBe('2026-12-05'));

  it.each([
    ['2026-06-30T22:30:00Z', 'Europe/Vienna', '2026-07-01', '00:30'],
    ['2026-06-30T22:30:00Z', 'America/Los_Angeles', '2026-06-30', '15:30'],
    ['2026-06-30T22:30:00Z', 'Pacific/Auckland', '2026-07-01', '10:30'],
    ['2026-01-01T07:59:00Z', 'America/Los_Angeles', '2025-12-31', '23:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Vienna', '2026-03-29', '03:00'],
    ['2026-10-25T00:30:00Z', 'Europe/Vienna', '2026-10-25', '02:30'],
    ['2026-10-25T01:30:00Z', 'Europe/Vienna', '2026-10-25', '02:30'],
  ])('%s in %s is %s %s', (instant, zone, day, clock) => {
    expect(dayIn(zone, instant)).toBe(day);
    expect(clockIn(zone, instant)).toBe(clock);
  });

  it('without an instant it is now', () => {
    expect(dayIn('Etc/UTC')).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(clockIn('Etc/UTC')).toMatch(/^\d\d:\d\d$/);
  });

  it.each([
    ['2026-03-29', 'Europe/Vienna', '2026-03-28T23:00:00.000Z', 23],
    ['2026-10-25', 'Europe/Vienna', '2026-10-24T22:00:00.000Z', 25],
    ['2026-03-08', 'America/Los_Angeles', '2026-03-08T08:00:00.000Z', 23],
    ['2026-11-01', 'America/Los_Angeles', '2026-11-01T07:00:00.000Z', 25],
    ['2026-09-27', 'Pacific/Auckland', '2026-09-26T12:00:00.000Z', 23],
    ['2026-04-05', 'Pacific/Auckland', '2026-04-04T11:00:00.000Z', 25],
    ['2026-07-01', 'Pacific/Auckland', '2026-06-30T12:00:00.000Z', 24],
  ])('%s in %s begins at %s and has %d hours', (day, zone, begin, hours) => {
    expect(startOfDay(day, zone)).toBe(begin);
    expect((Date.parse(startOfDay(plusDays(day, 1), zone)) - Date.parse(begin)) / 3_600_000).toBe(hours);
  });

  it('a day begins on itself, and a millisecond earlier is the day before', () =>
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: -20_000, max: 30_000 }), (zone, days) => {
        const day = plusDays('2000-01-01', days);
        const begin = startOfDay(day, zone);
        expect(dayIn(zone, begin)).toBe(day);
        expect(dayIn(zone, Date.parse(begin) - 1)).toBe(plusDays(day, -1));
        expect(plusDays(plusDays(day, days), -days)).toBe(day);
      }),
    ));
});
