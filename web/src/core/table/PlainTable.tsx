import { Box, Paper, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography, useMediaQuery } from '@mui/material';
import type { ReactNode } from 'react';
import { Hidden } from '../Hidden';

export interface PlainColumn<T> {
  label: string;
  cell: (row: T) => ReactNode;
  right?: boolean;
  width?: number;
  /** No label beside it on phones: the name of the row, or its buttons. */
  bare?: boolean;
  /** The column has a name, but shows none: buttons. */
  hidden?: boolean;
}

interface Props<T> {
  label: string;
  columns: PlainColumn<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  /** Said where there are no rows. */
  empty?: ReactNode;
  /** A row that is not valid any more. */
  faded?: (row: T) => boolean;
}

/** Rows that are just shown: no search, no sort, no pages; cards on a phone. For lists, `DataTable`. */
export function PlainTable<T>({ label, columns, rows, keyOf, empty, faded = () => false }: Props<T>) {
  const cards = useMediaQuery('(max-width:599.95px)');
  if (!rows.length && empty)
    return (
      <Typography color="textSecondary" component="div">
        {empty}
      </Typography>
    );
  if (cards)
    return (
      <Stack component="ul" aria-label={label} spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => (
          <Card key={keyOf(row)} row={row} columns={columns} faded={faded(row)} />
        ))}
      </Stack>
    );
  return (
    <TableContainer tabIndex={0} role="group" aria-label={label} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
      <Table size="small" aria-label={label} sx={{ '& tbody td': { verticalAlign: 'top' }, '& tbody tr:last-of-type > *': { borderBottom: 0 } }}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.label} align={column.right ? 'right' : 'left'} sx={{ width: column.width, whiteSpace: 'nowrap' }}>
                {column.hidden ? <Hidden>{column.label}</Hidden> : column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)} sx={{ '& > td': faded(row) ? { color: 'text.secondary', textDecoration: 'line-through' } : {} }}>
              {columns.map((column) => (
                <TableCell key={column.label} align={column.right ? 'right' : 'left'} sx={{ whiteSpace: column.right ? 'nowrap' : 'normal' }}>
                  {column.cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Card<T>({ row, columns, faded }: { row: T; columns: PlainColumn<T>[]; faded: boolean }) {
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 1.5, display: 'grid', gap: 0.75, ...(faded && { color: 'text.secondary', textDecoration: 'line-through' }) }}
    >
      {columns.map((column) =>
        column.bare ? (
          <Box key={column.label}>{column.cell(row)}</Box>
        ) : (
          <Box key={column.label} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
            <Typography variant="body2" color="textSecondary" sx={{ flex: 'none' }}>
              {column.label}
            </Typography>
            <Typography variant="body2" component="div" sx={{ textAlign: 'right', minWidth: 0 }}>
              {column.cell(row)}
            </Typography>
          </Box>
        ),
      )}
    </Paper>
  );
}
