import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const KEEP = statement(`
  update pipeline.quotes q set token = coalesce(q.token, g.token) from jsonb_to_recordset($1) as g(id uuid, token text) where q.id = g.id returning q.id, q.token`);
/** The secrets of the links by quote: those there are, else those given. */
export const keepTokens = async (tx: Tx, given: { id: Id; token: string }[]): Promise<Map<Id, string>> =>
  new Map((await rows<{ id: Id; token: string }>(tx, KEEP, [JSON.stringify(given)])).map(({ id, token }) => [id, token]));

const SEND = statement(`
  update pipeline.quotes q set status = 'sent', sent_at = $2, customer_snapshot = coalesce(g.snapshot, q.customer_snapshot), version = q.version + 1,
    updated_at = $2, updated_by = $3
  from jsonb_to_recordset($1) as g(id uuid, snapshot jsonb) where q.id = g.id`);
/** They are sent; `snapshot` is the customer as it is, null where it was kept before. */
export const markSent = (tx: Tx, sent: { id: Id; snapshot: object | null }[]): Promise<unknown> => rows(tx, SEND, [JSON.stringify(sent), tx.now, tx.ctx.actor]);

const TOKEN = statement(`select token from pipeline.quotes where id = $1`);
export const tokenOf = async (tx: Tx, id: Id): Promise<string | null> => (await row<{ token: string | null }>(tx, TOKEN, [id]))?.token ?? null;

export interface Behind {
  organization: Id;
  id: Id;
  customerId: Id;
}
const BEHIND = statement(`select organization_id as organization, id, customer_id as "customerId" from pipeline.quote_behind($1)`);
/** Which quote of which organization a link opens; asked before it is known who asks. */
export const quoteBehind = (tx: Tx, token: string): Promise<Behind | undefined> => row<Behind & Record<string, unknown>>(tx, BEHIND, [token]);

const REPLACE = statement(`
  update pipeline.quotes q set status = 'replaced', replaced_by = n.id, version = q.version + 1, updated_at = $2, updated_by = $3
  from (select distinct on (g."quoteNumber") g.* from jsonb_to_recordset($1) as g(id uuid, "quoteNumber" text, revision int) order by g."quoteNumber", g.revision desc) n
  where q.quote_number = n."quoteNumber" and q.revision < n.revision and q.status in ('draft', 'sent', 'declined') and q.deleted_at is null
  returning q.id, q.quote_number as "quoteNumber", q.revision as from, n.revision as to`);
/** The versions before these are replaced by them. */
export const replaceOlder = (
  tx: Tx,
  newer: { id: Id; quoteNumber: string; revision: number }[],
): Promise<{ id: Id; quoteNumber: string; from: number; to: number }[]> =>
  rows(tx, REPLACE, [JSON.stringify(newer.map(({ id, quoteNumber, revision }) => ({ id, quoteNumber, revision }))), tx.now, tx.ctx.actor]);

const NEWEST = statement(`select max(revision)::int as revision from pipeline.quotes where quote_number = $1`);
export const newestRevision = async (tx: Tx, number: string): Promise<number> => (await row<{ revision: number }>(tx, NEWEST, [number]))!.revision;

const OLDER = statement(`select exists (select from pipeline.quotes where quote_number = $1 and status = 'accepted' and deleted_at is null) as accepted`);
/** Whether a version of the quote was accepted: then no other can be. */
export const acceptedOnce = async (tx: Tx, number: string): Promise<boolean> => (await row<{ accepted: boolean }>(tx, OLDER, [number]))!.accepted;

const VIEW = statement(`update pipeline.quotes set viewed_at = $2 where id = $1 and viewed_at is null returning id`);
/** Whether this was the first time the link was opened. */
export const view = async (tx: Tx, id: Id): Promise<boolean> => (await rows(tx, VIEW, [id, tx.now])).length > 0;

const ALONE = statement(`select pg_advisory_xact_lock(hashtextextended('pipeline.quote' || $1::text, 0))`);
/** What is decided about a quote is decided by one at a time; unlike a lock on the row it is no write, so that the second may change nothing. */
export const oneDecision = (tx: Tx, id: Id): Promise<unknown> => rows(tx, ALONE, [id]);
