import { Alert, Button, Snackbar, useMediaQuery } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { isProblem, type Fault } from './api/problem';
import { isText, say, useText } from './texts';

interface Note {
  text: string;
  tone: 'success' | 'error' | 'info';
  undo?: () => void | Promise<unknown>;
  id: number;
}

let notes: Note[] = [];
const listeners = new Set<() => void>();
const set = (next: Note[]) => {
  notes = next;
  for (const fn of listeners) fn();
};

/** A line at the bottom; with `undo` it stays ten seconds and offers to take back what was done. */
export function notify(text: string, more: { tone?: Note['tone']; undo?: Note['undo'] } = {}): void {
  set([...notes, { text, tone: more.tone ?? ('success' as const), undo: more.undo, id: Date.now() + Math.random() }].slice(-3));
}

/** What to tell a person about a failure: the server's words, or ours where it could not be asked. */
export function messageOf(error: unknown): string {
  if (!isProblem(error)) return say('core.unexpected');
  if (error.code === 'network') return say('core.network');
  return error.faults.map(wordsOf).join(' · ') || say('core.unexpected');
}

/** The server knows a status by its code; people know it by the word on the screen. */
function wordsOf({ code, message, details }: Fault): string {
  const from = details?.from;
  const key = `core.status.${String(from)}`;
  return code === 'invalid_transition' && typeof from === 'string' && isText(key) ? message.replace(from, say(key)) : message;
}

export const complain = (error: unknown): void => notify(messageOf(error), { tone: 'error' });

export function Notes() {
  const t = useText();
  const all = useSyncExternalStore(
    (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    () => notes,
  );
  const phone = useMediaQuery('(max-width: 599px)');
  const note = all[0];
  const close = () => set(notes.slice(1));
  const undo = async () => {
    close();
    await Promise.resolve(note.undo?.()).catch(complain);
  };
  if (!note) return <div role="status" />;
  return (
    <Snackbar
      key={note.id}
      open
      autoHideDuration={note.undo ? 10_000 : note.tone === 'error' ? 9_000 : 3_500}
      onClose={(_, why) => why !== 'clickaway' && close()}
      // on a phone the buttons of dialogs and forms are at the bottom
      anchorOrigin={{ vertical: phone ? 'top' : 'bottom', horizontal: 'center' }}
      sx={{ mb: { sm: 8, md: 0 } }}
    >
      <Alert
        severity={note.tone}
        variant="filled"
        onClose={note.undo ? undefined : close}
        slotProps={{ closeButton: { 'aria-label': t('core.actions.close'), color: 'inherit', sx: { color: 'inherit' } } }}
        action={
          note.undo && (
            <Button size="small" color="inherit" onClick={undo}>
              {t('core.actions.undo')}
            </Button>
          )
        }
      >
        {note.text}
      </Alert>
    </Snackbar>
  );
}
