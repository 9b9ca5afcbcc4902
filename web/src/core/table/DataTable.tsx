import FileUpload from '@mui/icons-material/FileUploadOutlined';
import { Box, Button, Stack, Typography, useMediaQuery } from '@mui/material';
import { useMemo, useRef } from 'react';
import { Link } from 'react-router';
import type { Query, Rec } from '../api';
import { useCustomTable } from '../custom/columns';
import { Failed } from '../errors/Trouble';
import { useCan } from '../session';
import type { Prefix } from '../texts';
import { useText } from '../texts';
import { BulkBar } from './BulkBar';
import { CardView } from './CardView';
import { valueOf } from './Cell';
import type { AnyTable, Row, Table } from './declare';
import { FilterChips } from './Filters';
import { filterQuery, isFiltered, type ListState } from './listState';
import { Pager } from './Pager';
import { Peek } from './Peek';
import { TableView } from './TableView';
import { CreateButton, Toolbar } from './Toolbar';
import { inTrash, withTrash } from './trash';
import { useColumns, useLabel } from './useColumns';
import { useGradually } from './useGradually';
import { useListState, useRows, type Change } from './useList';
import { useSelection } from './useSelection';
import { useTableKeys } from './useTableKeys';

interface Props<R extends Rec, P extends Prefix> {
  of: Table<R, P>;
  /** Filters that the page sets: `{ customerId: id }`. */
  fixed?: Query;
  /** A list inside of a record: its state is not in the URL. */
  local?: boolean;
}

/** The one list: search, filters, sort, pages, columns, selection, side panel, export; cards on a phone. */
export function DataTable<R extends Rec, P extends Prefix>({ of, fixed = {}, local = false }: Props<R, P>) {
  // pieces below do not care which record it is; the declaration was checked against it
  const declared = useMemo(() => (local ? (of as unknown as AnyTable) : withTrash(of as unknown as AnyTable)), [of, local]);
  const whole = useCustomTable(declared);
  const [state, change] = useListState(whole, local);
  const table = useMemo(() => inTrash(whole, state), [whole, state]);
  const columns = useColumns(table);
  const { rows, pagination, isPending, isError, error, refetch } = useRows(table, state, fixed);
  const total = pagination?.total ?? rows.length;
  const selection = useSelection(rows, total, JSON.stringify(filterQuery(state)));
  const searchRef = useRef<HTMLInputElement>(null);
  const cards = useMediaQuery('(max-width:599.95px)');
  const titleOf = useTitle(table);
  const label = useLabel(table);
  const can = useCan();
  const keys = useTableKeys({ table, rows, selection, change, searchRef, enabled: !local });
  const peeked = rows.find((row) => row.id === state.peek);
  const picks = table.bulk?.some((one) => can(one.can)) ? selection : null;
  const drawn = useGradually(rows, cards ? 8 : 20);
  const view = {
    table,
    columns: columns.columns,
    rows: drawn,
    loading: isPending || drawn.length < Math.min(rows.length, 1),
    sort: state.sort ?? table.sort,
    onSort: (sort: string | null) => change({ sort }),
    selection: picks,
    cursor: keys.cursor,
    onRow: keys.open,
    peeked: state.peek,
    canEdit: !table.canEdit || can(table.canEdit),
    density: columns.density,
    widths: columns.widths,
    setWidth: columns.setWidth,
    label,
    titleOf,
  };
  const bare = !isPending && !rows.length;
  return (
    <Stack spacing={1.5}>
      {(!bare || isFiltered(state) || !table.empty) && (
        <Toolbar table={table} state={state} change={change} columns={columns} fixed={fixed} searchRef={searchRef} views={!local && can('views:read')} />
      )}
      <FilterChips table={table} state={state} change={change} />
      {isError ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : bare ? (
        <Empty table={table} state={state} change={change} />
      ) : cards ? (
        <CardView {...view} />
      ) : (
        <TableView {...view} />
      )}
      <Pager pagination={pagination} change={change} />
      {picks && <BulkBar table={table} selection={picks} total={total} filter={{ ...filterQuery(state), ...fixed }} />}
      {table.peek !== false && <Peek table={table} row={peeked} title={peeked ? titleOf(peeked) : ''} label={label} onClose={() => change({ peek: null })} />}
    </Stack>
  );
}

const useTitle = (table: AnyTable) => {
  const column = table.columns.find((one) => one.card === 'title') ?? table.columns.find((one) => one.type === 'link') ?? table.columns[0];
  return (row: Row) => table.title?.(row) ?? String(valueOf(column, row) ?? row.id);
};

/** What this list is for and the first step; or that a filter hides everything. */
function Empty({ table, state, change }: { table: AnyTable; state: ListState; change: Change }) {
  const t = useText();
  const can = useCan();
  const filtered = isFiltered(state);
  return (
    <Stack
      spacing={1}
      sx={{ alignItems: 'center', textAlign: 'center', py: 7, px: 2, border: 1, borderStyle: 'dashed', borderColor: 'divider', borderRadius: 1 }}
    >
      <Typography component="p" variant="h2">
        {filtered ? t('table.noMatch') : table.empty ? t(table.empty.title) : t('core.none_yet')}
      </Typography>
      <Typography color="textSecondary" sx={{ maxWidth: 460 }}>
        {filtered ? t('table.noMatchText') : table.empty && t(table.empty.text)}
      </Typography>
      <Box sx={{ pt: 1, display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'center' }}>
        {!filtered && table.import && can(table.import.can) && (
          <Button variant="outlined" color="inherit" component={Link} to={table.import.to} startIcon={<FileUpload />}>
            {t(table.import.label)}
          </Button>
        )}
        {filtered ? <Button onClick={() => change({ filters: {}, search: '' })}>{t('table.clearFilters')}</Button> : <CreateButton table={table} />}
      </Box>
    </Stack>
  );
}
