import Add from '@mui/icons-material/Add';
import Phone from '@mui/icons-material/PhoneOutlined';
import { IconButton, MenuItem, TextField, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Channel, ConversationView } from '../api';
import { api, useAll } from '../core/api';
import { RecordPicker } from '../core/form';
import { VerbDialog } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { CallDialog } from './CallDialog';
import { useBase } from './inbox';

/** To write to somebody first, or to note a call. */
export function NewConversation() {
  const t = useText();
  const can = useCan();
  const [open, setOpen] = useState<'message' | 'call' | null>(null);
  const { data } = useAll<Channel>(can('channels:read') ? '/channels' : null, { provider: 'calls' });
  const phones = data?.data ?? [];
  return (
    <>
      <Tooltip title={t('messaging.new.title')}>
        <IconButton aria-label={t('messaging.new.title')} onClick={() => setOpen('message')}>
          <Add />
        </IconButton>
      </Tooltip>
      {phones.length > 0 && (
        <Tooltip title={t('messaging.call.title')}>
          <IconButton aria-label={t('messaging.call.title')} onClick={() => setOpen('call')}>
            <Phone />
          </IconButton>
        </Tooltip>
      )}
      {open === 'message' && <NewDialog onClose={() => setOpen(null)} />}
      {open === 'call' && <CallDialog channels={phones} onClose={() => setOpen(null)} />}
    </>
  );
}

interface NewProps {
  /** To whom, where that is known already. */
  customerId?: string;
  /** What comes after it was sent; left out, the conversation is opened. */
  onSent?: (conversation: ConversationView) => void;
  onClose: () => void;
}

/** The first message to somebody, over a channel that is connected. */
export function NewDialog({ customerId: known, onSent, onClose }: NewProps) {
  const t = useText();
  const can = useCan();
  const go = useNavigate();
  const base = useBase();
  const { data } = useAll<Channel>(can('channels:read') ? '/channels' : null, { status: 'connected' });
  const channels = (data?.data ?? []).filter(({ provider }) => provider !== 'calls');
  const [channelId, setChannelId] = useState('');
  const [customerId, setCustomerId] = useState<string | null>(known ?? null);
  const [to, setTo] = useState('');
  const [subject, setSubject] = useState('');
  const [content, setContent] = useState('');
  const channel = channels.find(({ id }) => id === channelId);
  const run = async () => {
    const said = { channelId, customerId: customerId ?? undefined, to: to.trim() || undefined, content, subject: subject.trim() || undefined };
    const { data: made } = await api.post<ConversationView>(base, said);
    if (onSent) onSent(made);
    else void go(`/conversations/${made.id}`);
  };
  return (
    <VerbDialog
      title={t('messaging.new.title')}
      text={data && !channels.length ? t('messaging.new.noChannel') : undefined}
      submit={t('messaging.send')}
      disabled={!channel || !content.trim() || (!customerId && !to.trim())}
      run={run}
      onClose={onClose}
    >
      <TextField select required label={t('messaging.new.channel')} value={channelId} onChange={(event) => setChannelId(event.target.value)}>
        {channels.map(({ id, name, source }) => (
          <MenuItem key={id} value={id}>
            {name} ({t(`messaging.source.${source}`)})
          </MenuItem>
        ))}
      </TextField>
      <RecordPicker resource="customers" label={t('messaging.fields.customerId')} value={customerId} onChange={setCustomerId} />
      <TextField label={t('messaging.new.to')} helperText={t('messaging.new.toHint')} value={to} onChange={(event) => setTo(event.target.value)} />
      {channel?.source === 'email' && <TextField label={t('messaging.new.subject')} value={subject} onChange={(event) => setSubject(event.target.value)} />}
      <TextField required multiline minRows={3} label={t('messaging.new.text')} value={content} onChange={(event) => setContent(event.target.value)} />
    </VerbDialog>
  );
}
