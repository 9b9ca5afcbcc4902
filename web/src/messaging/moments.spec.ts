import { soon } from './moments';

const at = (instant: string) => Date.parse(instant);

describe('the times people mean', () => {
  it.each([
    ['hour', '2026-11-21T22:30:00Z', '2026-11-22T00:30'], // Vienna is an hour ahead
    ['afternoon', '2026-11-21T08:00:00Z', '2026-11-21T14:00'],
    ['afternoon', '2026-11-21T12:30:00Z', '2026-11-22T14:00'],
    ['tomorrow', '2026-11-21T23:30:00Z', '2026-11-23T09:00'], // it is the 22nd there
    ['monday', '2026-11-21T08:00:00Z', '2026-11-23T09:00'],
    ['monday', '2026-11-23T08:00:00Z', '2026-11-30T09:00'],
    ['monday', '2026-11-22T08:00:00Z', '2026-11-23T09:00'],
  ] as const)('%s at %s is %s in Vienna', (when, now, clock) => expect(soon(when, 'Europe/Vienna', at(now))).toBe(clock));
});
