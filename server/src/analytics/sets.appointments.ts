import {
  APPOINTMENT_ARCHIVED,
  APPOINTMENT_ARRIVED,
  APPOINTMENT_CANCELLED,
  APPOINTMENT_CHANGED,
  APPOINTMENT_COMPLETED,
  APPOINTMENT_CONFIRMED,
  APPOINTMENT_CREATED,
  APPOINTMENT_MOVED,
  APPOINTMENT_NO_SHOW,
  APPOINTMENT_REOPENED,
  APPOINTMENT_RESTORED,
} from '../scheduling';
import { beginOf, dayOf, instantOf, type DataSet } from './data-sets';
import { closedSql, hoursSql } from './opening-hours';
import { ADDS, choices, column, VARIES, words } from './set-columns';

export const APPOINTMENT_EVENTS = [
  ...[APPOINTMENT_CREATED, APPOINTMENT_CHANGED, APPOINTMENT_MOVED, APPOINTMENT_CONFIRMED, APPOINTMENT_ARRIVED, APPOINTMENT_COMPLETED],
  ...[APPOINTMENT_CANCELLED, APPOINTMENT_NO_SHOW, APPOINTMENT_REOPENED, APPOINTMENT_ARCHIVED, APPOINTMENT_RESTORED],
];

const COLUMNS = {
  type: column('text', 'Terminart', 'Type', 't.type_name'),
  title: column('text', 'Titel', 'Title', 't.title'),
  customer: column('text', 'Kunde', 'Customer', 't.customer_name'),
  with: column(
    'text',
    'Mit',
    'With',
    `(select string_agg(r.name, ', ' order by r.kind desc, r.name) from scheduling.resources r where r.id = any (t.resource_ids))`,
  ),
  status: column('choice', 'Status', 'Status', 't.status', {
    choices: choices({
      scheduled: 'geplant|scheduled',
      confirmed: 'bestätigt|confirmed',
      arrived: 'eingetroffen|arrived',
      completed: 'erledigt|completed',
      cancelled: 'abgesagt|cancelled',
      no_show: 'nicht erschienen|no-show',
    }),
  }),
  source: column('choice', 'Gebucht über', 'Booked by', 't.source', {
    choices: choices({ staff: 'Team|Team', online: 'Online-Buchung|Online booking', waitlist: 'Warteliste|Waitlist' }),
  }),
  startsAt: column('time', 'Beginn', 'Start', 't.starts_at'),
  minutes: column('minutes', 'Dauer', 'Duration', 'round((extract(epoch from t.ends_at - t.starts_at) / 60)::numeric, 1)', ADDS),
  kept: column('flag', 'Nicht abgesagt', 'Not cancelled', `(t.status <> 'cancelled')`),
  cancelled: column('flag', 'Abgesagt', 'Cancelled', `(t.status = 'cancelled')`),
  byCustomer: column('flag', 'Vom Kunden abgesagt', 'Cancelled by the customer', 't.cancelled_by_customer'),
  noShow: column('flag', 'Nicht erschienen', 'No-show', `(t.status = 'no_show')`),
  due: column('flag', 'Erschienen oder nicht erschienen', 'Came or did not come', `(t.status in ('arrived', 'completed', 'no_show'))`),
  completed: column('flag', 'Erledigt', 'Completed', `(t.status = 'completed')`),
  online: column('flag', 'Selbst gebucht', 'Booked by customer', `(t.source in ('online', 'waitlist'))`),
  bookedAt: column('time', 'Gebucht am', 'Booked', 't.created_at'),
};
const appointment = {
  permissions: ['appointments:read'],
  from: 'scheduling.appointments t',
  columns: COLUMNS,
  opens: { resource: 'appointments', id: 't.id' },
  customer: 't.customer_id',
  on: APPOINTMENT_EVENTS,
  record: 't.id',
} as const;

const appointments: DataSet = {
  ...appointment,
  id: 'appointments',
  label: words('Termine', 'Appointments'),
  definition: words(
    'Jede Zeile ist ein Termin am Tag seines Beginns in der Zone der Organisation, auch wenn er abgesagt wurde. Gelöschte zählen nicht.',
    'Each row is an appointment by the day it begins in the zone of the organization, cancelled ones too. Deleted ones do not count.',
  ),
  where: 't.deleted_at is null',
  day: dayOf('t.starts_at'),
  instant: 't.starts_at',
  shown: ['startsAt', 'type', 'customer', 'with', 'minutes', 'status', 'source'],
};

const appointmentsBooked: DataSet = {
  ...appointment,
  id: 'appointmentsBooked',
  label: words('Gebuchte Termine', 'Appointments booked'),
  definition: words(
    'Jede Zeile ist ein Termin am Tag, an dem er gebucht wurde, auch wenn er später abgesagt wurde.',
    'Each row is an appointment by the day it was booked, even if it was cancelled later.',
  ),
  where: 't.deleted_at is null',
  day: dayOf('t.created_at'),
  instant: 't.created_at',
  shown: ['bookedAt', 'startsAt', 'type', 'customer', 'with', 'status', 'source'],
};

