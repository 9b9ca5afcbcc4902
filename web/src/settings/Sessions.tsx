import { Button, Chip, Stack } from '@mui/material';
import type { SessionAnswer } from '../api';
import { api, queries, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useText } from '../core/texts';
import { agentOf } from './agent';
import { Line } from './Line';
import { Card } from './Sheet';

/** Where one is signed in, and its end. */
export function Sessions() {
  const t = useText();
  const { ago, time } = useFormat();
  const { data } = useOne<SessionAnswer[]>('/auth/sessions');
  const end = ({ id }: SessionAnswer) =>
    void api.delete(`/auth/sessions/${id}`).then(() => {
      notify(t('settings.account.ended'));
      return queries.invalidateQueries({ queryKey: ['auth'] });
    }, complain);
  return (
    <Card title={t('settings.account.sessions')} text={t('settings.account.sessionsText')}>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.map((session) => {
          const device = agentOf(session.agent) ?? t('settings.account.unknownDevice');
          return (
            <Line
              key={session.id}
              title={device}
              text={t('settings.account.session', { address: session.address ?? '–', used: ago(session.usedAt), since: time(session.createdAt) })}
            >
              {session.current ? (
                <Chip label={t('settings.account.thisOne')} color="primary" variant="outlined" />
              ) : (
                <Button size="small" color="inherit" aria-label={t('settings.account.endOf', { device })} onClick={() => end(session)}>
                  {t('settings.account.end')}
                </Button>
              )}
            </Line>
          );
        })}
      </Stack>
    </Card>
  );
}
