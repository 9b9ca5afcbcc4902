import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
  /** May take as much room as there is. */
  wide?: boolean;
}

export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Paper variant="outlined" component="dl" sx={{ m: 0, px: 2, py: 1.5, display: 'flex', flexWrap: 'wrap', columnGap: { xs: 2, sm: 5 }, rowGap: 1.5 }}>
      {facts.map(({ label, value, wide }) => (
        <Box
          key={label}
          sx={{
            flex: { xs: '1 1 auto', sm: '0 1 auto' },
            minWidth: { xs: '40%', sm: 110 },
            maxWidth: { xs: '100%', sm: wide ? 'none' : 320 },
            overflowWrap: 'anywhere',
          }}
        >
          <Typography component="dt" variant="caption" color="textSecondary">
            {label}
          </Typography>
          <Box component="dd" sx={{ m: 0, fontWeight: 560 }}>
            {value}
          </Box>
        </Box>
      ))}
    </Paper>
  );
}
