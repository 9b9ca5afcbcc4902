import { Alert, Autocomplete, Chip, Skeleton, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { Customer, MailDraft } from '../../api';
import { api, useOne } from '../api';
import { NoMailServer } from '../NoMailServer';
import { useMe } from '../session';
import { useText } from '../texts';
import { VerbDialog } from './VerbDialog';

interface Props {
  /** What says what would be sent (`/invoices/1/mail`), and what sends it (`/invoices/1/send`). */
  draft: string;
  send: string;
  title: string;
  /** Whose addresses are offered; left out, nobody's. */
  customerId?: string;
  /** Told where nobody has an address yet. */
  noAddress?: string;
  /** What hangs on the mail; left out, the PDF. */
  attached?: string;
  onClose: () => void;
}
type Typed = Partial<MailDraft>;

/** The mail as the server would write it, every word of it to be changed. */
export function MailDialog({ draft, send, title, customerId, noAddress, attached, onClose }: Props) {
  const t = useText();
  const { data: usual } = useOne<MailDraft>(draft);
  const { data: customer } = useOne<Customer>(customerId ? `/customers/${customerId}` : null);
  const { sendsMail } = useMe();
  const [typed, setTyped] = useState<Typed>({});
  const mail = usual && { ...usual, ...typed };
  const known = [customer?.email, ...(customer?.contacts.flatMap(({ emails }) => emails) ?? [])].filter((one): one is string => !!one);
  return (
    <VerbDialog
      title={title}
      submit={t('record.mail.action')}
      disabled={!mail?.to.length}
      run={() => api.post(send, { to: mail!.to, subject: mail!.subject.trim() || null, text: mail!.text.trim() || null })}
      done={t(sendsMail ? 'record.mail.done' : 'core.keptInOutbox')}
      onClose={onClose}
    >
      {mail ? (
        <>
          <NoMailServer />
          {usual.to.length === 0 && <Alert severity="info">{noAddress ?? t('record.mail.noAddress')}</Alert>}
          <Recipients value={mail.to} known={[...new Set(known)]} onChange={(to) => setTyped({ ...typed, to })} />
          <TextField label={t('record.mail.subject')} value={mail.subject} onChange={(event) => setTyped({ ...typed, subject: event.target.value })} />
          <TextField
            label={t('record.mail.text')}
            multiline
            minRows={7}
            value={mail.text}
            onChange={(event) => setTyped({ ...typed, text: event.target.value })}
          />
          <Typography variant="body2" color="textSecondary">
            {attached ?? t('record.mail.attached')}
          </Typography>
        </>
      ) : (
        <Skeleton variant="rounded" height={320} />
      )}
    </VerbDialog>
  );
}

function Recipients({ value, known, onChange }: { value: string[]; known: string[]; onChange: (to: string[]) => void }) {
  const t = useText();
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      options={known}
      value={value}
      onChange={(_, to) => onChange(to.map((one) => one.trim()).filter(Boolean))}
      clearText={t('core.actions.clear')}
      renderValue={(all, itemProps) =>
        all.map((one, index) => {
          const { key, ...item } = itemProps({ index });
          return <Chip key={key} size="small" label={one} {...item} />;
        })
      }
      renderInput={(params) => <TextField {...params} label={t('record.mail.to')} required={!value.length} helperText={t('record.mail.toHint')} />}
    />
  );
}
