import { rows, statement } from './sql';
import type { Id, Tx } from './tx';

/** Who is to be forgotten. */
export interface Forgotten {
  /** The records of the persons. */
  persons: Id[];
  /** These and all records about them: orders, notes, appointments. */
  subjects: Id[];
  emails: string[];
  /** Names and numbers, as they may stand in a text. */
  words: string[];
}

const FORGET = statement(`select core.forget($1)`);
const COMMENTS = statement(`update core.comments set text = '–', deleted_at = coalesce(deleted_at, $2), updated_at = $2 where subject_id = any ($1)`);
const NOTIFICATIONS = statement(
  `update core.notifications set data = '{}', read_at = coalesce(read_at, $2), updated_at = $2 where subject = any ($1) or data::text like any ($3)`,
);
const MAILS = statement(`
  update core.outgoing_mails set recipients = '[]', cc = '[]', subject = '–', html = '–', text = '–', attachments = '[]', updated_at = $2
  where (recipients ?| $1::text[] or cc ?| $1::text[] or subject_id = any ($3)) and status <> 'queued'`);
const FILES = statement(`
  update core.files f set deleted_at = $2, name = '–', updated_at = $2 where (f.subject_id = any ($1) or f.id = any ($3)) and f.deleted_at is null
  returning f.sha256, exists (select from core.files o where o.sha256 = f.sha256 and o.id <> f.id and o.deleted_at is null) as elsewhere`);
/** A paper that is asked for again is drawn anew, without the person. */
const PAPERS = statement(`
  update core.printouts set status = 'failed', error = null, file_id = null, sha256 = null, name = null, updated_at = $2, version = version + 1
  where subject_id = any ($1) and status = 'done'`);
/** Answers kept for who asks twice: nobody may get the person's data as one of them. */
const ANSWERS = statement(`update core.requests set answer = 'null' where answer::text like any ($1)`);
const JOBS = statement(`
  update core.jobs set payload = '{}', result = null, updated_at = $2 where status in ('done', 'failed') and (payload::text like any ($1) or result::text like any ($1))`);

/** Where a module keeps addresses of people beside its records about them: gives back the records whose history told of them, too. */
type AlsoForgets = (tx: Tx, persons: Pick<Forgotten, 'emails'>) => Promise<Id[]>;
const others: AlsoForgets[] = [];
export const alsoForget = (forgets: AlsoForgets): void => void others.push(forgets);

/**
 * Takes personal data out of what core keeps about records: the values in their history (that something happened, when and by whom, stays), comments,
 * notifications, mails, files and papers, imported lists, kept answers. Gives back the contents that nobody else needs, to be discarded after the commit.
 */
export async function forget(tx: Tx, { persons, subjects, emails, words }: Forgotten): Promise<string[]> {
  const besides = emails.length ? await Promise.all(others.map((forgets) => forgets(tx, { emails }))) : [];
  const history = [...subjects, ...besides.flat()];
  const about = [...persons, ...emails, ...words].map(containing);
  const lists = await forgetImported(tx, persons);
  await Promise.all([
    rows(tx, FORGET, [history]),
    rows(tx, COMMENTS, [subjects, tx.now]),
    rows(tx, NOTIFICATIONS, [subjects, tx.now, about]),
    rows(tx, MAILS, [emails, tx.now, subjects]),
    rows(tx, PAPERS, [subjects, tx.now]),
    rows(tx, ANSWERS, [about]),
    rows(tx, JOBS, [about, tx.now]),
  ]);
  return unneeded(await rows<Content>(tx, FILES, [subjects, tx.now, lists]));
}

interface Content {
  [column: string]: unknown;
  sha256: string;
  elsewhere: boolean;
}
const unneeded = (files: Content[]): string[] => files.filter(({ elsewhere }) => !elsewhere).map(({ sha256 }) => sha256);

/** A pattern of `like` for what contains a text, also inside JSON. */
const containing = (text: string): string =>
  `%${JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\\%_]/g, '\\$&')}%`;

/*
 * A list of people as it was imported may hold the person whenever it did more than create others; of the batch stays what was done, and which rows were
 * refused for which reason, without the words that stood there. What was changed of the person is no longer there to be taken back.
 */
