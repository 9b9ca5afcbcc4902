import { rows, statement } from './sql';
import type { Id, Tx } from './tx';

const FORGET = statement(`select core.forget($1)`);
const COMMENTS = statement(`update core.comments set text = '–', deleted_at = $2, updated_at = $2 where subject_id = any ($1)`);
const NOTIFICATIONS = statement(`update core.notifications set data = '{}', read_at = coalesce(read_at, $2), updated_at = $2 where subject = any ($1)`);
const MAILS = statement(`
  update core.outgoing_mails set recipients = '[]', cc = '[]', subject = '–', html = '–', text = '–', updated_at = $2
  where recipients ?| $1::text[] and status in ('sent', 'failed', 'not_configured')`);
const FILES = statement(`
  update core.files f set deleted_at = $2, name = '–', updated_at = $2 where f.subject_id = any ($1) and f.kind = 'attachment' and f.deleted_at is null
  returning f.sha256, exists (select from core.files o where o.sha256 = f.sha256 and o.id <> f.id and o.deleted_at is null) as elsewhere`);

/**
 * Takes personal data out of what core keeps about records: the values in their history (that something happened, when and by whom, stays), comments,
 * notifications, mails to the addresses, files. Gives back the contents that nobody else needs, to be discarded after the commit.
 */
export async function forget(tx: Tx, subjects: Id[], emails: string[]): Promise<string[]> {
  await Promise.all([
    rows(tx, FORGET, [subjects]),
    rows(tx, COMMENTS, [subjects, tx.now]),
    rows(tx, NOTIFICATIONS, [subjects, tx.now]),
    emails.length ? rows(tx, MAILS, [emails, tx.now]) : undefined,
  ]);
  const files = await rows<{ sha256: string; elsewhere: boolean }>(tx, FILES, [subjects, tx.now]);
  return files.filter(({ elsewhere }) => !elsewhere).map(({ sha256 }) => sha256);
}

const OLD_FILES = statement(`
  update core.files f set deleted_at = $2, name = '–', updated_at = $2
  where f.resource = $1 and f.kind = 'attachment' and f.deleted_at is null and f.created_at < $2::timestamptz - make_interval(months => $3::int)
  returning f.sha256, exists (select from core.files o where o.sha256 = f.sha256 and o.id <> f.id and o.deleted_at is null) as elsewhere`);
/** Takes away the files of a resource that are older than so many months; gives back the contents that nobody else needs. */
export async function oldFiles(tx: Tx, resource: string, months: number): Promise<string[]> {
  const files = await rows<{ sha256: string; elsewhere: boolean }>(tx, OLD_FILES, [resource, tx.now, months]);
  return files.filter(({ elsewhere }) => !elsewhere).map(({ sha256 }) => sha256);
}
