import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { AppointmentStatistics, CalendarAppointment } from './appointments.dto';

const SLIM = `id, version, starts_at as "startsAt", ends_at as "endsAt", status, type_id as "typeId", type_name as "typeName", customer_id as "customerId",
  customer_name as "customerName", title, resource_ids as "resourceIds", series_id as "seriesId"`;
// an appointment takes 31 days at most
const WITHIN = statement(`
  select ${SLIM} from scheduling.appointments where deleted_at is null and starts_at < $2 and ends_at > $1 and starts_at > $1::timestamptz - interval '31 days'
    and ($3::uuid[] is null or resource_ids && $3) and ($4 or status <> 'cancelled') order by starts_at, id limit 5000`);
const STATISTICS = statement(`
  select count(*)::int as total, (count(*) filter (where status = 'completed'))::int as completed,
    (count(*) filter (where status in ('scheduled', 'confirmed') and starts_at >= $2))::int as upcoming,
    (count(*) filter (where status = 'cancelled'))::int as cancelled, (count(*) filter (where status = 'no_show'))::int as "noShows",
    (round(100.0 * count(*) filter (where status = 'no_show') / nullif(count(*) filter (where status in ('no_show', 'completed', 'arrived')), 0), 1))::float8 as "noShowRate",
    max(starts_at) filter (where status in ('completed', 'arrived')) as "lastAt",
    min(starts_at) filter (where status in ('scheduled', 'confirmed') and starts_at >= $2) as "nextAt"
  from scheduling.appointments where customer_id = $1 and deleted_at is null`);

/** What a calendar shows between two instants, 5,000 at most. */
export const appointmentsWithin = (tx: Tx, from: string, to: string, resourceIds: Id[] | null, cancelled: boolean): Promise<CalendarAppointment[]> =>
  rows<CalendarAppointment & Record<string, unknown>>(tx, WITHIN, [from, to, resourceIds, cancelled]);

export const statisticsOf = async (tx: Tx, customerId: Id): Promise<AppointmentStatistics> =>
  (await rows<AppointmentStatistics & Record<string, unknown>>(tx, STATISTICS, [customerId, tx.now]))[0];
