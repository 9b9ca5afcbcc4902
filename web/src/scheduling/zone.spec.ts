import { clockOf, instantOf, iso, minutesOf, mondayOf, plusMonths, wallOf, weekdayOf } from './zone';

describe('wall clocks in the browser', () => {
  it.each([
    ['2026-10-20', '09:00', 'Europe/Vienna', '2026-10-20T07:00:00.000Z'],
    ['2026-10-27', '09:00', 'Europe/Vienna', '2026-10-27T08:00:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Vienna', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Vienna', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01', '09:00', 'America/Los_Angeles', '2026-11-01T17:00:00.000Z'],
    ['2026-09-27', '09:00', 'Pacific/Auckland', '2026-09-26T20:00:00.000Z'],
  ])('%s %s in %s is %s, as on the server', (day, clock, zone, instant) => expect(iso(instantOf(day, minutesOf(clock), zone))).toBe(instant));

  it('reads an instant in a zone', () => {
    expect(wallOf('2026-10-20T22:30:00Z', 'Europe/Vienna')).toEqual({ day: '2026-10-21', minutes: 30 });
    expect(clockOf(wallOf('2026-10-20T22:30:00Z', 'America/Los_Angeles').minutes)).toBe('15:30');
  });

  it('knows weeks and months', () => {
    expect([weekdayOf('2026-11-22'), mondayOf('2026-11-22'), mondayOf('2026-11-23')]).toEqual([7, '2026-11-16', '2026-11-23']);
    expect([plusMonths('2026-11-30', 1), plusMonths('2026-11-30', 2), plusMonths('2026-01-31', -1)]).toEqual(['2026-12-01', '2027-01-01', '2025-12-01']);
  });
});
