import { Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Page } from '../core/record';
import { useText } from '../core/texts';

/** A page of the settings: where it is, what it is for. */
export function Sheet({ title, hint, actions, children }: { title: string; hint?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const t = useText();
  return (
    <Page title={title} hint={hint} actions={actions} crumbs={[{ label: t('settings.title'), to: '/settings' }]}>
      {children}
    </Page>
  );
}

/** One subject of a page with several. */
export function Card({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <Paper variant="outlined" component="section" sx={{ p: { xs: 2, sm: 2.5 }, maxWidth: 860 }}>
      <Stack spacing={1.5}>
        <Typography component="h2" variant="h2">
          {title}
        </Typography>
        {text && (
          <Typography color="textSecondary" component="div">
            {text}
          </Typography>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
