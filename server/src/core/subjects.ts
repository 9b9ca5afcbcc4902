import { rows, statement } from './sql';
import type { Id, Tx } from './tx';

/** What of a record stands in core: files, comments, and what it holds or is held by. */
export interface MovedSubject {
  files: Id[];
  comments: Id[];
  holds: { reason: string; holder: Id }[];
}

const FILES = statement(
  `update core.files set subject_id = $2 where subject_id = $1 and resource = $3 and kind = 'attachment' and ($4::uuid[] is null or id = any ($4)) returning id`,
);
const COMMENTS = statement(
  `update core.comments set subject_id = $2 where subject_id = $1 and resource = $3 and ($4::uuid[] is null or id = any ($4)) returning id`,
);
const HOLDS = statement(`
  with gone as (delete from core.holds h where h.subject = $1 and ($3::jsonb is null or exists (
      select from jsonb_to_recordset($3) as g(reason text, holder uuid) where g.reason = h.reason and g.holder = h.holder)) returning reason, holder),
  kept as (insert into core.holds (subject, reason, holder) select $2, reason, holder from gone on conflict do nothing)
  select reason, holder from gone`);

/** Files, comments and holds of a record go to another one; with `only`, those that went before: the way back. */
export async function moveSubject(tx: Tx, resource: string, from: Id, to: Id, only?: MovedSubject): Promise<MovedSubject> {
  const [files, comments, holds] = await Promise.all([
    rows<{ id: Id }>(tx, FILES, [from, to, resource, only?.files ?? null]),
    rows<{ id: Id }>(tx, COMMENTS, [from, to, resource, only?.comments ?? null]),
    rows<MovedSubject['holds'][number] & Record<string, unknown>>(tx, HOLDS, [from, to, only ? JSON.stringify(only.holds) : null]),
  ]);
  return { files: files.map(({ id }) => id), comments: comments.map(({ id }) => id), holds };
}
