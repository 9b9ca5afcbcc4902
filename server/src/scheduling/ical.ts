import { RRuleTemporal } from 'rrule-temporal';
import {
  convertIcsCalendar,
  generateIcsCalendar,
  generateIcsRecurrenceRule,
  type IcsCalendar,
  type IcsDateObject,
  type IcsDuration,
  type IcsEvent,
} from 'ts-ics';
import { findIana } from 'windows-iana';
import type { Outgoing, RemoteEvent, Slot, Window } from './calendars.remote';
import { instantOf, iso, MINUTE } from './clock.rules';

const DAY_MS = 24 * 60 * MINUTE;
/** A rule that gives more than this within the window is no calendar of a person. */
const MOST_INSTANCES = 2_000;

/**
 * What a calendar file (RFC 5545) says of the times somebody is busy: one entry per UID, series unrolled in their own zone, so that
 * 9 o'clock stays 9 o'clock when the clocks change. Events that are transparent or cancelled take no time. `zone` is for times without one.
 * Throws where the file cannot be read.
 */
export function busyIn(file: string, zone: string, window: Window): Omit<RemoteEvent, 'remoteId' | 'etag'>[] {
  const { events = [] } = convertIcsCalendar(undefined, file) as IcsCalendar;
  const byUid = new Map<string, IcsEvent[]>();
  for (const event of events) byUid.set(event.uid, [...(byUid.get(event.uid) ?? []), event]);
  return [...byUid].map(([uid, all]) => ({ uid, slots: slotsOf(all, zone, window) }));
}

function slotsOf(all: IcsEvent[], zone: string, window: Window): Slot[] {
  const own = new Map(all.filter(({ recurrenceId }) => recurrenceId).map((event) => [startOf(event.recurrenceId!.value, zone), event]));
  const unrolled = all.filter(({ recurrenceId }) => !recurrenceId).flatMap((event) => unroll(event, zone, window));
  const kept = unrolled.filter(({ start }) => !own.has(start));
  const single = [...own].map(([instance, event]) => ({ event, start: startOf(event.start, zone), instance: iso(instance) }));
  return [...kept, ...single].filter(({ event }) => takesTime(event)).flatMap(({ event, start, instance }) => slot(event, start, instance, zone, window));
}

const takesTime = ({ timeTransparent, status }: IcsEvent): boolean => timeTransparent !== 'TRANSPARENT' && status !== 'CANCELLED';

interface Instance {
  event: IcsEvent;
  start: number;
  instance: string;
}

/** The starts of an event; of a series those that reach into the window. */
function unroll(event: IcsEvent, zone: string, window: Window): Instance[] {
  if (!event.recurrenceRule) return [{ event, start: startOf(event.start, zone), instance: '' }];
  const { until: named, ...rule } = event.recurrenceRule;
  const until = named as IcsDateObject | undefined;
  // reckoned on the wall clock and put into the zone afterwards: the rule speaks of local time
  const first = wallOf(event.start);
  const text = generateIcsRecurrenceRule(rule).trim();
  const walls = new RRuleTemporal({ rruleString: `DTSTART:${stamp(first)}\n${text}`, maxIterations: 100_000 }).between(
    new Date(Date.parse(window.from) - lengthOf(event, zone) - DAY_MS),
    new Date(Math.min(Date.parse(window.to), until ? until.date.getTime() : Infinity) + DAY_MS),
    true,
  );
  const skipped = new Set((event.exceptionDates ?? []).map((date) => startOf(date, zone)));
  const last = until ? (until.type === 'DATE' ? until.date.getTime() + DAY_MS - 1 : until.date.getTime()) : Infinity;
  return walls
    .slice(0, MOST_INSTANCES)
    .map((wall) => inZone(wall.epochMilliseconds, event.start, zone))
    .filter((start) => !skipped.has(start) && start <= last)
    .map((start) => ({ event, start, instance: iso(start) }));
}

function slot(event: IcsEvent, start: number, instance: string, zone: string, window: Window): Slot[] {
  const end = start + lengthOf(event, zone);
  if (end <= Date.parse(window.from) || start >= Date.parse(window.to) || end <= start) return [];
  return [{ instance, startsAt: iso(start), endsAt: iso(end), allDay: event.start.type === 'DATE', title: event.summary?.trim().slice(0, 300) || null }];
}

/** Milliseconds; without an end a day lasts a day and an hour lasts none (RFC 5545, 3.6.1). */
function lengthOf(event: IcsEvent, zone: string): number {
  const { start, end, duration } = event as { start: IcsDateObject; end?: IcsDateObject; duration?: IcsDuration };
  if (end) return startOf(end, zone) - startOf(start, zone);
  if (duration) {
    const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = duration;
    return (weeks * 7 + days) * DAY_MS + hours * 60 * MINUTE + minutes * MINUTE + seconds * 1000;
  }
  return start.type === 'DATE' ? DAY_MS : 0;
}

/** The instant of a date of the file: days begin, and times without a zone are, in the zone of the organization. */
const startOf = (date: IcsDateObject, zone: string): number => inZone(wallOf(date), date, zone);

/** The wall clock of a date, written as if it were UTC. */
const wallOf = (date: IcsDateObject): number => (date.local ?? date).date.getTime();

function inZone(wall: number, like: IcsDateObject, zone: string): number {
  const text = iso(wall);
  if (like.type === 'DATE') return instantOf(text.slice(0, 10), '00:00', zone);
  if (!like.local) return wall; // in UTC
  const named = like.local.timezone;
  const iana = known(named) ? named : findIana(named)[0];
  // a zone that nobody knows but that the file describes: its offset at the first start is the best there is
  if (!iana) return wall - offsetOf(like.local.tzoffset);
  return instantOf(text.slice(0, 10), text.slice(11, 16), iana) + (wall % MINUTE);
}

function known(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

const offsetOf = (text: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)/.exec(text) ?? ['', '+', '0', '0'];
  return (sign === '-' ? -1 : 1) * (Number.parseInt(hours, 10) * 60 + Number.parseInt(minutes, 10)) * MINUTE;
};

const stamp = (instant: number): string => `${iso(instant).slice(0, 19).replace(/[-:]/g, '')}Z`;

/** One appointment as a file of its own, as CalDAV keeps it (RFC 4791, 4.1). */
export function fileOf({ uid, sequence, startsAt, endsAt, title, description }: Outgoing, now: string): string {
  const at = (time: string): IcsDateObject => ({ date: new Date(time), type: 'DATE-TIME' });
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//Kontor//EN',
    events: [{ uid, sequence, stamp: at(now), start: at(startsAt), end: at(endsAt), summary: title, ...(description && { description }) }],
  });
}
