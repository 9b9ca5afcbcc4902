import { Alert, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Member, RoleAnswer } from '../api';
import { api, useMany, useWrite } from '../core/api';
import { useConfirm } from '../core/confirm';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { viewAs } from '../core/viewAs';
import { useRoleName } from './Word';

/** All roles that there are, built-in ones first. */
export function useRoles(): RoleAnswer[] {
  const can = useCan();
  const { data } = useMany<RoleAnswer>(can('roles:read') ? '/roles' : null, { perPage: 200 });
  return data?.data ?? [];
}

/** A person beside the list: role, access, and how Kontor looks to them. */
export function MemberPanel({ member }: { member: Member }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const go = useNavigate();
  const { time } = useFormat();
  const { user } = useMe();
  const roles = useRoles();
  const roleName = useRoleName();
  const [role, setRole] = useState(member.role);
  const mayWrite = can('users:write');
  const change = useWrite((patch: { role?: string; active?: boolean }) => api.patch<Member>(`/users/${member.id}`, { ...patch, version: member.version }));
  const save = (patch: { role?: string; active?: boolean }) => change.mutate(patch, { onSuccess: () => notify(t('core.saved')), onError: complain });
  const access = async () => {
    const question = {
      title: t('settings.people.deactivate'),
      text: t('settings.people.deactivateText', { name: member.name }),
      action: t('settings.people.deactivate'),
      danger: true,
    };
    if (!member.active || (await confirm(question))) save({ active: !member.active });
  };
  const permissions = roles.find((one) => one.name === member.role)?.permissions;
  return (
    <Stack spacing={2}>
      <Typography color="textSecondary">
        {member.email}
        <br />
        {member.signedInAt ? t('settings.people.lastSeen', { time: time(member.signedInAt) }) : t('settings.people.neverSeen')}
      </Typography>
      {!member.active && <Alert severity="warning">{t('settings.people.inactive')}</Alert>}
      {mayWrite && roles.length > 0 && (
        <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
          <TextField select label={t('settings.people.fields.role')} value={role} onChange={(event) => setRole(event.target.value)}>
            {roles.map((one) => (
              <MenuItem key={one.id} value={one.name}>
                {roleName(one.name)}
              </MenuItem>
            ))}
          </TextField>
          <Button variant="contained" disabled={role === member.role} loading={change.isPending} onClick={() => save({ role })}>
            {t('core.actions.save')}
          </Button>
        </Stack>
      )}
      {permissions && member.id !== user.id && (
        <Button
          variant="outlined"
          color="inherit"
          sx={{ borderColor: 'divider' }}
          onClick={() => {
            viewAs({ label: member.name, role: member.role, permissions });
            void go('/'); // where they begin
          }}
        >
          {t('settings.people.viewAs', { name: member.name })}
        </Button>
      )}
      {mayWrite && member.id !== user.id && (
        <Button color={member.active ? 'error' : 'primary'} onClick={() => void access()}>
          {t(member.active ? 'settings.people.deactivate' : 'settings.people.activate')}
        </Button>
      )}
    </Stack>
  );
}
