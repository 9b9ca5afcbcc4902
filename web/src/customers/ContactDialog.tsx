import { FormControlLabel, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import type { ContactRecord } from '../api';
import { api } from '../core/api';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';

const words = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** A person at a customer, new or changed. */
export function ContactDialog({ customerId, contact, onClose }: { customerId: string; contact: ContactRecord | null; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState(contact?.name ?? '');
  const [role, setRole] = useState(contact?.role ?? '');
  const [emails, setEmails] = useState(contact?.emails.join(', ') ?? '');
  const [phones, setPhones] = useState(contact?.phones.join(', ') ?? '');
  const [isPrimary, setPrimary] = useState(contact?.isPrimary ?? false);
  const values = { name, role: role || null, emails: words(emails), phones: words(phones), isPrimary };
  const save = () =>
    contact ? api.patch(`/contacts/${contact.id}`, { version: contact.version, ...values }) : api.post('/contacts', { customerId, ...values });
  return (
    <VerbDialog
      title={t(contact ? 'crm.contacts.change' : 'crm.contacts.add')}
      submit={t('core.actions.save')}
      disabled={!name.trim()}
      run={save}
      done={t('core.saved')}
      onClose={onClose}
    >
      <TextField autoFocus required label={t('crm.contacts.name')} value={name} onChange={(event) => setName(event.target.value)} />
      <TextField label={t('crm.contacts.role')} value={role} onChange={(event) => setRole(event.target.value)} />
      <TextField label={t('crm.contacts.emails')} helperText={t('form.separate')} value={emails} onChange={(event) => setEmails(event.target.value)} />
      <TextField label={t('crm.contacts.phones')} helperText={t('form.separate')} value={phones} onChange={(event) => setPhones(event.target.value)} />
      <FormControlLabel control={<Switch checked={isPrimary} onChange={(_, on) => setPrimary(on)} />} label={t('crm.contacts.primary')} />
    </VerbDialog>
  );
}
