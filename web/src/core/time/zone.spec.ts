import { clockOf, instantOf } from './zone';

describe('clocks of a zone', () => {
  it.each([
    ['2026-01-15T09:30', 'Europe/Vienna', '2026-01-15T08:30:00.000Z'],
    ['2026-07-15T09:30', 'Europe/Vienna', '2026-07-15T07:30:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Vienna', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Vienna', '2026-10-25T00:30:00.000Z'],
    ['2026-07-15T09:30', 'America/Los_Angeles', '2026-07-15T16:30:00.000Z'],
  ])('%s in %s is %s', (clock, zone, instant) => {
    expect(instantOf(clock, zone)).toBe(instant);
    expect(clockOf(instant, zone)).toBe(clock);
  });
  it('an hour that is left out is the one after it', () =>
    expect(clockOf(instantOf('2026-03-29T02:30', 'Europe/Vienna'), 'Europe/Vienna')).toMatch(/T0[13]:30/));
});
