import fc from 'fast-check';
import { flawOf, nextRun, nextRuns, type RhythmRule } from './schedule.rules';

const rhythm = (more: Partial<RhythmRule> = {}): RhythmRule => ({
  frequency: 'daily',
  weekdays: [],
  monthly: null,
  dayOfMonth: null,
  nth: null,
  weekday: null,
  rule: null,
  startsOn: null,
  ...more,
});
const monday = rhythm({ frequency: 'weekly', weekdays: [1] });
const rule = (text: string, startsOn = '2026-01-01') => rhythm({ frequency: 'rule', rule: text, startsOn });
const VIENNA = 'Europe/Vienna';

/** `2026-03-30 07:00` on the wall, told by Intl and by nothing of ours. */
const walls = new Map<string, Intl.DateTimeFormat>();
function wallAt(zone: string, instant: number): string {
  const format =
    walls.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  walls.set(zone, format);
  return format.format(instant).replace(',', '');
}
const STEP = 15 * 60_000;

/** Slowly: look at the wall every quarter of an hour, and take the first moment of a fitting day that is not before the time. */
function slowly(fits: (day: string) => boolean, time: string, zone: string, after: number): number {
  const done = new Set<string>();
  for (let at = Math.ceil((after - 36 * 3_600_000) / STEP) * STEP; ; at += STEP) {
    const [day, clock] = wallAt(zone, at).split(' ');
    if (clock < time || done.has(day) || !fits(day)) continue;
    if (wallAt(zone, at - STEP) >= `${day} ${time}`) continue; // begun to look after it
    done.add(day);
    if (at > after) return at;
  }
}
const weekday = (day: string) => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
const lastOf = (day: string) => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();

