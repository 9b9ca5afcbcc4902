import Forum from '@mui/icons-material/ForumOutlined';
import { Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A pane with nothing in it says why. */
export const Nothing = ({ text, children }: { text: string; children?: ReactNode }) => (
  <Stack spacing={1.5} sx={{ alignItems: 'center', justifyContent: 'center', p: 4, minHeight: 180, textAlign: 'center' }}>
    <Forum aria-hidden sx={{ fontSize: 40, color: 'text.secondary' }} />
    <Typography color="textSecondary">{text}</Typography>
    {children}
  </Stack>
);
