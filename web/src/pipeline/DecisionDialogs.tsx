import { TextField } from '@mui/material';
import { useState } from 'react';
import type { Quote } from '../api';
import { api } from '../core/api';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';

interface Props {
  quote: Quote;
  onClose: () => void;
}

/** The customer said yes to somebody of the house. */
export function AcceptDialog({ quote, onClose }: Props) {
  const t = useText();
  const [name, setName] = useState(quote.customerName);
  return (
    <VerbDialog
      title={t('pipeline.quotes.accept.title', { number: quote.quoteNumber })}
      text={t('pipeline.quotes.accept.text')}
      submit={t('pipeline.quotes.accept.label')}
      disabled={!name.trim()}
      run={() => api.post(`/quotes/${quote.id}/accept`, { name: name.trim() })}
      done={t('pipeline.quotes.accept.done')}
      onClose={onClose}
    >
      <TextField label={t('pipeline.quotes.accept.name')} required autoFocus value={name} onChange={(event) => setName(event.target.value)} />
    </VerbDialog>
  );
}

/** The customer said no. */
export function DeclineDialog({ quote, onClose }: Props) {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <VerbDialog
      danger
      title={t('pipeline.quotes.decline.title', { number: quote.quoteNumber })}
      submit={t('pipeline.quotes.decline.label')}
      run={() => api.post(`/quotes/${quote.id}/decline`, { reason: reason.trim() || undefined })}
      done={t('pipeline.quotes.decline.done')}
      onClose={onClose}
    >
      <TextField label={t('pipeline.quotes.decline.reason')} autoFocus multiline value={reason} onChange={(event) => setReason(event.target.value)} />
    </VerbDialog>
  );
}
