import { busyIn, fileOf } from './ical';

const WINDOW = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };
const file = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//x//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const starts = (text: string, zone = 'Europe/Vienna', window = WINDOW) =>
  busyIn(text, zone, window).flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt));

describe('a calendar of somebody else', () => {
  it.each([
    ['in UTC', ['DTSTART:20260701T080000Z', 'DTEND:20260701T090000Z'], '2026-07-01T08:00:00.000Z', '2026-07-01T09:00:00.000Z'],
    ['in a zone', ['DTSTART;TZID=America/Los_Angeles:20260701T080000', 'DURATION:PT30M'], '2026-07-01T15:00:00.000Z', '2026-07-01T15:30:00.000Z'],
    [
      "in one of Outlook's zones",
      ['DTSTART;TZID=W. Europe Standard Time:20260701T080000', 'DTEND;TZID=W. Europe Standard Time:20260701T090000'],
      '2026-07-01T06:00:00.000Z',
      '2026-07-01T07:00:00.000Z',
    ],
    ['on a day of 23 hours', ['DTSTART;VALUE=DATE:20260329'], '2026-03-28T23:00:00.000Z', '2026-03-29T23:00:00.000Z'],
  ])('is read %s', (_, lines, startsAt, endsAt) => {
    expect(busyIn(file(['UID:a', "SUMMARY:Zoë\\, O'Brien <b>", ...lines]), 'Europe/Vienna', WINDOW)).toMatchObject([
      { uid: 'a', slots: [{ instance: '', startsAt, endsAt, title: "Zoë, O'Brien <b>" }] },
    ]);
  });

  it('keeps the clock of a series when the clocks change, and leaves out what the series leaves out', () => {
    const series = file([
      'UID:s',
      'DTSTART;TZID=Europe/Vienna:20260320T090000',
      'DTEND;TZID=Europe/Vienna:20260320T100000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;TZID=Europe/Vienna:20260403T090000',
    ]);
    expect(starts(series)).toEqual(['2026-03-20T08:00:00.000Z', '2026-03-27T08:00:00.000Z', '2026-04-10T07:00:00.000Z']);
    const pacific = file([
      'UID:s',
      'DTSTART;TZID=America/Los_Angeles:20261030T180000',
      'DTEND;TZID=America/Los_Angeles:20261030T190000',
      'RRULE:FREQ=DAILY;UNTIL=20261102T235959Z',
    ]);
    expect(starts(pacific)).toEqual(['2026-10-31T01:00:00.000Z', '2026-11-01T01:00:00.000Z', '2026-11-02T02:00:00.000Z']);
  });

  it('moves the one of a series that was moved, and drops the one that was called off', () => {
    const series = ['UID:s', 'DTSTART:20260601T090000Z', 'DTEND:20260601T100000Z', 'RRULE:FREQ=DAILY;COUNT=3'];
    const moved = ['UID:s', 'RECURRENCE-ID:20260602T090000Z', 'DTSTART:20260602T140000Z', 'DTEND:20260602T150000Z'];
    const off = ['UID:s', 'RECURRENCE-ID:20260603T090000Z', 'DTSTART:20260603T090000Z', 'DTEND:20260603T100000Z', 'STATUS:CANCELLED'];
    expect(starts(file(series, moved, off))).toEqual(['2026-06-01T09:00:00.000Z', '2026-06-02T14:00:00.000Z']);
  });

  it('takes no time for what is free or cancelled, nor for what lies elsewhere', () => {
    const at = (day: string) => [`DTSTART:${day}T090000Z`, `DTEND:${day}T100000Z`];
    expect(
      starts(file(['UID:1', ...at('20260601'), 'TRANSP:TRANSPARENT'], ['UID:2', ...at('20260601'), 'STATUS:CANCELLED'], ['UID:3', ...at('20200601')])),
    ).toEqual([]);
  });

  it('an endless series ends at the window', () => {
    const daily = file(['UID:s', 'DTSTART:20100101T090000Z', 'DTEND:20100101T100000Z', 'RRULE:FREQ=DAILY']);
    expect(starts(daily, 'Europe/Vienna', { from: '2026-06-01T00:00:00.000Z', to: '2026-06-04T00:00:00.000Z' })).toEqual([
      '2026-06-01T09:00:00.000Z',
      '2026-06-02T09:00:00.000Z',
      '2026-06-03T09:00:00.000Z',
    ]);
  });

  it('what is no calendar is refused', () => expect(() => busyIn('<html>sign in</html>', 'Europe/Vienna', WINDOW)).toThrow());
});

it('reads what it writes', () => {
  const text = fileOf(
    {
      appointmentId: 'x',
      uid: 'u@kontor',
      sequence: 2,
      startsAt: '2026-07-01T08:00:00.000Z',
      endsAt: '2026-07-01T09:00:00.000Z',
      title: 'Äußerst; lang, '.repeat(20),
      description: 'Zeile 1\nZeile 2',
    },
    '2026-06-01T00:00:00.000Z',
  );
  expect(text).toContain('SEQUENCE:2');
  expect(busyIn(text, 'Europe/Vienna', WINDOW)).toMatchObject([
    { uid: 'u@kontor', slots: [{ startsAt: '2026-07-01T08:00:00.000Z', endsAt: '2026-07-01T09:00:00.000Z' }] },
  ]);
});
