import { Alert, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import type { NewInvitation } from '../api';
import { api, useWrite } from '../core/api';
import { useText } from '../core/texts';
import { Dialogue } from './Dialogue';
import { useRoles } from './MemberPanel';
import { Secret } from './Secret';
import { useRoleName } from './Word';

/** Invites by mail, and shows the link to hand over where no mail can be sent. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const roles = useRoles();
  const roleName = useRoleName();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('staff');
  const invite = useWrite(async () => (await api.post<NewInvitation>('/invitations', { email: email.trim(), role })).data);
  if (invite.data)
    return (
      <Dialogue title={t('settings.people.invited', { email: invite.data.email })} onClose={onClose}>
        <Alert severity="success">{t('settings.people.invitedText')}</Alert>
        <Secret label={t('settings.people.link')} value={invite.data.link} />
      </Dialogue>
    );
  return (
    <Dialogue
      title={t('settings.people.invite')}
      action={t('settings.people.send')}
      busy={invite.isPending}
      disabled={!email.includes('@')}
      error={invite.error}
      onSubmit={() => invite.mutate()}
      onClose={onClose}
    >
      <TextField autoFocus required type="email" label={t('settings.people.fields.email')} value={email} onChange={(event) => setEmail(event.target.value)} />
      <TextField
        select
        required
        label={t('settings.people.fields.role')}
        value={role}
        onChange={(event) => setRole(event.target.value)}
        helperText={t('settings.people.roleHint')}
      >
        {roles.map((one) => (
          <MenuItem key={one.id} value={one.name}>
            {roleName(one.name)}
          </MenuItem>
        ))}
      </TextField>
    </Dialogue>
  );
}
