import { StreamableFile, type Type } from '@nestjs/common';
import { isCost, seesCosts } from './costs';
import { customColumns, type CustomColumn } from './custom-fields/fields.export';
import { namesOf } from './dto.input';
import type { List, ListQuery, Page } from './list';
import { shapeOf } from './shape';
import type { ExportColumn, ExportRow } from './sheets/columns';
import { writeCsv } from './sheets/csv.write';
import { writeXlsx } from './sheets/xlsx.write';
import type { Ctx, Id, Tx } from './tx';
import type { Work } from './work';

/** What a file that is written row by row reads with. */
export type Reads = Pick<Work, 'read' | 'portions'>;

const CHUNK = 1_000;
const HIDDEN = new Set(['version', 'deletedAt', 'moves', 'customFields']);
const TYPES: Record<string, ExportColumn['type']> = { int: 'number', float8: 'number', date: 'date', timestamptz: 'time', boolean: 'bool' };
const MIME = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** That somebody took a list out of the house. Browsers need not look again for it, as for anything that ends in `_read`. */
const LIST_EXPORTED = 'core.list_exported_read';

interface Exported {
  name: string;
  format?: 'csv' | 'xlsx';
  locale?: string;
  columns: (ExportColumn | CustomColumn)[];
  page: (tx: Tx, window: { page: number; perPage: number; cursor?: string }) => Promise<Page<object>>;
}

/** The whole filtered list as a file, in constant memory: page by page along a cursor, so that rows may come and go meanwhile. */
export async function exportOf<E extends { id: Id }>(
  work: Work,
  me: Ctx,
  list: Pick<List<E>, 'entity' | 'page'>,
  query: ListQuery & { format?: 'csv' | 'xlsx'; locale?: 'de' | 'en' },
  name: string,
): Promise<StreamableFile> {
  const { format, locale } = query;
  const { custom } = shapeOf(list.entity as never);
  const columns = [
    ...columnsOf(list.entity).filter(({ key }) => seesCosts(me) || !isCost(key)),
    ...(custom ? await work.read(me, (tx) => customColumns(tx, custom, locale ?? me.locale)) : []),
  ];
  return fileOf(work, me, { name, format, locale, columns, page: (tx, window) => list.page(tx, { ...query, ...window }) });
}

/** Pages as a file; that it was taken, and by whom, stands in the log. */
export async function fileOf(work: Work, me: Ctx, { name, format = 'csv', locale, columns, page }: Exported): Promise<StreamableFile> {
  await work.write(me, async (tx) => tx.emit(LIST_EXPORTED, me.organization, { list: name, format }));
  const rows = rowsOf(work, me, page, columns);
  const stream = format === 'csv' ? writeCsv(columns, rows, { locale }) : writeXlsx(columns, rows);
  return new StreamableFile(stream, { type: MIME[format], disposition: `attachment; filename="${name}.${format}"` });
}

function columnsOf(entity: unknown): ExportColumn[] {
  const shape = shapeOf(entity as never);
  const names = namesOf(entity as Type).filter((key) => !HIDDEN.has(key) && !shape.lines(key));
  return names.map((key) => ({
    key,
    header: key,
    type: shape.type(key) === 'numeric' ? (shape.scale(key) === 3 ? 'number' : 'money') : (TYPES[shape.type(key)] ?? 'text'),
  }));
}

async function* rowsOf(work: Work, me: Ctx, page: Exported['page'], columns: (ExportColumn | CustomColumn)[]): AsyncGenerator<ExportRow> {
  let cursor: string | undefined;
  do {
    const { items, pagination } = await work.read(me, (tx) => page(tx, { page: 1, perPage: CHUNK, cursor }));
    for (const item of items) yield flat(item as Record<string, unknown>, columns);
    cursor = pagination.nextCursor ?? undefined;
  } while (cursor);
}

/** Objects and lists as one readable cell. */
const flat = (item: Record<string, unknown>, columns: (ExportColumn | CustomColumn)[]): ExportRow =>
  Object.fromEntries(columns.map((column) => [column.key, cell('read' in column ? column.read(item) : item[column.key])]));

function cell(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (value && typeof value === 'object')
    return Object.values(value)
      .filter((inner) => inner !== null && inner !== '')
      .map(cell)
      .join(', ');
  return value;
}
