import { core } from '../problem';
import type { ListQuery, Page } from '../list';
import { row, rows, statement } from '../sql';
import type { Id, Tx } from '../tx';

const CURSOR = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Pages through rows of one subject, newest first; `columns` names an id that sorts by age, `source` ends in its conditions on $1. */
export async function newestFirst<E extends { id: Id }>(
  tx: Tx,
  columns: string,
  source: string,
  subject: Id,
  query: Pick<ListQuery, 'page' | 'perPage' | 'cursor'>,
): Promise<Page<E>> {
  const { page = 1, perPage = 50, cursor } = query;
  const after = cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString();
  if (after !== null && !CURSOR.test(after)) throw core.validationFailed({ reason: 'not a cursor of this list' }, 'cursor');
  const text = `select ${columns} from ${source} and ($2::uuid is null or t.id < $2) order by t.id desc limit $3 offset $4`;
  const [found, counted] = await Promise.all([
    rows<E & Record<string, unknown>>(tx, statement(text), [subject, after, perPage + 1, after ? 0 : (page - 1) * perPage]),
    after ? undefined : row<{ total: number }>(tx, statement(`select count(*) as total from ${source}`), [subject]),
  ]);
  const items = found.slice(0, perPage);
  const nextCursor = found.length > perPage ? Buffer.from(items.at(-1)!.id).toString('base64url') : null;
  const total = counted?.total ?? null;
  return { items, pagination: { page: after ? null : page, perPage, total, totalPages: total === null ? null : Math.ceil(total / perPage), nextCursor } };
}
