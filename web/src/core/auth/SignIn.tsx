import { Alert, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { api } from '../api/client';
import { isProblem } from '../api/problem';
import { useSession, type SignedIn } from '../session';
import { useText } from '../texts';
import { useTitle } from '../title';
import { AuthField, AuthForm, FactorField, PasswordField, useSubmit } from './fields';

interface Credentials {
  email: string;
  password: string;
}

/** Mail and password, then the second factor where the person has one; into this organization, if it is known. */
export function useSignIn(organizationId?: string) {
  const { enter } = useSession();
  const [waiting, setWaiting] = useState<Credentials | null>(null);
  const form = useSubmit(['email', 'password', 'totpCode'], async (values) => {
    const credentials = waiting ? { ...waiting, totpCode: values.totpCode.replaceAll(' ', '') } : { email: values.email, password: values.password };
    try {
      const { data } = await api.post<SignedIn>('/auth/login', { ...credentials, organizationId });
      await enter(data);
    } catch (error) {
      if (!waiting && isProblem(error) && error.is('second_factor_required')) return setWaiting({ email: values.email, password: values.password });
      throw error;
    }
  });
  return { form, second: waiting !== null };
}

export function SignIn() {
  const t = useText();
  const { form, second } = useSignIn();
  const confirmed = history.state?.usr?.confirmed === true;
  useTitle(t('auth.signIn'));
  if (second) {
    return (
      <AuthForm title={t('auth.codeTitle')} hint={t('auth.codeHint')} form={form} action={t('auth.signIn')}>
        <FactorField faults={form.faults} />
      </AuthForm>
    );
  }
  return (
    <AuthForm title={t('auth.signInTo')} hint={t('auth.tagline')} form={form} action={t('auth.signIn')} after={<Others />}>
      {confirmed && <Alert severity="success">{t('auth.confirmed')}</Alert>}
      <AuthField name="email" type="email" label={t('auth.email')} faults={form.faults} autoComplete="username" autoFocus />
      <PasswordField faults={form.faults} />
    </AuthForm>
  );
}

function Others() {
  const t = useText();
  return (
    <Stack spacing={2} sx={{ pt: 0.5 }}>
      <Link component={RouterLink} to="/forgotten-password">
        {t('auth.forgot')}
      </Link>
      <Typography color="textSecondary" sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
        {t('auth.noAccount')}{' '}
        <Link component={RouterLink} to="/register">
          {t('auth.register')}
        </Link>
      </Typography>
    </Stack>
  );
}
