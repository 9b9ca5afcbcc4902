import { Button, Dialog, DialogContent } from '@mui/material';
import { useMe, useSession } from '../session';
import { useText } from '../texts';
import { AuthField, AuthForm, FactorField, PasswordField } from './fields';
import { useSignIn } from './SignIn';

/** The session ended while somebody worked: asks for the password over the page, so that nothing on it is lost. */
export function SignInAgain() {
  const t = useText();
  const { user, organization } = useMe();
  const { leave } = useSession();
  const other = (
    <Button color="inherit" onClick={() => void leave()}>
      {t('auth.other')}
    </Button>
  );
  const { form, second } = useSignIn(organization.id);
  return (
    <Dialog open maxWidth="xs" aria-label={t('core.expired.title')}>
      <DialogContent>
        <AuthForm title={t('core.expired.title')} hint={t('core.expired.text')} form={form} action={t('auth.signIn')} after={other}>
          {second ? (
            <FactorField faults={form.faults} />
          ) : (
            <>
              <AuthField
                name="email"
                type="email"
                label={t('auth.email')}
                defaultValue={user.email}
                faults={form.faults}
                autoComplete="username"
                slotProps={{ htmlInput: { readOnly: true } }}
              />
              <PasswordField faults={form.faults} autoFocus />
            </>
          )}
        </AuthForm>
      </DialogContent>
    </Dialog>
  );
}
