import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { useText } from './texts';

interface Question {
  title: string;
  /** What will happen: "2 open orders refer to this customer". */
  text: ReactNode;
  action?: string;
  danger?: boolean;
}

type Ask = (question: Question) => Promise<boolean>;
const Context = createContext<Ask>(() => Promise.resolve(false));

/** `if (await confirm({ title, text, danger: true })) …` */
export const useConfirm = (): Ask => useContext(Context);

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const t = useText();
  const [open, setOpen] = useState<(Question & { answer: (yes: boolean) => void }) | null>(null);
  const ask = useCallback<Ask>((question) => new Promise((answer) => setOpen({ ...question, answer })), []);
  const answer = (yes: boolean) => {
    open?.answer(yes);
    setOpen(null);
  };
  return (
    <Context value={ask}>
      {children}
      {open && (
        <Dialog open onClose={() => answer(false)} role="alertdialog" aria-labelledby="confirm-title" aria-describedby="confirm-text" maxWidth="xs">
          <DialogTitle id="confirm-title" component="h2" variant="h2">
            {open.title}
          </DialogTitle>
          <DialogContent>
            <DialogContentText component="div" id="confirm-text">
              {open.text}
            </DialogContentText>
          </DialogContent>
          <DialogActions>
            <Button color="inherit" onClick={() => answer(false)}>
              {t('core.actions.cancel')}
            </Button>
            <Button autoFocus variant="contained" color={open.danger ? 'error' : 'primary'} onClick={() => answer(true)}>
              {open.action ?? t('core.actions.confirm')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </Context>
  );
}