const BEGIN = beginOf('d.at::date');
const END = beginOf('d.at::date + 1');
const clock = (of: string) => instantOf(`d.at::date + (${of})::time`);
const span = (of: string) => `tstzrange(${clock(`${of} ->> 'from'`)}, ${clock(`${of} ->> 'to'`)})`;
const minutesOf = (interval: string) => `round((extract(epoch from ${interval}) / 60)::numeric, 1)`;

// what occupies a resource never overlaps, so that one at most reaches into a day; hours as in scheduling: special hours of the resource stand above those of the house, both above holidays, these above the week
const RESOURCE_DAYS = `scheduling.resources t join core.organizations o on o.id = t.organization_id left join scheduling.settings s on true
  cross join lateral generate_series(${dayOf('t.created_at')}::timestamp, ${dayOf('now()')}::timestamp, interval '1 day') as d(at)
  left join scheduling.special_hours own on own.resource_id = t.id and own.day = d.at::date and own.deleted_at is null
  left join scheduling.special_hours house on house.resource_id is null and house.day = d.at::date and house.deleted_at is null
  cross join lateral (
    select coalesce(range_agg(${span('x')}) filter (where not isempty(${span('x')})), '{}') as open
    from jsonb_array_elements(coalesce(own.hours, house.hours, case when ${closedSql('s', 'o', 'd.at::date')} then '[]'::jsonb end, ${hoursSql('t', 's')})) x
    where (x ->> 'from') < (x ->> 'to') and (own.id is not null or house.id is not null or (x ->> 'weekday')::int = extract(isodow from d.at))) h
  cross join lateral (
    select coalesce(range_agg(tstzrange(a.starts_at, a.ends_at)), '{}') as away from scheduling.absences a
    where a.deleted_at is null and (a.resource_id is null or a.resource_id = t.id) and a.starts_at < ${END} and a.ends_at > ${BEGIN}) a
  cross join lateral (select coalesce(sum(${minutesOf('upper(r) - lower(r)')}), 0) as minutes from unnest(h.open - a.away) r) free
  cross join lateral (
    select coalesce(sum(${minutesOf(`least(b.ends_at, ${END}) - greatest(b.starts_at, ${BEGIN})`)}), 0) as minutes
    from ((select k.appointment_id from scheduling.occupancy k where k.resource_id = t.id and k.starts_at >= ${BEGIN} and k.starts_at < ${END})
      union all (select k.appointment_id from scheduling.occupancy k where k.resource_id = t.id and k.starts_at < ${BEGIN} order by k.starts_at desc limit 1)) k
    join scheduling.appointments b on b.id = k.appointment_id
    where b.deleted_at is null and b.status not in ('cancelled', 'no_show') and b.starts_at < ${END} and b.ends_at > ${BEGIN}) booked`;

const resourceDays: DataSet = {
  id: 'resourceDays',
  label: words('Auslastung je Tag', 'Utilization per day'),
  definition: words(
    'Jede Zeile ist ein Tag einer heute aktiven Person, eines Raums oder Geräts, von der Anlage bis heute. Verfügbar sind die heute eingetragenen Öffnungszeiten mit Sonderzeiten und Feiertagen, ohne Abwesenheiten; belegt ist die Dauer der Termine ohne Puffer, auch außerhalb der Öffnungszeiten; Abgesagtes und Versäumtes belegt nichts.',
    'Each row is a day of a person, room or piece of equipment active today, from when it was entered until today. Available are the opening hours entered today with special hours and holidays, without absences; booked is the duration of appointments without buffers, outside opening hours too; what was cancelled or missed books nothing.',
  ),
  permissions: ['appointments:read', 'resources:read'],
  from: RESOURCE_DAYS,
  where: `t.deleted_at is null and t.is_active and (free.minutes > 0 or booked.minutes > 0)`,
  day: 'd.at::date',
  key: `(t.id::text || ' ' || d.at::date)`,
  columns: {
    resource: column('text', 'Wer oder was', 'Who or what', 't.name', { by: 't.id' }),
    kind: column('choice', 'Art', 'Kind', 't.kind', { choices: choices({ staff: 'Person|Person', room: 'Raum|Room', equipment: 'Gerät|Equipment' }) }),
    day: column('day', 'Tag', 'Day', 'd.at::date'),
    available: column('minutes', 'Verfügbar', 'Available', 'free.minutes', ADDS),
    booked: column('minutes', 'Belegt', 'Booked', 'booked.minutes', ADDS),
    idle: column('minutes', 'Frei geblieben', 'Left free', 'greatest(free.minutes - booked.minutes, 0)', ADDS),
    utilization: column('percent', 'Auslastung', 'Utilization', 'round(100 * booked.minutes / nullif(free.minutes, 0), 1)', VARIES),
  },
  shown: ['day', 'resource', 'available', 'booked', 'idle', 'utilization'],
  opens: { resource: 'resources', id: 't.id' },
  // follows from hours, absences and appointments together: no record's events tell all
  on: [],
  record: 't.id',
};

export const SETS_OF_APPOINTMENTS: DataSet[] = [appointments, appointmentsBooked, resourceDays];
