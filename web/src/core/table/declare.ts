import type { ComponentType, ReactNode } from 'react';
import type { Query, Rec } from '../api';
import type { CustomEntity } from '../custom/definitions';
import type { FieldName, Prefix, TextKey } from '../texts';

export type ColumnType =
  'text' | 'link' | 'money' | 'price' | 'number' | 'percent' | 'date' | 'time' | 'ago' | 'status' | 'chip' | 'chips' | 'bool' | 'stockbar';

export interface Column<R extends Rec, P extends string> {
  /** Field of the row; its label is `<texts>.fields.<field>`. */
  field: FieldName<P>;
  type?: ColumnType;
  label?: TextKey;
  /** What stands in the cell, if not `row[field]`. */
  value?: (row: R) => unknown;
  render?: (row: R) => ReactNode;
  /** Sort key of the API; `true` where it is called like the field. */
  sort?: boolean | string;
  width?: number;
  /** Shown only when a person chooses it. */
  hidden?: boolean;
  /** Came later than somebody's choice of columns: that does not speak of it. */
  optional?: boolean;
  /** On phones: `title` (one), `line`, `none`. Left out: the link column is the title, status stands beside it, four more are lines. */
  card?: 'title' | 'line' | 'none';
  /** Harmless fields are changed in the cell: PATCH of this one field. */
  edit?: 'text' | 'number' | readonly string[];
  /** Currency or unit beside the value; the organization's currency if left out. */
  unit?: (row: R) => string | null | undefined;
  /** `stockbar`: the level below which it is low. */
  minimum?: (row: R) => number | string | null | undefined;
}

export type FilterKind = 'enum' | 'text' | 'date' | 'number' | 'record' | 'flag' | 'own';

/** What a filter of a module's own is given: the values of all filters of the list, and how to set its own. */
export interface OwnFilter {
  label: string;
  filters: Record<string, string[]>;
  set: (values: string[]) => void;
}

export interface Filter<P extends string> {
  field: FieldName<P>;
  kind: FilterKind;
  label?: TextKey;
  /** `enum`: its values; their words are `<texts>.<field>.<value>` or, for statuses, `core.status.<value>`. */
  options?: readonly string[];
  /** `enum` whose values are data: a path that answers with strings, or with rows that have the field (`/parts/categories`). */
  optionsFrom?: string;
  /** The field of those rows, where it is not called like the filter. */
  optionField?: string;
  /** `record`: the resource picked from (must be registered as RecordLink). */
  resource?: string;
  /** `own`: the module's own fields; its values stand in the one parameter of the field. */
  control?: ComponentType<OwnFilter>;
  /** `own`: a value in words. */
  say?: (value: string) => string;
  /** Parameters of the API, where they are not `<field>`, `<field>From/To` (date), `<field>Min/Max` (number). */
  params?: readonly [string, string];
}

export interface BulkAction {
  /** `action` of `POST /{resource}/bulk`. */
  action: string;
  label: TextKey;
  can?: string;
  danger?: boolean;
  /** Says what will happen, with `{{count}}`; asked before it happens. */
  confirm?: TextKey;
  values?: Record<string, unknown>;
  /** A value that is typed or chosen before it happens; it goes with `values`. */
  ask?: BulkQuestion;
  /** A way of its own in place of `POST …/bulk`, in a dialog: at most `most` records. */
  dialog?: { most: number; open: (chosen: { ids: string[]; onClose: () => void }) => ReactNode };
}

export interface BulkQuestion {
  field: string;
  label: TextKey;
  kind: 'text' | 'tags' | 'enum' | 'record';
  hint?: TextKey;
  /** Nothing is no answer. */
  required?: boolean;
  /** `enum`: its values, whose words are `<texts>.<field>.<value>` or statuses. */
  options?: readonly string[];
  /** What is known already: a path as for filters. */
  optionsFrom?: string;
  optionField?: string;
  /** `record`: the resource picked from. */
  resource?: string;
}

/** A list, declared: `export const partsTable: Table<Part, 'parts'> = { texts: 'parts', path: '/parts', … }`. */
export interface Table<R extends Rec, P extends Prefix> {
  texts: P;
  /** Path of the list; also of `/export` and `/bulk`. */
  path: string;
  columns: Column<R, P>[];
  filters?: Filter<P>[];
  /** Default order, as the API takes it: `name`, `-createdAt`. */
  sort: string;
  /** URL of the record. */
  to?: (row: R) => string;
  title?: (row: R) => string;
  /** What stands in the side panel; left out, all columns. `false`: no panel, a click opens the record. */
  peek?: false | ((row: R) => ReactNode);
  create?: { label: TextKey; to?: string; run?: () => void; can?: string };
  bulk?: BulkAction[];
  /** Permission to export; left out, no export. */
  export?: string;
  import?: { to: string; label: TextKey; can?: string };
  /** What this list is for, when it has no rows at all. */
  empty?: { title: TextKey; text: TextKey };
  search?: boolean;
  /** Permission to change fields in the cell. */
  canEdit?: string;
  perPage?: number;
  /** Has the organization's own fields as columns and filters. */
  custom?: CustomEntity;
}

/** How the pieces of a table see any table. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyTable = Omit<Table<Rec & Record<string, any>, Prefix>, 'columns' | 'filters'> & { columns: AnyColumn[]; filters?: AnyFilter[] };
export type Row = Rec & Record<string, unknown>;
export type AnyColumn = Omit<Column<Row, string>, 'field'> & { field: string };
export type AnyFilter = Omit<Filter<string>, 'field'> & { field: string };

export type { Query };
