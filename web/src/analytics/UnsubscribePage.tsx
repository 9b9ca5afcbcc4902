import { Alert, Button, Container, LinearProgress, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { Subscription } from '../api';
import { api, isProblem, useOne } from '../core/api';
import { complain } from '../core/notify';
import { addTexts, useText } from '../core/texts';
import { schedulesTexts } from './schedules.texts';

addTexts(schedulesTexts);

/** `/unsubscribe/{secret}`: who gets report mails without an account stops them by a click, never by opening the link alone. */
export default function UnsubscribePage() {
  const t = useText();
  const path = `/public/report-mails/${location.pathname.split('/')[2] ?? ''}`;
  const { data, error } = useOne<Subscription>(path);
  const [changed, setChanged] = useState<Subscription>();
  const now = changed ?? data;
  const post = (to: string) => void api.post<Subscription>(to).then(({ data: next }) => setChanged(next), complain);
  if (error && !now)
    return (
      <Container maxWidth="sm" component="main" sx={{ py: 8 }}>
        <Alert severity="info">{isProblem(error) && error.status !== 404 ? error.message : t('schedules.stop.missing')}</Alert>
      </Container>
    );
  if (!now) return <LinearProgress aria-label={t('schedules.stop.loading')} />;
  return (
    <Container maxWidth="sm" component="main" sx={{ py: { xs: 3, sm: 8 } }}>
      <Paper variant="outlined" sx={{ p: { xs: 2, sm: 4 } }}>
        <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {t('schedules.stop.title', { email: now.email })}
          </Typography>
          <Typography>
            {now.subscribed ? t('schedules.stop.text', { organization: now.organizationName, name: now.scheduleName }) : t('schedules.stop.stopped')}
          </Typography>
          <Button variant={now.subscribed ? 'contained' : 'outlined'} onClick={() => post(now.subscribed ? path : `${path}/subscribe`)}>
            {t(now.subscribed ? 'schedules.stop.stop' : 'schedules.stop.again')}
          </Button>
        </Stack>
      </Paper>
    </Container>
  );
}
