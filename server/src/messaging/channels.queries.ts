import { newId } from '../core/id';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { ChannelStatus, Source } from './channels.entity';

const KEEP = statement(`insert into messaging.channel_secrets (id, channel_id, sealed) values ($1, $2, $3)
  on conflict (organization_id, channel_id) do update set sealed = excluded.sealed`);
const SECRET = statement(`select sealed from messaging.channel_secrets where channel_id = $1`);
const FORGET = statement(`delete from messaging.channel_secrets where channel_id = any ($1)`);
const OUTCOME = statement(`
  with before as (select id, status, status_reason from messaging.channels where id = $1 for update)
  update messaging.channels c set status = $2, status_reason = $3, last_seen_at = case when $2 = 'connected' then $4 else c.last_seen_at end,
    own_address = coalesce(c.own_address, $5), settings = c.settings || $6::jsonb
  from before b where c.id = b.id returning b.status as was, b.status_reason as "wasReason", c.name`);
const SEEN = statement(
  `update messaging.channels set last_seen_at = $2 where id = $1 and (last_seen_at is null or last_seen_at < $2::timestamptz - interval '20 seconds')`,
);
const FIRST = statement(`
  select id from messaging.channels where source = $1 and status <> 'disconnected' and deleted_at is null order by status = 'failing', created_at, id limit 1`);
const BEHIND = statement(`select messaging.channel_behind($1) as organization`);

export const keepSecret = (tx: Tx, channelId: Id, sealed: string) => rows(tx, KEEP, [newId(), channelId, sealed]);
export const secretOf = async (tx: Tx, channelId: Id): Promise<string | undefined> => (await row<{ sealed: string }>(tx, SECRET, [channelId]))?.sealed;
export const forgetSecrets = (tx: Tx, channels: Id[]) => rows(tx, FORGET, [channels]);

export interface ChannelOutcome {
  status: ChannelStatus;
  reason: string | null;
  ownAddress?: string;
  facts?: Record<string, unknown>;
}
/** How it stands with a channel now, and how it stood before; its version stays: nobody changed it. */
export const outcomeOf = (tx: Tx, id: Id, { status, reason, ownAddress, facts }: ChannelOutcome) =>
  row<{ was: ChannelStatus; wasReason: string | null; name: string }>(tx, OUTCOME, [
    id,
    status,
    reason?.slice(0, 1_000) ?? null,
    tx.now,
    ownAddress ?? null,
    JSON.stringify(facts ?? {}),
  ]);

/** Something came in; said again after 20 seconds at the earliest. */
export const seenChannel = (tx: Tx, id: Id) => rows(tx, SEEN, [id, tx.now]);

/** The channel by which what nobody writes leaves: the oldest one that works. */
export const firstChannel = async (tx: Tx, source: Source): Promise<Id | undefined> => (await row<{ id: Id }>(tx, FIRST, [source]))?.id;

/** The organization a channel belongs to, before it is known. */
export const organizationBehind = async (tx: Tx, channelId: Id): Promise<Id | null> =>
  (await row<{ organization: Id | null }>(tx, BEHIND, [channelId]))?.organization ?? null;
