import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import { Box, ButtonBase, Skeleton, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useText } from '../texts';
import { alignOf, Cell } from './Cell';
import type { AnyColumn, AnyTable, Row } from './declare';
import { InlineCell } from './InlineCell';
import { nextSort } from './listState';
import { Resizer } from './Resizer';
import { Tick } from './Tick';
import type { Selection } from './useSelection';
import type { Density } from './useColumns';

export interface View {
  table: AnyTable;
  columns: AnyColumn[];
  rows: Row[];
  loading: boolean;
  sort: string;
  onSort: (sort: string | null) => void;
  selection: Selection | null;
  cursor: number;
  onRow: (row: Row) => void;
  peeked: string | null;
  canEdit: boolean;
  density: Density;
  widths: Record<string, number>;
  setWidth: (field: string, width: number) => void;
  label: (column: AnyColumn) => string;
  titleOf: (row: Row) => string;
}

export function TableView(view: View) {
  const { columns, rows, loading, density, selection } = view;
  return (
    <TableContainer sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
      <Table
        size={density === 'dense' ? 'small' : 'medium'}
        sx={{
          // plain cells: a page has hundreds of them
          '& td': {
            ...{ px: 1.5, py: density === 'dense' ? 0.25 : 0.75, height: density === 'dense' ? 34 : 44 },
            ...{ borderBottom: 1, borderColor: 'divider', overflow: 'hidden', textOverflow: 'ellipsis', overflowWrap: 'break-word' },
          },
          '& th': { py: 0.5, height: 38 },
          '& td.tick, & .MuiTableCell-paddingCheckbox': { width: 44, pl: 2, pr: 0.5, overflow: 'visible' },
          '& tbody tr:last-of-type td': { borderBottom: 0 },
        }}
      >
        <Head {...view} />
        <TableBody>
          {loading && !rows.length
            ? Array.from({ length: 8 }, (_, at) => (
                <TableRow key={at}>
                  {selection && <TableCell padding="checkbox" />}
                  {columns.map((column) => (
                    <TableCell key={column.field}>
                      <Skeleton width={`${50 + ((at * 13) % 40)}%`} />
                    </TableCell>
                  ))}
                </TableRow>
              ))
            : rows.map((row, at) => <Line key={row.id} view={view} row={row} at={at} />)}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Head({ columns, sort, onSort, selection, rows, label, widths, setWidth }: View) {
  const t = useText();
  const picked = rows.filter((row) => selection?.has(row.id)).length;
  return (
    <TableHead>
      <TableRow>
        {selection && (
          <TableCell padding="checkbox">
            <Tick
              name={t('table.selectAll')}
              on={picked > 0 && picked === rows.length}
              some={picked > 0 && picked < rows.length}
              onChange={(on) => selection.page(on)}
            />
          </TableCell>
        )}
        {columns.map((column) => {
          const key = column.sort === true ? column.field : column.sort || null;
          const direction = key && sort === key ? 'asc' : key && sort === `-${key}` ? 'desc' : null;
          const width = widths[column.field] ?? column.width;
          return (
            <TableCell
              key={column.field}
              align={alignOf(column)}
              aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
              sx={{ position: 'relative', whiteSpace: 'nowrap', width, minWidth: width }}
            >
              {key ? <SortButton name={label(column)} direction={direction} onClick={() => onSort(nextSort(key, sort))} /> : label(column)}
              <Resizer onWidth={(next) => setWidth(column.field, next)} />
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}

function SortButton({ name, direction, onClick }: { name: string; direction: 'asc' | 'desc' | null; onClick: () => void }) {
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp;
  return (
    <ButtonBase
      onClick={onClick}
      sx={{ font: 'inherit', color: direction ? 'text.primary' : 'inherit', borderRadius: 0.5, gap: 0.5, '&:hover svg': { opacity: direction ? 1 : 0.5 } }}
    >
      {name}
      <Arrow aria-hidden sx={{ fontSize: 14, opacity: direction ? 1 : 0 }} />
    </ButtonBase>
  );
}

function Line({ view, row, at }: { view: View; row: Row; at: number }) {
  const t = useText();
  const { table, columns, selection, cursor, onRow, peeked, canEdit, label, titleOf } = view;
  const current = at === cursor;
  return (
    <TableRow
      hover
      selected={selection?.has(row.id) || peeked === row.id}
      onClick={(event) => !(event.target as HTMLElement).closest('a, button, input, label') && onRow(row)}
      ref={(line: HTMLElement | null) => void (current && line?.scrollIntoView({ block: 'nearest' }))}
      sx={{ cursor: 'pointer', boxShadow: current ? 'inset 3px 0 0 var(--mui-palette-primary-main)' : 'none' }}
    >
      {selection && (
        <td className="tick">
          <Tick name={t('table.selectRow', { title: titleOf(row) })} on={selection.has(row.id)} onChange={() => selection.toggle(row.id)} />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.field}
          style={{
            textAlign: alignOf(column),
            maxWidth: view.widths[column.field] ?? 360,
            minWidth: column.type === 'link' ? 140 : undefined,
            whiteSpace: column.type === 'text' || column.type === 'link' || !column.type ? 'normal' : 'nowrap',
          }}
        >
          {canEdit && column.edit ? (
            <InlineCell table={table} column={column} row={row} label={`${label(column)} – ${titleOf(row)}`}>
              <Box component="span">
                <Cell table={table} column={column} row={row} />
              </Box>
            </InlineCell>
          ) : (
            <Cell table={table} column={column} row={row} />
          )}
        </td>
      ))}
    </TableRow>
  );
}
