import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Stack, type DialogProps } from '@mui/material';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { queries } from '../api';
import { messageOf, notify } from '../notify';
import { useText } from '../texts';

interface Props {
  title: string;
  /** Says in words what will happen. */
  text?: ReactNode;
  submit: string;
  danger?: boolean;
  disabled?: boolean;
  wide?: DialogProps['maxWidth'];
  /** Sends; a refusal stays in the dialog and nothing typed is lost. */
  run: () => Promise<unknown>;
  done?: string;
  onClose: () => void;
  /** What is shown of a refusal; left out, the server's words. */
  refused?: (error: unknown) => ReactNode;
  children?: ReactNode;
}

/** A verb of a record that needs something typed first: ship, receive, complete. */
export function VerbDialog({ title, text, submit, danger, disabled, wide = 'sm', run, done, onClose, refused, children }: Props) {
  const t = useText();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      await run();
      if (done) notify(done);
      onClose();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
    void queries.invalidateQueries();
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} maxWidth={wide} aria-labelledby={id}>
      {/* the paper is the dialog: a form of its own inside, without a box */}
      <Box component="form" noValidate onSubmit={send} sx={{ display: 'contents' }}>
        <DialogTitle id={id} component="h2" variant="h2">
          {title}
        </DialogTitle>
        <DialogContent>
          {text && (
            <DialogContentText component="div" sx={{ mb: 2 }}>
              {text}
            </DialogContentText>
          )}
          <Stack spacing={2} sx={{ pt: text ? 0 : 1 }}>
            {children}
            {failure !== null && <Alert severity="error">{refused?.(failure) ?? messageOf(failure)}</Alert>}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose} disabled={busy}>
            {t('core.actions.cancel')}
          </Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} loading={busy} disabled={disabled}>
            {submit}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
