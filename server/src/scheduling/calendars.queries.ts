import { rows, row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Window } from './calendars.remote';
import type { Decisions, Ours } from './sync.rules';

const CLAIM = statement(`
  insert into scheduling.calendar_connections as c (id, calendar_id, claimed_until) values (gen_random_uuid(), $1, now() + interval '5 minutes')
  on conflict (organization_id, calendar_id) do update
    set again = coalesce(c.claimed_until > now(), false), claimed_until = case when c.claimed_until > now() then c.claimed_until else now() + interval '5 minutes' end
  returning not again as claimed`);
/** Claims a calendar for one worker; false if another has it, who then goes round once more. A claim ends by itself after five minutes. */
export const claim = async (tx: Tx, calendarId: Id): Promise<boolean> => (await row<{ claimed: boolean }>(tx, CLAIM, [calendarId]))!.claimed;

const RELEASE = statement(`
  with before as (select again from scheduling.calendar_connections where calendar_id = $1 for update)
  update scheduling.calendar_connections c set again = false, claimed_until = case when b.again and $2 then now() + interval '5 minutes' end
  from before b where calendar_id = $1 returning b.again`);
/** Lets go of it. Where somebody asked for it meanwhile and `on` is said, it stays claimed for another round: true. */
export const release = async (tx: Tx, calendarId: Id, on: boolean): Promise<boolean> =>
  Boolean((await row<{ again: boolean }>(tx, RELEASE, [calendarId, on]))?.again) && on;

const KEEP = statement(`
  insert into scheduling.calendar_connections as c (id, calendar_id, sealed) values (gen_random_uuid(), $1, $2)
  on conflict (organization_id, calendar_id) do update set sealed = excluded.sealed`);
export const keepSealed = (tx: Tx, calendarId: Id, sealed: string) => rows(tx, KEEP, [calendarId, sealed]);

const CONNECTION = statement(`select sealed, cursor from scheduling.calendar_connections where calendar_id = $1`);
export const connectionOf = (tx: Tx, calendarId: Id) => row<{ sealed: string | null; cursor: string | null }>(tx, CONNECTION, [calendarId]);

const RESTART = statement(`update scheduling.calendar_connections set cursor = null where calendar_id = $1`);
const FORGET_EVENTS = statement(`delete from scheduling.calendar_events where calendar_id = $1`);
const FORGET = statement(`delete from scheduling.calendar_connections where calendar_id = $1`);
/** Reads everything anew: another calendar, another server. */
export const restart = (tx: Tx, calendarId: Id) => Promise.all([rows(tx, RESTART, [calendarId]), rows(tx, FORGET_EVENTS, [calendarId])]);
export const forget = (tx: Tx, calendarId: Id) => Promise.all([rows(tx, FORGET_EVENTS, [calendarId]), rows(tx, FORGET, [calendarId])]);

const OURS = statement(`
  select a.id as "appointmentId", a.uid, a.version, a.starts_at as "startsAt", a.ends_at as "endsAt",
    concat_ws(' · ', coalesce(a.type_name, a.title), a.customer_name) as title,
    a.deleted_at is null and a.status not in ('cancelled', 'no_show') and $2 = any (a.resource_ids) as wanted,
    a.deleted_at is null and a.status in ('scheduled', 'confirmed', 'arrived') as open,
    case when e.id is not null then jsonb_build_object('remoteId', e.remote_id, 'etag', e.etag, 'pushed', e.pushed) end as link
  from scheduling.appointments a left join scheduling.calendar_events e on e.calendar_id = $1 and e.appointment_id = a.id
  where (e.id is not null or a.resource_ids @> array[$2::uuid] and a.deleted_at is null) and a.ends_at > $3 and a.starts_at < $4 order by a.starts_at, a.id`);
/** The appointments of the resource within the window, and what is known of them over there. */
export const oursOf = (tx: Tx, { id, resourceId }: { id: Id; resourceId: Id }, { from, to }: Window) =>
  rows<Ours & Record<string, unknown>>(tx, OURS, [id, resourceId, from, to]);

