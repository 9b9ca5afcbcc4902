import { Alert } from '@mui/material';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../api/client';
import { useSession, type SignedIn } from '../session';
import { useText } from '../texts';
import { AuthField, AuthForm, PasswordField, useSubmit } from './fields';

export function AcceptInvitation() {
  const t = useText();
  const { enter } = useSession();
  const token = useSearchParams()[0].get('token');
  const form = useSubmit(['name', 'password'], async ({ name, password }) => {
    const { data } = await api.post<SignedIn>('/auth/accept-invitation', { token, name, password });
    history.replaceState(null, '', '/');
    await enter(data);
  });
  useEffect(() => void (document.title = `${t('auth.inviteTitle')} · Kontor`), [t]);
  if (!token) return <Alert severity="warning">{t('auth.badLink')}</Alert>;
  return (
    <AuthForm title={t('auth.inviteTitle')} hint={t('auth.inviteHint')} form={form} action={t('auth.join')}>
      <AuthField name="name" label={t('auth.name')} faults={form.faults} autoComplete="name" autoFocus />
      <PasswordField fresh faults={form.faults} />
    </AuthForm>
  );
}
