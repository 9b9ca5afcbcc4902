import { Alert, Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Permission, RoleAnswer } from '../api';
import { api, useOne, useWrite } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { complain, messageOf, notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { PermissionGrid } from './PermissionGrid';

/** `/settings/roles/new` and `/settings/roles/:id` */
export function RolePage() {
  const t = useText();
  const { id } = useParams();
  const { data: role, isError, error } = useOne<RoleAnswer>(id ? `/roles/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !role) return null;
  const crumbs = [
    { label: t('settings.title'), to: '/settings' },
    { label: t('settings.roles.title'), to: '/settings/roles' },
  ];
  return (
    <Page title={role?.name ?? t('settings.roles.create')} crumbs={crumbs}>
      <RoleForm key={role?.version} role={role} />
    </Page>
  );
}

function RoleForm({ role }: { role?: RoleAnswer }) {
  const t = useText();
  const go = useNavigate();
  const confirm = useConfirm();
  const [name, setName] = useState(role?.name ?? '');
  const [description, setDescription] = useState(role?.description ?? '');
  const [permissions, setPermissions] = useState<Permission[]>(role?.permissions ?? []);
  const values = { name: name.trim(), description: description.trim() || null, permissions };
  const save = useWrite(() => (role ? api.patch(`/roles/${role.id}`, { ...values, version: role.version }) : api.post('/roles', values)));
  const done = (text: string) => {
    notify(text);
    void go('/settings/roles');
  };
  const remove = useWrite(() => api.delete(`/roles/${role!.id}`, { version: role!.version }));
  const ask = async () => {
    const yes = await confirm({
      title: t('settings.roles.delete'),
      text: t('settings.roles.deleteText', { name: role!.name }),
      action: t('settings.roles.delete'),
      danger: true,
    });
    if (yes) remove.mutate(undefined, { onSuccess: () => done(t('core.deleted')), onError: complain });
  };
  return (
    <Stack
      component="form"
      noValidate
      spacing={2}
      sx={{ maxWidth: 860 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (values.name) save.mutate(undefined, { onSuccess: () => done(t(role ? 'core.saved' : 'core.created')) });
      }}
    >
      {save.error && <Alert severity="error">{messageOf(save.error)}</Alert>}
      <TextField
        required
        label={t('settings.roles.fields.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
      <TextField
        label={t('settings.roles.fields.description')}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <PermissionGrid value={permissions} onChange={setPermissions} disabled={role?.builtIn} />
      {!role?.builtIn && (
        <Stack direction="row" spacing={1}>
          <Button type="submit" variant="contained" loading={save.isPending} disabled={!values.name}>
            {t(role ? 'core.actions.save' : 'core.actions.create')}
          </Button>
          <Button color="inherit" onClick={() => void go('/settings/roles')}>
            {t('core.actions.cancel')}
          </Button>
          {role && (
            <Button color="error" onClick={() => void ask()} sx={{ ml: 'auto !important' }}>
              {t('core.actions.delete')}
            </Button>
          )}
        </Stack>
      )}
    </Stack>
  );
}
