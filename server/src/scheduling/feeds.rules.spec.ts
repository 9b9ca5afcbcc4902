import { calendarFile, folded } from './feeds.rules';

describe('calendar files', () => {
  it('says when, what and in which state, with escapes', () => {
    const file = calendarFile('Dr. Linden; Vienna', [
      {
        uid: 'a@kontor',
        sequence: 2,
        updatedAt: '2026-11-20T08:00:00.000Z',
        startsAt: '2026-11-23T08:00:00.000Z',
        endsAt: '2026-11-23T08:30:00.000Z',
        status: 'confirmed',
        summary: 'Zoë, Eye exam',
        description: 'one\ntwo\\',
        location: 'Room 1',
      },
      {
        uid: 'b@kontor',
        sequence: 0,
        updatedAt: '2026-11-20T08:00:00.000Z',
        startsAt: '2026-11-23T09:00:00.000Z',
        endsAt: '2026-11-23T09:30:00.000Z',
        status: 'cancelled',
        summary: 'x',
      },
    ]);
    expect(file.split('\r\n')).toEqual(
      expect.arrayContaining([
        'X-WR-CALNAME:Dr. Linden\\; Vienna',
        'UID:a@kontor',
        'SEQUENCE:2',
        'DTSTART:20261123T080000Z',
        'DTEND:20261123T083000Z',
        'STATUS:CONFIRMED',
        'SUMMARY:Zoë\\, Eye exam',
        'DESCRIPTION:one\\ntwo\\\\',
        'LOCATION:Room 1',
        'STATUS:CANCELLED',
      ]),
    );
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
  it('folds lines at 75 octets without breaking a character', () => {
    const lines = folded(`SUMMARY:${'ä'.repeat(100)}`).split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(lines.map((line, i) => (i ? line.slice(1) : line)).join('')).toBe(`SUMMARY:${'ä'.repeat(100)}`);
  });
});
