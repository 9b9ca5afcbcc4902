import type { Pagination } from '../core/list';
import type { DataSet } from './data-sets';
import type { Wanted } from './question';

/** A row of a data set: what tells it apart, the record it opens, and its columns by their names. */
export interface ShownRow {
  id: string;
  recordId: string | null;
  values: Record<string, unknown>;
}
/** What all rows of a question come to, amounts in the organization's currency. */
export interface Foot {
  rows: number;
  sums: Record<string, string | number | null>;
  otherCurrencies: string[];
}
export interface RowsPage extends Foot {
  items: ShownRow[];
  pagination: Pagination;
  columns: Wanted[];
  set: DataSet;
}
export interface Groups {
  rows: Record<string, string | number | null>[];
  sums: Foot['sums'];
  /** Rows behind all groups. */
  count: number;
  otherCurrencies: string[];
  truncated: boolean;
}

export const readable = (row: Record<string, unknown>, wanted: readonly Wanted[]): ShownRow => ({
  id: row.k as string,
  recordId: row.r as string | null,
  values: Object.fromEntries(wanted.map(({ key }, i) => [key, row[`c${i}`] ?? null])),
});
