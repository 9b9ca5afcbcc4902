import { newId } from '../id';
import { list, is, anyOf } from '../list';
import { row, rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import { BATCH, ImportBatch, type ImportAnswer } from './import.entity';

export const BATCHES = list({ entity: ImportBatch, filter: { kind: is('kind'), status: anyOf('status', BATCH.all) }, sort: ['-createdAt', 'createdAt'] });

const LOCK = statement(`select pg_advisory_xact_lock(hashtextextended($1, 1))`);
const ALIASES = statement(`select name, target_id as target from core.import_aliases where kind = $1 and deleted_at is null`);
const MAPPING = statement(`select mapping from core.import_mappings where kind = $1 and signature = $2 and deleted_at is null`);
const REMEMBER = statement(`
  insert into core.import_mappings as m (id, kind, signature, mapping, created_at, updated_at, created_by, updated_by) values ($1, $2, $3, $4, $5, $5, $6, $6)
  on conflict (organization_id, kind, signature) do update
  set mapping = excluded.mapping, updated_at = excluded.updated_at, updated_by = excluded.updated_by, version = m.version + 1 where m.mapping <> excluded.mapping`);
const LEARN = statement(`
  insert into core.import_aliases as a (id, kind, name, target_id, batch_id, deleted_at, created_at, updated_at, created_by, updated_by)
  select l.id, $1, l.name, l.target, $2, case when l.forget then $3::timestamptz end, $3, $3, $4, $4
  from jsonb_to_recordset($5) as l(id uuid, name text, target uuid, forget boolean)
  on conflict (organization_id, kind, name) do update set target_id = excluded.target_id, batch_id = excluded.batch_id, deleted_at = excluded.deleted_at,
    updated_at = excluded.updated_at, updated_by = excluded.updated_by, version = a.version + 1
  where (a.target_id, a.deleted_at is null) is distinct from (excluded.target_id, excluded.deleted_at is null)`);
const UNLEARN = statement(
  `update core.import_aliases set deleted_at = $2, updated_at = $2, updated_by = $3, version = version + 1 where batch_id = $1 and deleted_at is null`,
);
const KEEP = statement(`
  insert into core.import_batches (id, kind, subject_id, file_name, file_hash, file_id, mapping,
    rows, created, matched, updated, skipped, result, changes, created_at, updated_at, created_by, updated_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $16)`);
const RESULT = statement(`select result from core.import_batches where id = $1`);
const CHANGES = statement(`select changes from core.import_batches where id = $1`);

/** What a decision taught: the name means this record, or null: leave it out; `forget` takes it back. */
export interface Lesson {
  name: string;
  target: Id | null;
  forget: boolean;
}

/** Two imports of a kind at once would not see one another's records: the second waits. */
export const oneAtATime = (tx: Tx, aliases: string) => rows(tx, LOCK, [`${tx.ctx.organization} import ${aliases}`]);

export const aliasesOf = async (tx: Tx, kind: string): Promise<Map<string, Id | null>> =>
  new Map((await rows<{ name: string; target: Id | null }>(tx, ALIASES, [kind])).map(({ name, target }) => [name, target]));

export const rememberedMapping = async (tx: Tx, kind: string, signature: string): Promise<Record<string, string> | undefined> =>
  (await row<{ mapping: Record<string, string> }>(tx, MAPPING, [kind, signature]))?.mapping;

export const remember = (tx: Tx, kind: string, signature: string, mapping: object) =>
  rows(tx, REMEMBER, [newId(), kind, signature, JSON.stringify(mapping), tx.now, tx.ctx.actor]);

export const learn = (tx: Tx, kind: string, batchId: Id, lessons: Lesson[]): Promise<unknown> =>
  lessons.length
    ? rows(tx, LEARN, [kind, batchId, tx.now, tx.ctx.actor, JSON.stringify(lessons.map((lesson) => ({ id: newId(), ...lesson })))])
    : Promise.resolve();

export const unlearn = (tx: Tx, batchId: Id) => rows(tx, UNLEARN, [batchId, tx.now, tx.ctx.actor]);

export interface NewBatch {
  kind: string;
  subject: Id | null;
  file: { name: string; sha256: string; id: Id | null };
  mapping: object;
  answer: ImportAnswer & { batchId: Id };
  changes: unknown;
}

export const keep = (tx: Tx, { kind, subject, file, mapping, answer, changes }: NewBatch) =>
  rows(tx, KEEP, [
    answer.batchId,
    kind,
    subject,
    file.name,
    file.sha256,
    file.id,
    JSON.stringify(mapping),
    answer.rows,
    answer.created,
    answer.matched,
    answer.updated,
    answer.skipped,
    JSON.stringify(answer),
    JSON.stringify(changes ?? null),
    tx.now,
    tx.ctx.actor,
  ]);

export const resultOf = async (tx: Tx, id: Id): Promise<ImportAnswer> => (await row<{ result: ImportAnswer }>(tx, RESULT, [id]))!.result;
export const changesOf = async (tx: Tx, id: Id): Promise<unknown> => (await row<{ changes: unknown }>(tx, CHANGES, [id]))?.changes;
