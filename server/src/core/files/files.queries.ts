import type { ListQuery, Page } from '../list';
import { shapeOf } from '../shape';
import type { Id, Tx } from '../tx';
import { FileRecord } from './files.entity';
import { newestFirst } from './paging';

/** What is attached to a record, newest first. */
export const filesOf = (tx: Tx, subject: Id, query: ListQuery): Promise<Page<FileRecord>> =>
  newestFirst(tx, shapeOf(FileRecord).columns('t'), `core.files t where t.subject_id = $1 and t.kind = 'attachment' and t.deleted_at is null`, subject, query);
