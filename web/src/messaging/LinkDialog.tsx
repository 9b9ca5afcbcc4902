import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import type { ConversationView } from '../api';
import { api } from '../core/api';
import { RecordPicker } from '../core/form';
import { recordLink } from '../core/frame/registry';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { useBase } from './inbox';
import { LINKED } from './records';

/** Which record this is about. */
export function LinkDialog({ conversation, messageId, onClose }: { conversation: ConversationView; messageId?: string; onClose: () => void }) {
  const t = useText();
  const base = useBase();
  const offered = LINKED.filter((one) => recordLink(one));
  const [resource, setResource] = useState<string>(offered[0]);
  const [recordId, setRecordId] = useState<string | null>(null);
  const own = conversation.customerId && resource !== 'deliveries' ? { customerId: conversation.customerId } : undefined;
  return (
    <VerbDialog
      title={t('messaging.link.title')}
      submit={t('messaging.link.submit')}
      disabled={!recordId}
      run={() => api.post(`${base}/${conversation.id}/link`, { resource, recordId, messageId })}
      onClose={onClose}
    >
      <TextField
        select
        label={t('messaging.link.kind')}
        value={resource}
        onChange={(event) => {
          setResource(event.target.value);
          setRecordId(null);
        }}
      >
        {offered.map((one) => (
          <MenuItem key={one} value={one}>
            {t(recordLink(one)!.label)}
          </MenuItem>
        ))}
      </TextField>
      <RecordPicker key={resource} resource={resource} query={own} label={t(recordLink(resource)!.label)} value={recordId} onChange={setRecordId} />
    </VerbDialog>
  );
}
