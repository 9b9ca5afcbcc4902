/** What of an appointment stands in a calendar elsewhere. */
export interface Entry {
  uid: string;
  sequence: number;
  updatedAt: string;
  startsAt: string;
  endsAt: string;
  status: string;
  summary: string;
  description?: string | null;
  location?: string | null;
}

const stamp = (instant: string): string => new Date(instant).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
/** RFC 5545, 3.3.11 */
const text = (value: string): string =>
  value
    .replace(/\\/g, '\\\\')
    .replace(/\r?\n/g, '\\n')
    .replace(/[;,]/g, (one) => `\\${one}`);
const STATUS: Record<string, string> = { scheduled: 'TENTATIVE', cancelled: 'CANCELLED', no_show: 'CANCELLED' };

/** Lines of 75 octets at most, broken between characters: RFC 5545, 3.1. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let room = 75;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      parts.push(part);
      [part, room] = ['', 74];
    }
    part += character;
    room -= size;
  }
  return [...parts, part].join('\r\n ');
}

const eventOf = ({ uid, sequence, updatedAt, startsAt, endsAt, status, summary, description, location }: Entry): string[] => [
  'BEGIN:VEVENT',
  `UID:${text(uid)}`,
  `SEQUENCE:${sequence}`,
  `DTSTAMP:${stamp(updatedAt)}`,
  `LAST-MODIFIED:${stamp(updatedAt)}`,
  `DTSTART:${stamp(startsAt)}`,
  `DTEND:${stamp(endsAt)}`,
  `STATUS:${STATUS[status] ?? 'CONFIRMED'}`,
  `SUMMARY:${text(summary)}`,
  ...(description ? [`DESCRIPTION:${text(description)}`] : []),
  ...(location ? [`LOCATION:${text(location)}`] : []),
  'END:VEVENT',
];

/** A calendar file (RFC 5545): times in UTC, so that no zone has to be described. */
export const calendarFile = (name: string, entries: Entry[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kontor//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    ...entries.flatMap(eventOf),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
