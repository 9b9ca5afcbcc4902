import { newestFirst } from '../core/files/paging';
import { newId } from '../core/id';
import type { ListQuery, Page } from '../core/list';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { AlertCrossing } from './alerts.dto';
import type { AlertState } from './alerts.rules';

const WATCHING = statement(`select id from analytics.alerts where deleted_at is null and not paused order by id limit 1000`);
const SEEN = statement(`
  update analytics.alerts a set state = s.state, last_value = s."lastValue", last_reason = s."lastReason", checked_at = $2,
    crossed_at = case when s.crossed then $2 else a.crossed_at end
  from jsonb_to_recordset($1) as s(id uuid, state text, "lastValue" text, "lastReason" text, crossed boolean) where a.id = s.id`);
const CROSSED = statement(`
  insert into analytics.alert_crossings (id, alert_id, at, kind, value, threshold, told)
  select c.id, c."alertId", $2, c.kind, c.value, c.threshold, c.told
  from jsonb_to_recordset($1) as c(id uuid, "alertId" uuid, kind text, value text, threshold float8, told uuid[])`);
const STOP = statement(
  `update analytics.alerts set paused = true, paused_reason = 'owner_left', updated_at = $2, version = version + 1 where id = any ($1) returning id, name`,
);

/** All that somebody waits for. */
export const watching = async (tx: Tx): Promise<Id[]> => (await rows<{ id: Id }>(tx, WATCHING)).map(({ id }) => id);

export interface Seen {
  id: Id;
  state: AlertState;
  lastValue: string | null;
  lastReason: string | null;
  crossed: boolean;
}
/** Not a change of the record: whoever edits it meanwhile may save. */
export const keepSeen = (tx: Tx, seen: Seen[]) => (seen.length ? rows(tx, SEEN, [JSON.stringify(seen), tx.now]) : []);

export interface NewCrossing {
  alertId: Id;
  kind: 'crossed' | 'returned';
  value: string;
  threshold: number;
  told: Id[];
}
export const keepCrossings = (tx: Tx, all: NewCrossing[]) =>
  all.length ? rows(tx, CROSSED, [JSON.stringify(all.map((one) => ({ id: newId(), ...one }))), tx.now]) : [];
export const stopAlerts = (tx: Tx, ids: Id[]): Promise<{ id: Id; name: string }[]> => (ids.length ? rows(tx, STOP, [ids, tx.now]) : Promise.resolve([]));

const CROSSING = `t.id, t.at, t.kind, t.value, t.threshold, coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', u.name) order by u.name)
  from unnest(t.told) as p(id) left join core.users u on u.id = p.id), '[]') as told`;
/** Newest first. */
export const crossingsOf = (tx: Tx, alert: Id, query: Pick<ListQuery, 'page' | 'perPage' | 'cursor'>): Promise<Page<AlertCrossing>> =>
  newestFirst<AlertCrossing>(tx, CROSSING, 'analytics.alert_crossings t where t.alert_id = $1', alert, query);
