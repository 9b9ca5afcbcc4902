import { FormControlLabel, Skeleton, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { Quote, MailDraft } from '../api';
import { api, useOne } from '../core/api';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';

const addresses = (text: string): string[] =>
  text
    .split(/[,;\s]+/)
    .map((one) => one.trim())
    .filter(Boolean);

/** The mail as the server would write it, every word of it to be changed; or no mail at all. */
export function SendQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const t = useText();
  const { data: usual } = useOne<MailDraft>(`/quotes/${quote.id}/mail`);
  const [typed, setTyped] = useState<{ to?: string; subject?: string; text?: string }>({});
  const [mail, setMail] = useState(true);
  const now = usual && { to: usual.to.join(', '), subject: usual.subject, text: usual.text, ...typed };
  const body = mail && now ? { to: addresses(now.to), subject: now.subject.trim() || null, text: now.text.trim() || null } : { mail: false };
  return (
    <VerbDialog
      title={t('pipeline.quotes.send.title', { number: quote.quoteNumber })}
      submit={t('pipeline.quotes.send.label')}
      disabled={!now || (mail && !addresses(now.to).length)}
      run={() => api.post(`/quotes/${quote.id}/send`, body)}
      done={t(mail ? 'pipeline.quotes.send.done' : 'pipeline.quotes.send.handed')}
      onClose={onClose}
    >
      <FormControlLabel control={<Switch checked={!mail} onChange={(_, none) => setMail(!none)} />} label={t('pipeline.quotes.send.noMail')} />
      {!mail && <Typography color="textSecondary">{t('pipeline.quotes.send.noMailText')}</Typography>}
      {mail && !now && <Skeleton variant="rounded" height={280} />}
      {mail && now && (
        <>
          <TextField
            label={t('pipeline.quotes.send.to')}
            required
            helperText={t('pipeline.quotes.send.toHint')}
            value={now.to}
            onChange={(event) => setTyped({ ...typed, to: event.target.value })}
          />
          <TextField label={t('pipeline.quotes.send.subject')} value={now.subject} onChange={(event) => setTyped({ ...typed, subject: event.target.value })} />
          <TextField
            label={t('pipeline.quotes.send.text')}
            multiline
            minRows={7}
            value={now.text}
            onChange={(event) => setTyped({ ...typed, text: event.target.value })}
          />
          <Typography variant="body2" color="textSecondary">
            {t('pipeline.quotes.send.attached')}
          </Typography>
        </>
      )}
    </VerbDialog>
  );
}