const LISTS = statement(`
  select id, file_id as "fileId", changes::text as changes from core.import_batches
  where kind = 'customers' and (matched + updated + skipped > 0 or changes::text like any ($1)) and (file_id is not null or changes::text like any ($1))`);
const SCRUB = statement(`
  update core.import_batches b set file_id = null, changes = g.changes::json, updated_at = $2, version = b.version + 1,
    result = (jsonb_set(b.result::jsonb, '{errors}', (select coalesce(jsonb_agg(e || '{"message": "–"}'), '[]')
      from jsonb_array_elements(b.result::jsonb -> 'errors') e)))::json
  from jsonb_to_recordset($1) as g(id uuid, changes text) where b.id = g.id`);

async function forgetImported(tx: Tx, persons: Id[]): Promise<Id[]> {
  const lists = await rows<{ id: Id; fileId: Id | null; changes: string }>(tx, LISTS, [persons.map(containing)]);
  if (!lists.length) return [];
  const scrubbed = lists.map(({ id, changes }) => ({ id, changes: JSON.stringify(without(JSON.parse(changes), new Set(persons))) }));
  await rows(tx, SCRUB, [JSON.stringify(scrubbed), tx.now]);
  return lists.flatMap(({ fileId }) => fileId ?? []);
}

/** The same value without the objects of some ids in its lists. */
function without(value: unknown, ids: Set<Id>): unknown {
  if (Array.isArray(value)) return value.filter((one) => !ids.has((one as { id?: Id } | null)?.id ?? '')).map((one) => without(one, ids));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, ids)]));
}

const OLD_FILES = statement(`
  update core.files f set deleted_at = $2, name = '–', updated_at = $2
  where f.resource = $1 and f.kind = 'attachment' and f.deleted_at is null and f.created_at < $2::timestamptz - make_interval(months => $3::int)
  returning f.sha256, exists (select from core.files o where o.sha256 = f.sha256 and o.id <> f.id and o.deleted_at is null) as elsewhere`);
/** Takes away the files of a resource that are older than so many months; gives back the contents that nobody else needs. */
export async function oldFiles(tx: Tx, resource: string, months: number): Promise<string[]> {
  return unneeded(await rows<Content>(tx, OLD_FILES, [resource, tx.now, months]));
}

// what is still to be sent keeps what it says
const OLDER_MAILS = statement(`update core.outgoing_mails set html = '–', text = '–', attachments = '[]', updated_at = $2
  where subject_type = $3 and created_at < $1 and html <> '–' and status <> 'queued'`);
const OLDER_FILES = statement(`
  update core.files f set deleted_at = $2, name = '–', updated_at = $2 where f.resource = $3 and f.created_at < $1 and f.deleted_at is null
  returning f.sha256, exists (select from core.files o where o.sha256 = f.sha256 and o.deleted_at is null and (o.resource is distinct from $3 or o.created_at >= $1)) as elsewhere`);

/**
 * Takes out what mails about a kind of record said, and the files of a resource, where they are older than a moment; that there was something stays. Gives back
 * the contents that nobody else needs, to be discarded after the commit.
 */
export async function forgetOlder(tx: Tx, before: string, { mailsAbout, filesOf }: { mailsAbout: string; filesOf: string }): Promise<string[]> {
  const [gone] = await Promise.all([
    rows<{ sha256: string; elsewhere: boolean }>(tx, OLDER_FILES, [before, tx.now, filesOf]),
    rows(tx, OLDER_MAILS, [before, tx.now, mailsAbout]),
  ]);
  return [...new Set(gone.filter(({ elsewhere }) => !elsewhere).map(({ sha256 }) => sha256))];
}

const SPENT = statement(`
  update core.files f set deleted_at = $2, name = '–', updated_at = $2 from core.jobs j
  where j.type = $3 and j.status = 'done' and j.finished_at < $1 and f.id = (j.result ->> 'fileId')::uuid and f.deleted_at is null
  returning f.sha256, exists (select from core.files o where o.sha256 = f.sha256 and o.id <> f.id and o.deleted_at is null) as elsewhere`);
/** Takes away the files that jobs of a type made for whoever asked, where that is longer ago; gives back the contents that nobody else needs. */
export async function spentFiles(tx: Tx, type: string, before: string): Promise<string[]> {
  return unneeded(await rows<Content>(tx, SPENT, [before, tx.now, type]));
}
