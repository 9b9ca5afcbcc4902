import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const HIT = `a.deleted_at is null and a.status in ('scheduled', 'confirmed') and a.starts_at > $2
  and b.deleted_at is null and a.starts_at < b.ends_at and a.ends_at > b.starts_at and (b.resource_id is null or b.resource_id = any (a.resource_ids))`;
const AFFECTED = statement(`
  select a.id from scheduling.absences b join scheduling.appointments a on ${HIT} where b.id = $1 order by a.starts_at, a.id limit 200`);
/** What lies ahead and cannot take place because of an absence, in its order. */
export const affectedBy = async (tx: Tx, absenceId: Id): Promise<Id[]> => (await rows<{ id: Id }>(tx, AFFECTED, [absenceId, tx.now])).map(({ id }) => id);

const STRUCK = statement(`select 1 as hit from scheduling.appointments a join scheduling.absences b on ${HIT} where a.id = $1 limit 1`);
/** Whether somebody an appointment needs is absent then. */
export const isStruck = async (tx: Tx, appointmentId: Id): Promise<boolean> => (await rows(tx, STRUCK, [appointmentId, tx.now])).length > 0;

const OFFERED = statement(`
  select distinct on (appointment_id) appointment_id as id, offered_at as at from scheduling.offered_times where appointment_id = any ($1) order by appointment_id, offered_at desc`);
/** When other times were offered last, by appointment. */
export const offeredAt = async (tx: Tx, ids: Id[]): Promise<Map<Id, string>> =>
  new Map((await rows<{ id: Id; at: string }>(tx, OFFERED, [ids])).map(({ id, at }) => [id, at]));

const KEEP = statement(`
  insert into scheduling.offered_times (id, appointment_id, absence_id, mail_id, offered_at)
  select g.id, g."appointmentId", $2, g."mailId", $3 from jsonb_to_recordset($1) as g(id uuid, "appointmentId" uuid, "mailId" uuid)`);
export const keepOffered = (tx: Tx, absenceId: Id, offers: { id: Id; appointmentId: Id; mailId: Id }[]): Promise<unknown> =>
  rows(tx, KEEP, [JSON.stringify(offers), absenceId, tx.now]);
