export { DataTable } from './DataTable';
export { useListFilters } from './ListFilters';
export { PlainTable, type PlainColumn } from './PlainTable';
export { StockBar } from './Cell';
export { Status } from './status';
export type { BulkAction, Column, Filter, OwnFilter, Table } from './declare';
