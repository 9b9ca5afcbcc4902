import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../api/client';
import { isProblem } from '../api/problem';
import { useSession, type SignedIn } from '../session';
import { useText } from '../texts';
import { useTitle } from '../title';
import { AuthField, AuthForm, FactorField, PasswordField, useSubmit } from './fields';

/** Somebody new says name and password; who has an account already proves it, with the code of the second factor where one is on. */
function useAccept(token: string | null, known: boolean) {
  const { enter } = useSession();
  const [second, setSecond] = useState(false);
  const form = useSubmit(['name', 'password', 'totpCode'], async ({ name, password, totpCode }) => {
    try {
      const body = { token, password, ...(!known && { name }), ...(totpCode && { totpCode: totpCode.replaceAll(' ', '') }) };
      const { data } = await api.post<SignedIn>('/auth/accept-invitation', body);
      history.replaceState(null, '', '/');
      await enter(data);
    } catch (error) {
      if (!totpCode && isProblem(error) && error.is('second_factor_required')) return setSecond(true);
      throw error;
    }
  });
  return { form, second };
}

export function AcceptInvitation() {
  const t = useText();
  const token = useSearchParams()[0].get('token');
  const [known, setKnown] = useState(false);
  const { form, second } = useAccept(token, known);
  useTitle(t('auth.inviteTitle'));
  if (!token) return <Alert severity="warning">{t('auth.badLink')}</Alert>;
  const other = (
    <Button color="inherit" onClick={() => setKnown(!known)} sx={{ alignSelf: 'flex-start' }}>
      {t(known ? 'auth.inviteNew' : 'auth.inviteKnown')}
    </Button>
  );
  return (
    <AuthForm
      key={String(known)}
      title={t('auth.inviteTitle')}
      hint={t(known ? 'auth.inviteKnownHint' : 'auth.inviteHint')}
      form={form}
      action={t('auth.join')}
      after={other}
    >
      {!known && <AuthField name="name" label={t('auth.name')} faults={form.faults} autoComplete="name" autoFocus />}
      <PasswordField fresh={!known} faults={form.faults} autoFocus={known} />
      {second && <FactorField faults={form.faults} />}
    </AuthForm>
  );
}
