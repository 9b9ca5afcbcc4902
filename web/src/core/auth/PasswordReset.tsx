import { Alert, Link } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import { useText } from '../texts';
import { useTitle } from '../title';
import { AuthField, AuthForm, PasswordField, useSubmit } from './fields';

function Back() {
  const t = useText();
  return (
    <Link component={RouterLink} to="/">
      {t('auth.backToSignIn')}
    </Link>
  );
}

export function RequestReset() {
  const t = useText();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useSubmit(['email'], async ({ email }) => {
    await api.post('/auth/password-reset', { email });
    setSentTo(email);
  });
  useTitle(t('auth.resetTitle'));
  return (
    <AuthForm title={t('auth.resetTitle')} hint={t('auth.resetHint')} form={form} action={t('auth.resetSend')} after={<Back />}>
      {sentTo && <Alert severity="success">{t('auth.resetSent', { email: sentTo })}</Alert>}
      <AuthField name="email" type="email" label={t('auth.email')} faults={form.faults} autoComplete="username" autoFocus />
    </AuthForm>
  );
}

export function ConfirmReset() {
  const t = useText();
  const go = useNavigate();
  const token = useSearchParams()[0].get('token');
  const form = useSubmit(['password'], async ({ password }) => {
    await api.post('/auth/password-reset/confirm', { token, password });
    await go('/', { state: { confirmed: true } });
  });
  useTitle(t('auth.confirmTitle'));
  if (!token)
    return (
      <>
        <Alert severity="warning">{t('auth.badLink')}</Alert>
        <Back />
      </>
    );
  return (
    <AuthForm title={t('auth.confirmTitle')} form={form} action={t('core.actions.save')} after={<Back />}>
      <PasswordField fresh faults={form.faults} autoFocus />
    </AuthForm>
  );
}
