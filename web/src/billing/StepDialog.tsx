import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useWrite } from '../core/api';
import { messageOf, notify } from '../core/notify';
import { useText } from '../core/texts';

interface Props<R> {
  title: string;
  action: string;
  /** Not yet to be done: something is missing. */
  disabled?: boolean;
  wide?: boolean;
  run: () => Promise<R>;
  /** Told when it is done. */
  done: (result: R) => string;
  onDone?: (result: R) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A step that wants a few words first: Enter does it, a refusal stands above what was typed. */
export function StepDialog<R>({ title, action, disabled, wide, run, done, onDone, onClose, children }: Props<R>) {
  const t = useText();
  const id = useId();
  const write = useWrite<void, R>(run);
  const submit = async () => {
    const result = await write.mutateAsync();
    notify(done(result));
    onClose();
    onDone?.(result);
  };
  return (
    <Dialog open onClose={onClose} maxWidth={wide ? 'md' : 'sm'} aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`} component="h2" variant="h2">
        {title}
      </DialogTitle>
      <DialogContent>
        <Stack
          component="form"
          id={id}
          spacing={2}
          sx={{ pt: 1 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (!disabled) void submit().catch(() => null);
          }}
        >
          {write.error && <Alert severity="error">{messageOf(write.error)}</Alert>}
          {children}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.cancel')}
        </Button>
        <Button type="submit" form={id} variant="contained" disabled={disabled} loading={write.isPending}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
