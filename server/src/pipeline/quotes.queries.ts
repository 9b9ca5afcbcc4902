import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const KEEP = statement(`update pipeline.quotes set token = coalesce(token, $2) where id = $1 returning token`);
/** The secret of the link: the one there is, else the one given. */
export const keepToken = async (tx: Tx, id: Id, token: string): Promise<string> => (await row<{ token: string }>(tx, KEEP, [id, token]))!.token;

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
  update pipeline.quotes set status = 'replaced', replaced_by = $2, version = version + 1, updated_at = $4, updated_by = $5
  where quote_number = $1 and revision < $3 and status in ('draft', 'sent', 'declined') and deleted_at is null returning id, revision`);
/** The versions before this one are replaced by it. */
export const replaceOlder = (tx: Tx, number: string, id: Id, revision: number): Promise<{ id: Id; revision: number }[]> =>
  rows(tx, REPLACE, [number, id, revision, tx.now, tx.ctx.actor]);

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
