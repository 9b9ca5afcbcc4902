import type { ListQuery, Page } from '../list';
import { shapeOf } from '../shape';
import type { Id, Tx } from '../tx';
import { row, rows, statement } from '../sql';
import { FileRecord, type DocumentType } from './files.entity';
import { newestFirst } from './paging';

const ATTACHED = `core.files t where t.subject_id = $1 and t.kind = 'attachment' and t.deleted_at is null and t.replaced_by_id is null`;

/** What is attached to a record, in its newest versions, newest first; of one type alone where it is asked for. */
export const filesOf = (tx: Tx, subject: Id, { documentType, ...query }: ListQuery & { documentType?: DocumentType }): Promise<Page<FileRecord>> =>
  newestFirst(tx, shapeOf(FileRecord).columns('t'), documentType ? `${ATTACHED} and t.document_type = '${documentType}'` : ATTACHED, subject, query);

const VERSIONS = `
  with recursive later as (
    select id, replaced_by_id from core.files where id = $1
    union select f.id, f.replaced_by_id from later l join core.files f on f.id = l.replaced_by_id),
  chain as (
    select id from later where replaced_by_id is null
    union select f.id from chain c join core.files f on f.replaced_by_id = c.id)`;
/** All versions of a document, the newest first. */
export const versionsOf = async (tx: Tx, id: Id): Promise<FileRecord[]> =>
  rows<FileRecord & Record<string, unknown>>(
    tx,
    statement(
      `${VERSIONS} select ${shapeOf(FileRecord).columns('t')} from core.files t where t.id in (select id from chain) and t.deleted_at is null order by t.revision desc`,
    ),
    [id],
  );

const REPLACE = statement(`update core.files set replaced_by_id = $2, updated_at = $3, updated_by = $4, version = version + 1
  where id = $1 and subject_id = $5 and kind = 'attachment' and deleted_at is null and replaced_by_id is null
  returning revision, document_type as "documentType"`);
/** The newer version takes the place of a file of the same record; undefined if there is none to replace. */
export const replaceFile = (tx: Tx, id: Id, by: Id, subject: Id) =>
  row<{ revision: number; documentType: DocumentType | null }>(tx, REPLACE, [id, by, tx.now, tx.ctx.actor, subject]);

const UNVEIL = statement(`update core.files set replaced_by_id = null where replaced_by_id = $1`);
/** Where the newest version goes, the one before it is the newest. */
export const unveilFile = (tx: Tx, id: Id) => rows(tx, UNVEIL, [id]);
