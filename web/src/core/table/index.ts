export { DataTable } from './DataTable';
export { useListFilters } from './ListFilters';
export { Pager } from './Pager';
export { PlainTable, type PlainColumn } from './PlainTable';
export { StockBar } from './Cell';
export { Status } from './status';
export type { BulkAction, Column, Filter, OwnFilter, Table } from './declare';
