import { alsoForget } from '../core/forget';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { SCHEDULE_CHANGED } from './schedules.events';

const RECIPIENTS = statement(`
  with them as (
    select s.id, coalesce((select jsonb_agg(r order by n) from jsonb_array_elements(s.recipients) with ordinality as one(r, n)
      where not coalesce(lower(r ->> 'email') = any ($1), false)), '[]') as recipients
    from analytics.report_schedules s where exists (select from jsonb_array_elements(s.recipients) r where lower(r ->> 'email') = any ($1)) for update)
  update analytics.report_schedules s set recipients = t.recipients, updated_at = $2, version = s.version + 1,
    paused = s.paused or t.recipients = '[]', next_run_at = case when t.recipients = '[]' then null else s.next_run_at end,
    paused_reason = case when t.recipients = '[]' and not s.paused then 'no_recipients' else s.paused_reason end
  from them t where s.id = t.id returning s.id, s.deleted_at is null as living`);
// that somebody was sent something stays, to whom does not; what is still to be sent to them is not
const DELIVERIES = statement(`
  update analytics.report_deliveries set reader = id::text, name = null, email = null, status = case when status = 'pending' then 'gone' else status end
  where user_id is null and lower(email) = any ($1)`);
const UNSUBSCRIBED = statement(`delete from analytics.report_unsubscribed where lower(email) = any ($1)`);

/** Takes addresses out of report mails: nobody is sent anything any more, and the history does not say who it was. Gives back the schedules that named them. */
async function forgetReaders(tx: Tx, { emails }: { emails: string[] }): Promise<Id[]> {
  const given = [emails.map((email) => email.toLowerCase())];
  const [changed] = await Promise.all([
    rows<{ id: Id; living: boolean }>(tx, RECIPIENTS, [...given, tx.now]),
    rows(tx, DELIVERIES, given),
    rows(tx, UNSUBSCRIBED, given),
  ]);
  for (const { id } of changed.filter(({ living }) => living)) tx.emit(SCHEDULE_CHANGED, id, { erased: true });
  return changed.map(({ id }) => id);
}
alsoForget(forgetReaders);