describe('when a report is due', () => {
  it.each([
    ['Vienna, into winter', VIENNA, '2026-10-19T06:00:00Z', ['2026-10-26T06:00:00.000Z', '2026-11-02T06:00:00.000Z']],
    ['Vienna, into summer', VIENNA, '2026-03-22T12:00:00Z', ['2026-03-23T06:00:00.000Z', '2026-03-30T05:00:00.000Z']],
    ['Los Angeles, into winter', 'America/Los_Angeles', '2026-10-27T00:00:00Z', ['2026-11-02T15:00:00.000Z', '2026-11-09T15:00:00.000Z']],
    ['Los Angeles, into summer', 'America/Los_Angeles', '2026-03-01T00:00:00Z', ['2026-03-02T15:00:00.000Z', '2026-03-09T14:00:00.000Z']],
    ['Auckland, into winter', 'Pacific/Auckland', '2026-03-29T00:00:00Z', ['2026-03-29T18:00:00.000Z', '2026-04-05T19:00:00.000Z']],
    ['Auckland, into summer', 'Pacific/Auckland', '2026-09-21T00:00:00Z', ['2026-09-27T18:00:00.000Z', '2026-10-04T18:00:00.000Z']],
  ])('Mondays 07:00 stay 07:00: %s', (_, zone, after, expected) => expect(nextRuns(monday, '07:00', zone, after, 2)).toEqual(expected));

  it.each([
    [VIENNA, '02:30', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['America/Los_Angeles', '02:00', '2026-03-07T20:00:00Z', '2026-03-08T10:00:00.000Z'],
    ['Pacific/Auckland', '02:59', '2026-09-26T10:00:00Z', '2026-09-26T14:00:00.000Z'],
    ['America/Santiago', '00:10', '2026-09-05T12:00:00Z', '2026-09-06T04:00:00.000Z'], // midnight itself is skipped
  ])('a time that does not exist is due at the next instant: %s %s', (zone, time, after, expected) => {
    expect(nextRun(rhythm(), time, zone, after)).toBe(expected);
    expect(Date.parse(nextRun(rhythm(), time, zone, expected)!) - Date.parse(expected)).toBeGreaterThan(20 * 3_600_000); // and not a second time that day
  });

  it.each([
    [VIENNA, '02:30', '2026-10-24T12:00:00Z', ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']],
    ['America/Los_Angeles', '01:30', '2026-10-31T12:00:00Z', ['2026-11-01T08:30:00.000Z', '2026-11-02T09:30:00.000Z']],
    ['Pacific/Auckland', '02:15', '2026-04-04T00:00:00Z', ['2026-04-04T13:15:00.000Z', '2026-04-05T14:15:00.000Z']],
  ])('a time that comes twice is due once: %s %s', (zone, time, after, expected) => expect(nextRuns(rhythm(), time, zone, after, 2)).toEqual(expected));

  const months = (more: Partial<RhythmRule>, most = 3) =>
    nextRuns(rhythm({ frequency: 'monthly', ...more }), '06:00', 'UTC', '2026-01-15T12:00:00Z', most).map((at) => at.slice(0, 10));
  it('monthly: a day, the last day, the 31st where there is one, the first Monday, the last Friday', () => {
    expect(months({ monthly: 'day', dayOfMonth: 15 })).toEqual(['2026-02-15', '2026-03-15', '2026-04-15']);
    expect(months({ monthly: 'day', dayOfMonth: 31 })).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(months({ monthly: 'last_day' })).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(months({ monthly: 'weekday', nth: 1, weekday: 1 })).toEqual(['2026-02-02', '2026-03-02', '2026-04-06']);
    expect(months({ monthly: 'weekday', nth: -1, weekday: 5 })).toEqual(['2026-01-30', '2026-02-27', '2026-03-27']);
  });

  it('by a rule: every other week from its first day on, the last working day, until it ends', () => {
    const days = (text: string, startsOn?: string) =>
      nextRuns(rule(text, startsOn), '06:00', VIENNA, '2026-03-20T12:00:00Z', 3).map((at) => wallAt(VIENNA, Date.parse(at)));
    expect(days('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-03-16')).toEqual(['2026-03-30 06:00', '2026-04-13 06:00', '2026-04-27 06:00']);
    expect(days('RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1')).toEqual(['2026-03-31 06:00', '2026-04-30 06:00', '2026-05-29 06:00']);
    expect(days('FREQ=DAILY;COUNT=3', '2026-03-20')).toEqual(['2026-03-21 06:00', '2026-03-22 06:00']);
    expect(nextRun(rule('FREQ=DAILY;UNTIL=20260301'), '06:00', VIENNA, '2026-03-20T12:00:00Z')).toBeNull();
    expect(days('FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1', '2020-01-01')[0]).toBe('2027-01-01 06:00');
    expect(nextRun(rhythm({ frequency: 'weekly' }), '06:00', VIENNA, '2026-03-20T12:00:00Z')).toBeNull();
  });

  it('a rhythm that cannot be followed is refused with its field', () => {
    expect(flawOf(rhythm())).toBeNull();
    expect(flawOf(rhythm({ frequency: 'weekly' }))?.field).toBe('weekdays');
    expect(flawOf(rhythm({ frequency: 'monthly' }))?.field).toBe('monthly');
    expect(flawOf(rhythm({ frequency: 'monthly', monthly: 'day' }))?.field).toBe('dayOfMonth');
    expect(flawOf(rhythm({ frequency: 'monthly', monthly: 'weekday', nth: 1 }))?.field).toBe('weekday');
    expect(flawOf(rule('FREQ=WEEKLY;BYDAY=MO'))).toBeNull();
    for (const bad of ['', 'every Monday', 'FREQ=HOURLY', 'FREQ=DAILY;BYHOUR=1,2', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=DAILY\nEXDATE:20260101', 'INTERVAL=2'])
      expect(flawOf(rule(bad))?.field).toBe('rule');
  });

  it('in every zone and rhythm what a slow look at the wall finds', () => {
    const zones = [VIENNA, 'America/Los_Angeles', 'Pacific/Auckland', 'Australia/Lord_Howe'];
    const rhythms: [RhythmRule, (day: string) => boolean][] = [
      [rhythm(), () => true],
      [rhythm({ frequency: 'weekly', weekdays: [1, 7] }), (day) => [1, 7].includes(weekday(day))],
      [rhythm({ frequency: 'monthly', monthly: 'last_day' }), (day) => Number(day.slice(8)) === lastOf(day)],
      [rhythm({ frequency: 'monthly', monthly: 'weekday', nth: 1, weekday: 7 }), (day) => weekday(day) === 7 && Number(day.slice(8)) <= 7],
      [rhythm({ frequency: 'monthly', monthly: 'weekday', nth: -1, weekday: 7 }), (day) => weekday(day) === 7 && Number(day.slice(8)) > lastOf(day) - 7],
      [rule('FREQ=WEEKLY;BYDAY=SU,MO'), (day) => [1, 7].includes(weekday(day))],
    ];
    // near the days on which clocks change, and anywhere
    const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-27', '2026-10-04', '2026-10-25', '2026-11-01'].map((day) =>
      Date.parse(`${day}T00:00:00Z`),
    );
    const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 96, max: 3 * 96 })).map(([at, quarters]) => at + quarters * STEP);
    const anywhere = fc.integer({ min: 0, max: 4 * 365 * 96 }).map((quarters) => Date.parse('2026-01-01T00:00:00Z') + quarters * STEP);
    const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * STEP).toISOString().slice(11, 16));
    fc.assert(
      fc.property(fc.constantFrom(...rhythms), fc.constantFrom(...zones), clock, fc.oneof(near, near, anywhere), ([what, fits], zone, time, after) =>
        expect(nextRun(what, time, zone, new Date(after).toISOString())).toBe(new Date(slowly(fits, time, zone, after)).toISOString()),
      ),
      { numRuns: 300 },
    );
  });
});