const DROP = statement(`
  delete from scheduling.calendar_events where calendar_id = $1
    and (appointment_id is null and ($2 or remote_id = any ($3)) or appointment_id = any ($4))`);
const ADD = statement(`
  insert into scheduling.calendar_events (id, calendar_id, resource_id, remote_id, instance, starts_at, ends_at)
  select gen_random_uuid(), $1, $2, e."remoteId", e.instance, e."startsAt", e."endsAt"
  from jsonb_to_recordset($3) as e("remoteId" text, instance text, "startsAt" timestamptz, "endsAt" timestamptz)
  on conflict (organization_id, calendar_id, remote_id, instance) do nothing`);
const LINK = statement(`
  insert into scheduling.calendar_events as t (id, calendar_id, resource_id, remote_id, etag, appointment_id, pushed)
  select gen_random_uuid(), $1, $2, e."remoteId", e.etag, e."appointmentId", e.pushed
  from jsonb_to_recordset($3) as e("remoteId" text, etag text, "appointmentId" uuid, pushed text)
  on conflict (organization_id, calendar_id, remote_id, instance) do update
    set etag = excluded.etag, appointment_id = excluded.appointment_id, pushed = excluded.pushed, starts_at = null, ends_at = null`);

/** Keeps what is known of our events over there; an appointment stands there once. */
export async function link(tx: Tx, { id, resourceId }: { id: Id; resourceId: Id }, links: Decisions['links'], unlinked: Id[]): Promise<void> {
  await rows(tx, DROP, [id, false, links.map(({ remoteId }) => remoteId), [...unlinked, ...links.map(({ appointmentId }) => appointmentId)]]);
  if (links.length) await rows(tx, LINK, [id, resourceId, JSON.stringify(links)]);
}

const READ_ON = statement(`update scheduling.calendar_connections set cursor = $2 where calendar_id = $1`);
/** Keeps when foreign events are, and where reading goes on. */
export async function keepBusy(tx: Tx, calendar: { id: Id; resourceId: Id }, { busy, gone }: Decisions, full: boolean, cursor: string | null): Promise<void> {
  await rows(tx, DROP, [calendar.id, full, [...gone, ...busy.map(({ remoteId }) => remoteId)], []]);
  const slots = busy.flatMap(({ remoteId, slots: all }) => all.map(({ instance, startsAt, endsAt }) => ({ remoteId, instance, startsAt, endsAt })));
  if (slots.length) await rows(tx, ADD, [calendar.id, calendar.resourceId, JSON.stringify(slots)]);
  await rows(tx, READ_ON, [calendar.id, cursor]);
}

const OUTCOME = statement(`
  with before as (select id, status from scheduling.connected_calendars where id = $1 and deleted_at is null for update)
  update scheduling.connected_calendars c set status = $2, problem = $3, synced_at = coalesce($4, c.synced_at)
  from before b where c.id = b.id returning b.status as was, c.name`);
/** How the last round ended; no change of the record that a person made, so its version stays. */
export const outcome = (tx: Tx, id: Id, status: string, problem: string | null, syncedAt: string | null) =>
  row<{ was: string; name: string }>(tx, OUTCOME, [id, status, problem, syncedAt]);

const CONNECTED = statement(`select id from scheduling.connected_calendars where deleted_at is null and status in ('connected', 'failing') order by id`);
export const connected = async (tx: Tx): Promise<Id[]> => (await rows<{ id: Id }>(tx, CONNECTED)).map(({ id }) => id);

const CONCERNED = statement(`
  select c.id from scheduling.connected_calendars c
  where c.deleted_at is null and c.status in ('connected', 'failing') and c.two_way and c.provider <> 'feed'
    and (c.resource_id = any ($2) or exists (select from scheduling.calendar_events e where e.calendar_id = c.id and e.appointment_id = $1)) order by c.id`);
/** The calendars that have to hear of an appointment. */
export const concerned = async (tx: Tx, appointmentId: Id, resourceIds: Id[]): Promise<Id[]> =>
  (await rows<{ id: Id }>(tx, CONCERNED, [appointmentId, resourceIds])).map(({ id }) => id);
