import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  head: (string | { right: string })[];
  children: ReactNode;
}

/** A table inside of a record: scrolls by itself where it is wider than the screen. */
export const Grid = ({ label, head, children }: Props) => (
  <TableContainer tabIndex={0} role="region" aria-label={label} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
    <Table size="small" sx={{ '& th': { whiteSpace: 'nowrap' } }}>
      <TableHead>
        <TableRow>
          {head.map((cell) =>
            typeof cell === 'string' ? (
              <TableCell key={cell}>{cell}</TableCell>
            ) : (
              <TableCell key={cell.right} align="right">
                {cell.right}
              </TableCell>
            ),
          )}
        </TableRow>
      </TableHead>
      <TableBody>{children}</TableBody>
    </Table>
  </TableContainer>
);
