import { Button, Stack, Typography } from '@mui/material';
import type { Invitation } from '../api';
import { api, useMany } from '../core/api';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { queries } from '../core/api';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { Line } from './Line';
import { useRoleName } from './Word';

/** Who was invited and has not come yet. */
export function Invitations() {
  const t = useText();
  const can = useCan();
  const { date } = useFormat();
  const roleName = useRoleName();
  const { data } = useMany<Invitation>('/invitations', { status: 'open', perPage: 100 });
  const revoke = ({ id, version, email }: Invitation) =>
    void api.delete(`/invitations/${id}`, { version }).then(() => {
      notify(t('settings.people.revoked', { email }));
      return queries.invalidateQueries({ queryKey: ['invitations'] });
    }, complain);
  if (!data?.data.length) return null;
  return (
    <Stack component="section" spacing={1}>
      <Typography component="h2" variant="h2">
        {t('settings.people.invitations')}
      </Typography>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0, maxWidth: 860 }}>
        {data.data.map((one) => (
          <Line
            key={one.id}
            title={one.email}
            text={`${roleName(one.role)} · ${t(new Date(one.expiresAt) < new Date() ? 'settings.people.expired' : 'settings.people.until', { date: date(one.expiresAt) })}`}
          >
            {can('invitations:write') && (
              <Button size="small" color="inherit" aria-label={t('settings.people.revokeOf', { email: one.email })} onClick={() => revoke(one)}>
                {t('settings.people.revoke')}
              </Button>
            )}
          </Line>
        ))}
      </Stack>
    </Stack>
  );
}
