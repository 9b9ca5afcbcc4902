import Visibility from '@mui/icons-material/VisibilityOutlined';
import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import { Alert, Button, IconButton, InputAdornment, Stack, TextField, Typography, type TextFieldProps } from '@mui/material';
import { useState, type FormEvent, type ReactNode } from 'react';
import { byField, isProblem } from '../api/problem';
import { messageOf } from '../notify';
import { useText } from '../texts';

export type Faults = Record<string, string>;

interface Submitting {
  busy: boolean;
  error: string | null;
  faults: Faults;
  submit(event: FormEvent<HTMLFormElement>): void;
}

/** One attempt at a time; the server's faults land on the fields named in `shown`. */
export function useSubmit(shown: string[], run: (values: Record<string, string>) => Promise<unknown>): Submitting {
  const [state, setState] = useState<{ busy: boolean; error: string | null; faults: Faults }>({ busy: false, error: null, faults: {} });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state.busy) return;
    const values = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setState({ busy: true, error: null, faults: {} });
    run(values).then(
      () => setState({ busy: false, error: null, faults: {} }),
      (error: unknown) => {
        const { fields, rest } = isProblem(error) ? byField(error, (path) => shown.includes(path)) : { fields: {}, rest: [error] };
        setState({ busy: false, faults: fields, error: rest.length ? messageOf(error) : null });
      },
    );
  };
  return { ...state, submit };
}

interface SheetProps {
  title: string;
  hint?: string;
  form: Submitting;
  action: string;
  children: ReactNode;
  after?: ReactNode;
}

export function AuthForm({ title, hint, form, action, children, after }: SheetProps) {
  return (
    <Stack component="form" onSubmit={form.submit} noValidate={false} spacing={2}>
      <Stack spacing={0.5}>
        <Typography variant="h1">{title}</Typography>
        {hint && <Typography color="textSecondary">{hint}</Typography>}
      </Stack>
      {form.error && <Alert severity="error">{form.error}</Alert>}
      {children}
      <Button type="submit" variant="contained" size="large" loading={form.busy} sx={{ minHeight: 44 }}>
        {action}
      </Button>
      {after}
    </Stack>
  );
}

export type Field = TextFieldProps & { faults?: Faults; name: string };

export function AuthField({ faults = {}, name, helperText, ...rest }: Field) {
  return <TextField id={`auth-${name}`} size="medium" required name={name} error={!!faults[name]} helperText={faults[name] ?? helperText} {...rest} />;
}

/** The code of the app, or a recovery code. */
export function FactorField(props: Pick<Field, 'faults'>) {
  const t = useText();
  return (
    <AuthField
      name="totpCode"
      label={t('auth.code')}
      helperText={t('auth.recoveryHint')}
      autoComplete="one-time-code"
      autoFocus
      slotProps={{ htmlInput: { maxLength: 24, autoCapitalize: 'characters', spellCheck: false } }}
      {...props}
    />
  );
}

export function PasswordField({ name = 'password', fresh, ...rest }: Omit<Field, 'name'> & { name?: string; fresh?: boolean }) {
  const t = useText();
  const [shown, setShown] = useState(false);
  const toggle = (
    <InputAdornment position="end">
      <IconButton edge="end" aria-label={t(shown ? 'auth.hidePassword' : 'auth.showPassword')} onClick={() => setShown(!shown)}>
        {shown ? <VisibilityOff fontSize="small" /> : <Visibility fontSize="small" />}
      </IconButton>
    </InputAdornment>
  );
  return (
    <AuthField
      name={name}
      type={shown ? 'text' : 'password'}
      label={t(fresh ? 'auth.newPassword' : 'auth.password')}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      helperText={fresh ? t('auth.passwordHint') : undefined}
      slotProps={{ input: { endAdornment: toggle }, htmlInput: fresh ? { minLength: 10 } : {} }}
      {...rest}
    />
  );
}
