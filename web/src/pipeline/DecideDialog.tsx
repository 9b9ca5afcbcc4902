import { TextField } from '@mui/material';
import { useState } from 'react';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';

interface Props {
  verb: 'accept' | 'decline';
  decide: (verb: 'accept' | 'decline', body: object) => Promise<unknown>;
  onClose: () => void;
}

/** Accepting wants a name, declining may have a reason. */
export function DecideDialog({ verb, decide, onClose }: Props) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const accepts = verb === 'accept';
  return (
    <VerbDialog
      title={t(accepts ? 'pipeline.quotes.open.acceptTitle' : 'pipeline.quotes.open.declineTitle')}
      text={t(accepts ? 'pipeline.quotes.open.acceptText' : 'pipeline.quotes.open.declineText')}
      submit={t(accepts ? 'pipeline.quotes.open.confirm' : 'pipeline.quotes.open.decline')}
      disabled={accepts && text.length < 2}
      run={() => decide(verb, accepts ? { name: text } : { reason: text || undefined })}
      onClose={onClose}
    >
      <TextField
        label={t(accepts ? 'pipeline.quotes.open.name' : 'pipeline.quotes.open.reason')}
        required={accepts}
        autoFocus
        autoComplete={accepts ? 'name' : 'off'}
        multiline={!accepts}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </VerbDialog>
  );
}
