import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { api, useWrite } from '../core/api';
import { messageOf, notify } from '../core/notify';
import { useMe, useSession } from '../core/session';
import { language, LANGUAGES, useText } from '../core/texts';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';
import { Card, Sheet } from './Sheet';

/** `/settings/account`: one's own name, language, password, second factor and devices. */
export function AccountPage() {
  const t = useText();
  const { user } = useMe();
  return (
    <Sheet title={t('settings.account.title')} hint={user.email}>
      <Profile />
      <Password />
      <SecondFactor />
      <Sessions />
    </Sheet>
  );
}

function Profile() {
  const t = useText();
  const { user } = useMe();
  const { reload, speak } = useSession();
  const [name, setName] = useState(user.name);
  const save = useWrite(() => api.patch('/auth/me', { name: name.trim() }));
  const done = () => {
    notify(t('core.saved'));
    void reload();
  };
  return (
    <Card title={t('settings.account.profile')}>
      <Stack
        component="form"
        direction={{ xs: 'column', sm: 'row' }}
        spacing={1.5}
        sx={{ alignItems: 'flex-start' }}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined, { onSuccess: done });
        }}
      >
        <TextField
          label={t('settings.account.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={save.isError}
          helperText={save.error && messageOf(save.error)}
          autoComplete="name"
        />
        <TextField select label={t('auth.language')} value={language()} onChange={(event) => speak(event.target.value as (typeof LANGUAGES)[number])}>
          {LANGUAGES.map((one) => (
            <MenuItem key={one} value={one} lang={one}>
              {one === 'de' ? 'Deutsch' : 'English'}
            </MenuItem>
          ))}
        </TextField>
        <Button type="submit" variant="contained" disabled={!name.trim() || name.trim() === user.name} loading={save.isPending} sx={{ flex: 'none' }}>
          {t('core.actions.save')}
        </Button>
      </Stack>
    </Card>
  );
}

function Password() {
  const t = useText();
  const [currentPassword, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const save = useWrite(() => api.post('/auth/password', { currentPassword, password }));
  const done = () => {
    setCurrent('');
    setPassword('');
    notify(t('settings.account.passwordChanged'));
  };
  return (
    <Card title={t('settings.account.password')} text={t('settings.account.passwordText')}>
      <Stack
        component="form"
        direction={{ xs: 'column', sm: 'row' }}
        spacing={1.5}
        sx={{ alignItems: 'flex-start' }}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined, { onSuccess: done });
        }}
      >
        <TextField
          type="password"
          label={t('settings.account.currentPassword')}
          value={currentPassword}
          onChange={(event) => setCurrent(event.target.value)}
          autoComplete="current-password"
        />
        <TextField
          type="password"
          label={t('settings.account.newPassword')}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={save.isError}
          helperText={save.error && messageOf(save.error)}
          autoComplete="new-password"
        />
        <Button type="submit" variant="contained" disabled={!currentPassword || !password} loading={save.isPending} sx={{ flex: 'none' }}>
          {t('settings.account.change')}
        </Button>
      </Stack>
    </Card>
  );
}
