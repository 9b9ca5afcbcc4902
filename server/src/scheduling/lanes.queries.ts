import { organizationOf } from '../core/organization';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { DateString } from '../core/dates';
import { daysIn, iso, type Span } from './clock.rules';
import { holidaysOf } from './holidays.rules';
import type { Resource } from './resources.entity';
import type { SchedulingSettings } from './settings.entity';
import { joined, openOn, type Hours, type Lane } from './slots.rules';

interface Taken {
  id: Id | null;
  start: number;
  end: number;
}
interface Special {
  resourceId: Id | null;
  day: DateString;
  hours: Hours[];
}

const ms = (time: string) => `(extract(epoch from ${time}) * 1000)::float8`;
// an appointment takes 31 days at most, its buffers another one: what began before cannot reach into the span
const OCCUPIED = statement(`
  select resource_id as id, ${ms('starts_at')} as start, ${ms('ends_at')} as end from scheduling.occupancy
  where resource_id = any ($1) and starts_at < $3 and ends_at > $2 and starts_at > $2::timestamptz - interval '33 days'
    and (held_until is null or held_until > now()) and ($4::uuid is null or appointment_id is distinct from $4)`);
const ABSENT = statement(`
  select resource_id as id, ${ms('starts_at')} as start, ${ms('ends_at')} as end from scheduling.absences
  where deleted_at is null and (resource_id is null or resource_id = any ($1)) and starts_at < $3 and ends_at > $2
  union all -- what stands in calendars elsewhere
  select resource_id, ${ms('starts_at')}, ${ms('ends_at')} from scheduling.calendar_events
  where appointment_id is null and resource_id = any ($1) and starts_at < $3 and ends_at > $2`);
const SPECIAL = statement(`
  select resource_id as "resourceId", to_char(day, 'YYYY-MM-DD') as day, hours from scheduling.special_hours
  where deleted_at is null and (resource_id is null or resource_id = any ($1)) and day = any ($2::date[])`);

/** Of these resources: when they are open in a span and when they are taken. `moved` is an appointment that does not count. */
export async function lanesOf(tx: Tx, settings: SchedulingSettings, resources: Resource[], span: Span, moved: Id | null = null): Promise<Lane[]> {
  const bounds = [resources.map(({ id }) => id), iso(span[0] - 86_400_000), iso(span[1] + 86_400_000)];
  const [occupied, absent, open] = await Promise.all([
    rows<Taken & Record<string, unknown>>(tx, OCCUPIED, [...bounds, moved]),
    rows<Taken & Record<string, unknown>>(tx, ABSENT, bounds),
    openingsOf(tx, settings, resources, span),
  ]);
  const taken = new Map<Id | null, Span[]>();
  for (const { id, start, end } of [...occupied, ...absent]) {
    const spans = taken.get(id);
    if (spans) spans.push([start, end]);
    else taken.set(id, [[start, end]]);
  }
  return open.map((one) => ({ ...one, busy: [...(taken.get(one.id) ?? []), ...(taken.get(null) ?? [])] }));
}

/** Of these resources: when they are open in a span. */
export async function openingsOf(tx: Tx, settings: SchedulingSettings, resources: Resource[], span: Span): Promise<Pick<Lane, 'id' | 'open'>[]> {
  const { timeZone } = await organizationOf(tx);
  const days = daysIn(timeZone, span);
  const special = await rows<Special & Record<string, unknown>>(tx, SPECIAL, [resources.map(({ id }) => id), days]);
  const open = openings(settings, timeZone, days, special);
  return resources.map(({ id, openingHours }) => ({ id, open: open(id, openingHours) }));
}

/** When nobody in particular is open: the organization itself, which is never taken but may be closed. */
export async function houseOf(tx: Tx, settings: SchedulingSettings, span: Span): Promise<Lane> {
  const [house] = await lanesOf(tx, settings, [{ id: HOUSE, openingHours: null } as Resource], span);
  return house;
}
/** Of a lane that is no resource. */
export const HOUSE = '00000000-0000-0000-0000-000000000000';

function openings(settings: SchedulingSettings, zone: string, days: DateString[], special: Special[]) {
  const years = [...new Set(days.map((day) => Number.parseInt(day, 10)))];
  const closed = new Set(years.flatMap((year) => holidaysOf(settings.holidayCountry, settings.holidayState, year).map(({ day }) => day)));
  return (id: Id, own: Resource['openingHours']): Span[] => {
    const specialOn = (day: DateString) =>
      (special.find((one) => one.day === day && one.resourceId === id) ?? special.find((one) => one.day === day && !one.resourceId))?.hours;
    return joined(days.flatMap((day) => openOn(day, zone, own ?? settings.openingHours, specialOn(day), closed.has(day))));
  };
}
