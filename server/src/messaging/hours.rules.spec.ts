import fc from 'fast-check';
import { isOpen, openSeconds, reopening } from './hours.rules';

const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
const VIENNA = 'Europe/Vienna';
const CHRISTMAS = new Set(['2026-12-25', '2026-12-26']);
const NONE = new Set<string>();

describe('business hours', () => {
  it('knows when nobody is there, by the clock of the organization', () => {
    const at = (now: string) => isOpen(WEEK, VIENNA, now);
    expect(['2026-11-20T08:00:00Z', '2026-11-20T07:59:00Z', '2026-11-20T16:00:00Z', '2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z'].map(at)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([isOpen(null, 'UTC', '2026-11-22T03:00:00Z'), isOpen([], 'UTC', '2026-11-20T10:00:00Z')]).toEqual([true, false]);
    expect(isOpen([{ weekday: 7, from: '00:00', to: '24:00' }], VIENNA, '2026-11-22T22:30:00Z')).toBe(true);
  });

  it('on a public holiday nobody is there', () => {
    expect([isOpen(WEEK, VIENNA, '2026-12-25T10:00:00Z'), isOpen(WEEK, VIENNA, '2026-12-25T10:00:00Z', CHRISTMAS)]).toEqual([true, false]);
  });

  it.each([
    ['within a day', '2026-11-20T09:00:00Z', '2026-11-20T09:30:00Z', NONE, 1_800],
    ['over night only what was open counts', '2026-11-19T15:30:00Z', '2026-11-20T08:30:00Z', NONE, 3_600],
    ['over a week-end', '2026-11-20T15:00:00Z', '2026-11-23T09:00:00Z', NONE, 7_200],
    ['over Christmas: from Thursday at four to Monday at ten', '2026-12-24T15:00:00Z', '2026-12-28T09:00:00Z', CHRISTMAS, 7_200],
    ['the same, were Friday no holiday', '2026-12-24T15:00:00Z', '2026-12-28T09:00:00Z', NONE, 7_200 + 8 * 3_600],
    ['while nobody was there, nothing', '2026-11-21T09:00:00Z', '2026-11-22T09:00:00Z', NONE, 0],
    ['the day the clocks change has its eight hours', '2026-10-23T22:00:00Z', '2026-10-26T22:59:00Z', NONE, 8 * 3_600],
  ])('waiting is counted by hours: %s', (_, from, to, closed, seconds) => expect(openSeconds(WEEK, VIENNA, from, to, closed)).toBe(seconds));

  it('hours that overlap count once', () => {
    const twice = [...WEEK, ...WEEK.map((one) => ({ ...one, from: '12:00', to: '18:00' }))];
    expect(openSeconds(twice, VIENNA, '2026-11-20T00:00:00Z', '2026-11-20T23:00:00Z', NONE)).toBe(9 * 3_600);
  });

  it('says when somebody is there again: after the week-end, after the holidays', () => {
    expect([
      reopening(WEEK, VIENNA, '2026-11-20T10:00:00Z', NONE),
      reopening(WEEK, VIENNA, '2026-11-20T16:30:00Z', NONE),
      reopening(WEEK, VIENNA, '2026-11-20T06:00:00Z', NONE),
      reopening(WEEK, VIENNA, '2026-12-24T17:00:00Z', CHRISTMAS),
      reopening([], VIENNA, '2026-11-20T10:00:00Z', NONE),
    ]).toEqual([null, '2026-11-23T08:00:00.000Z', '2026-11-20T08:00:00.000Z', '2026-12-28T08:00:00.000Z', null]);
  });

  it('what is waited is never more than passes, and adds up wherever it is cut', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 20 });
    fc.assert(
      fc.property(minute, minute, minute, (...three) => {
        const [a, b, c] = three.sort((x, y) => x - y).map((at) => new Date(Date.parse('2026-12-18T00:00:00Z') + at * 60_000).toISOString());
        const count = (from: string, to: string) => openSeconds(WEEK, VIENNA, from, to, CHRISTMAS);
        expect(count(a, b) + count(b, c)).toBe(count(a, c));
        expect(count(a, c)).toBeLessThanOrEqual((Date.parse(c) - Date.parse(a)) / 1000);
      }),
      { numRuns: 50 },
    );
  });
});
