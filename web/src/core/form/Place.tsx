import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A field's place in the twelve columns of a form; on phones one below the other. */
export const Place = ({ width = 12, children }: { width?: number; children: ReactNode }) => (
  <Box sx={{ gridColumn: { xs: '1 / -1', sm: `span ${width}` }, minWidth: 0 }}>{children}</Box>
);

/** Twelve columns of their own, for a group of fields. */
Place.Grid = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', gap: 2 }}>{children}</Box>
);
