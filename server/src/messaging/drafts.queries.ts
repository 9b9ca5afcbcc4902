import type { Stored } from '../core/files/files.service';
import { core } from '../core/problem';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Told } from './texts.service';

const FILES = statement(`
  select f.id, f.name, f.type, f.size, f.sha256 from core.files f where f.id = any ($1) and f.deleted_at is null and (f.resource is null or f.resource = any ($2))
  order by array_position($1::uuid[], f.id)`);
/** Files to send along: those that were uploaded, and those of records that whoever asks may read. 422 `reference_missing`. */
export async function attachableFiles(tx: Tx, ids: Id[]): Promise<Stored[]> {
  if (!ids.length) return [];
  const readable = tx.ctx.permissions.filter((permission) => permission.endsWith(':read')).map((permission) => permission.slice(0, -':read'.length));
  const found = await rows<Stored & { id: Id }>(tx, FILES, [ids, readable]);
  const missing = ids.filter((id) => !found.some((file) => file.id === id));
  if (missing.length) throw core.referenceMissing({ reason: 'no such file', ids: missing }, 'fileIds');
  return found.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 }));
}

const RETELL = statement(`update messaging.messages set content = $2, html = $3, subject = $4, tokens = $5 where id = $1`);
/** Other words, as they are to be kept. */
export const retell = (tx: Tx, id: Id, { content, html, subject, tokens }: Told & { tokens: string[] | null }) =>
  rows(tx, RETELL, [id, content, html, subject, tokens]);

const REQUEUE = statement(`
  update messaging.messages set delivery_status = 'queued', failure_code = null, failure_reason = null, attempts = 0, next_attempt_at = null, claimed_at = null, claimed_by = null,
    provider_message_id = null, cancel_on_reply = false, updated_at = $2, version = version + 1 where id = $1`);
export const requeue = (tx: Tx, id: Id) => rows(tx, REQUEUE, [id, tx.now]);
