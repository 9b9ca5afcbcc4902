import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../core/notify';
import { useText } from '../core/texts';

interface Props {
  title: string;
  /** Left out: only something to read and close. */
  action?: string;
  busy?: boolean;
  disabled?: boolean;
  error?: unknown;
  wide?: boolean;
  onSubmit?: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A small form in a dialog. */
export function Dialogue({ title, action, busy, disabled, error, wide, onSubmit, onClose, children }: Props) {
  const t = useText();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Dialog open onClose={action ? onClose : undefined} maxWidth={wide ? 'md' : 'xs'} aria-labelledby={id}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={id} component="h2" variant="h2">
          {title}
        </DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {Boolean(error) && <Alert severity="error">{messageOf(error)}</Alert>}
            {children}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button color={action ? 'inherit' : 'primary'} onClick={onClose}>
            {t(action ? 'core.actions.cancel' : 'core.actions.close')}
          </Button>
          {action && (
            <Button type="submit" variant="contained" loading={busy} disabled={disabled}>
              {action}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
