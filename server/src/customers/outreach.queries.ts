import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { allWins } from './links';

const NOTHING = `select null::uuid as customer_id, null::text as resource, null::uuid as id, null::timestamptz as at where false`;
const wins = (): string => [NOTHING, ...allWins()].join(' union all ');

/** Days after a success within which what is booked or ordered counts as won back. */
const WITHIN = `interval '14 days'`;

/*
 * Said anew from what is there, whatever order the events came in: the first appointment or order that was made within the days after a success. One that
 * is deleted counts no more.
 */
const REFRESH = () =>
  statement(`
  with mine as materialized (select id, customer_id, at from customers.outreaches where customer_id = any ($1) and outcome = 'success' and deleted_at is null),
  who as (select distinct customer_id as id from mine), wins as (${wins()}),
  found as (select m.id, w.resource, w.id as record, w.at from mine m left join lateral (
      select * from wins w where w.customer_id = m.customer_id and w.at >= m.at and w.at <= m.at + ${WITHIN} order by w.at, w.id limit 1) w on true)
  update customers.outreaches o set won_at = f.at, won_resource = f.resource, won_id = f.record from found f
  where o.id = f.id and (o.won_at, o.won_resource, o.won_id) is distinct from (f.at, f.resource, f.record)`);
/** Whether those who were reached came back. */
export const refreshWins = (tx: Tx, ids: (Id | null)[]): Promise<unknown> => {
  const given = [...new Set(ids.filter((id) => id !== null))].sort();
  return given.length ? rows(tx, REFRESH(), [given]) : Promise.resolve();
};

const SNOOZE = statement(`update customers.customers set snoozed_until = $2 where id = any ($1)`);
export const snooze = (tx: Tx, ids: Id[], until: string): Promise<unknown> => rows(tx, SNOOZE, [ids, until]);
