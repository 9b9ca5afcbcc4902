import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import { Box, Button, Chip, IconButton, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { ContactRecord } from '../api';
import { api, queries, useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { ContactDialog } from './ContactDialog';

/** The people at a customer: call or write to them with one touch. */
export function ContactsTab({ customerId }: { customerId: string }) {
  const t = useText();
  const can = useCan();
  const [open, setOpen] = useState<ContactRecord | 'new' | null>(null);
  const { data, isError, error } = useMany<ContactRecord>('/contacts', { customerId, perPage: 200, sort: 'position' });
  const write = can('customers:write');
  if (isError) return <Failed error={error} />;
  return (
    <Stack spacing={2} sx={{ maxWidth: 860 }}>
      {write && (
        <Button startIcon={<Add />} variant="outlined" color="inherit" onClick={() => setOpen('new')} sx={{ alignSelf: 'flex-start' }}>
          {t('crm.contacts.add')}
        </Button>
      )}
      {data && !data.data.length && <Typography color="textSecondary">{t('crm.contacts.none')}</Typography>}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((contact) => (
          <One key={contact.id} contact={contact} onEdit={write ? () => setOpen(contact) : undefined} />
        ))}
      </Stack>
      {open && <ContactDialog customerId={customerId} contact={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function One({ contact, onEdit }: { contact: ContactRecord; onEdit?: () => void }) {
  const t = useText();
  const path = `/contacts/${contact.id}`;
  const again = () => queries.invalidateQueries();
  const remove = async () => {
    await api
      .delete(path, { version: contact.version })
      .then(() => notify(t('core.deleted'), { undo: () => api.post(`${path}/restore`).then(again) }), complain);
    await again();
  };
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{contact.name}</Typography>
          {contact.isPrimary && <Chip size="small" variant="outlined" color="primary" label={t('crm.contacts.primary')} />}
        </Stack>
        {contact.role && <Typography color="textSecondary">{contact.role}</Typography>}
        <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', columnGap: 2, overflowWrap: 'anywhere' }}>
          {contact.emails.map((email) => (
            <Link key={email} href={`mailto:${email}`}>
              {email}
            </Link>
          ))}
          {contact.phones.map((phone) => (
            <Link key={phone} href={`tel:${phone}`}>
              {phone}
            </Link>
          ))}
        </Stack>
      </Box>
      {onEdit && (
        <Box sx={{ whiteSpace: 'nowrap' }}>
          <IconButton aria-label={t('crm.contacts.edit', { name: contact.name })} onClick={onEdit}>
            <Edit fontSize="small" />
          </IconButton>
          <IconButton aria-label={t('crm.contacts.remove', { name: contact.name })} onClick={() => void remove()}>
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      )}
    </Box>
  );
}
