import { Alert, Autocomplete, Chip, Skeleton, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { Customer, MailDraft } from '../api';
import { api, useOne } from '../core/api';
import { useText } from '../core/texts';
import { nameOf, type Invoice } from './invoices';
import { StepDialog } from './StepDialog';

interface Props {
  invoice: Invoice;
  onClose: () => void;
}
type Typed = Partial<MailDraft>;

/** The mail as the server would write it, every word of it to be changed. */
export function SendDialog({ invoice, onClose }: Props) {
  const t = useText();
  const { data: usual } = useOne<MailDraft>(`/invoices/${invoice.id}/mail`);
  const { data: customer } = useOne<Customer>(`/customers/${invoice.customerId}`);
  const [typed, setTyped] = useState<Typed>({});
  const mail = usual && { ...usual, ...typed };
  const known = [customer?.email, ...(customer?.contacts.flatMap(({ emails }) => emails) ?? [])].filter((one): one is string => !!one);
  return (
    <StepDialog
      title={t('billing.send.title', { number: nameOf(invoice) })}
      action={t('billing.send.action')}
      disabled={!mail?.to.length}
      run={() => api.post(`/invoices/${invoice.id}/send`, { to: mail!.to, subject: mail!.subject.trim() || null, text: mail!.text.trim() || null })}
      done={() => t('billing.send.done')}
      onClose={onClose}
    >
      {mail ? (
        <>
          {usual.to.length === 0 && <Alert severity="info">{t('billing.send.noCustomerMail')}</Alert>}
          <Recipients value={mail.to} known={[...new Set(known)]} onChange={(to) => setTyped({ ...typed, to })} />
          <TextField label={t('billing.send.subject')} value={mail.subject} onChange={(event) => setTyped({ ...typed, subject: event.target.value })} />
          <TextField
            label={t('billing.send.text')}
            multiline
            minRows={7}
            value={mail.text}
            onChange={(event) => setTyped({ ...typed, text: event.target.value })}
          />
          <Typography variant="body2" color="textSecondary">
            {t('billing.send.attached')}
          </Typography>
        </>
      ) : (
        <Skeleton variant="rounded" height={320} />
      )}
    </StepDialog>
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
      renderInput={(params) => <TextField {...params} label={t('billing.send.to')} required={!value.length} helperText={t('billing.send.toHint')} />}
    />
  );
}
