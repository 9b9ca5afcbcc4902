import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** One thing of a short list, with what can be done with it. */
export function Line({ title, text, children }: { title: ReactNode; text?: ReactNode; children?: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 1,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ flex: { xs: '1 1 100%', sm: '1 1 180px' }, minWidth: 0 }}>
        <Typography component="div" sx={{ fontWeight: 560 }}>
          {title}
        </Typography>
        {text && (
          <Typography variant="body2" color="textSecondary" component="div">
            {text}
          </Typography>
        )}
      </Box>
      {children}
    </Box>
  );
}
