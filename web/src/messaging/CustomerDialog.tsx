import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import type { ConversationView, Customer } from '../api';
import { api } from '../core/api';
import { RecordPicker } from '../core/form';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { nameOf, useBase } from './inbox';

/** Who it is: somebody that is known, or somebody new with the address they write from. */
export function CustomerDialog({ of, fresh, onClose }: { of: ConversationView; fresh: boolean; onClose: () => void }) {
  const t = useText();
  const base = useBase();
  const [customerId, setCustomerId] = useState<string | null>(null);
  const [name, setName] = useState(of.contactName ?? nameOf(of));
  const [type, setType] = useState<'private' | 'business'>('private');
  const run = async () => {
    const phone = of.phone?.startsWith('+') ? of.phone : undefined;
    const made = fresh ? (await api.post<Customer>('/customers', { name: name.trim(), type, email: of.email ?? undefined, phone })).data.id : customerId;
    await api.post(`${base}/${of.id}/link`, { resource: 'customers', recordId: made });
  };
  return (
    <VerbDialog
      title={t(fresh ? 'messaging.person.create' : 'messaging.person.choose')}
      submit={t(fresh ? 'messaging.person.save' : 'messaging.link.submit')}
      disabled={fresh ? !name.trim() : !customerId}
      run={run}
      onClose={onClose}
    >
      {fresh ? (
        <>
          <TextField autoFocus required label={t('messaging.person.name')} value={name} onChange={(event) => setName(event.target.value)} />
          <TextField select label={t('messaging.person.type')} value={type} onChange={(event) => setType(event.target.value as typeof type)}>
            <MenuItem value="private">{t('messaging.person.types.private')}</MenuItem>
            <MenuItem value="business">{t('messaging.person.types.business')}</MenuItem>
          </TextField>
        </>
      ) : (
        <RecordPicker resource="customers" label={t('messaging.fields.customerId')} value={customerId} onChange={setCustomerId} />
      )}
    </VerbDialog>
  );
}
