import { Alert, Box, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import type { Channel, MessageTemplate, TemplatePreview, TrialResult } from '../api';
import { api, useAll } from '../core/api';
import { RecordPicker } from '../core/form';
import { messageOf, notify } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';

/** How it looks with the newest records of a customer, and how it arrives in one's own mailbox. */
export function TemplateTrial({ of, onClose }: { of: MessageTemplate; onClose: () => void }) {
  const t = useText();
  const { user } = useMe();
  const { data } = useAll<Channel>('/channels', { source: 'email', status: 'connected' });
  const channels = (data?.data ?? []).filter(({ provider }) => provider === 'mailbox');
  const [customerId, setCustomerId] = useState<string | null>(null);
  const [chosen, setChosen] = useState('');
  const [to, setTo] = useState(user.email);
  const { shown, trouble } = usePreview(of, customerId);
  const channelId = chosen || channels[0]?.id;
  const run = async () => {
    const { data: sent } = await api.post<TrialResult>(`/message-templates/${of.id}/trial`, { customerId: customerId ?? undefined, channelId, to });
    if (!sent.ok) throw new Error(sent.reason ?? '');
    notify(t('messaging.trial.sent', { to }));
  };
  return (
    <VerbDialog
      wide="md"
      title={t('messaging.trial.title')}
      submit={t('messaging.trial.submit')}
      disabled={!channelId || !to.trim()}
      run={run}
      refused={(error) => (error instanceof Error && error.name === 'Error' ? error.message : messageOf(error))}
      onClose={onClose}
    >
      <RecordPicker resource="customers" label={t('messaging.trial.customer')} value={customerId} onChange={setCustomerId} />
      {trouble && <Alert severity="error">{trouble}</Alert>}
      {shown && shown.missing.length > 0 && <Alert severity="warning">{t('messaging.trial.missing', { names: shown.missing.join(', ') })}</Alert>}
      {shown?.subject && <Typography sx={{ fontWeight: 600 }}>{shown.subject}</Typography>}
      {shown?.html ? (
        <Box
          component="iframe"
          title={t('messaging.trial.title')}
          sandbox=""
          srcDoc={shown.html}
          sx={{ width: 1, height: 360, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: '#fff' }}
        />
      ) : (
        shown && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{shown.content}</Typography>
      )}
      {of.source === 'email' && data && !channels.length && <Alert severity="info">{t('messaging.trial.noMailbox')}</Alert>}
      {channels.length > 0 && (
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
          <TextField select fullWidth label={t('messaging.new.channel')} value={channelId} onChange={(event) => setChosen(event.target.value)}>
            {channels.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {name}
              </MenuItem>
            ))}
          </TextField>
          <TextField fullWidth type="email" label={t('messaging.trial.to')} value={to} onChange={(event) => setTo(event.target.value)} />
        </Stack>
      )}
    </VerbDialog>
  );
}

function usePreview(of: MessageTemplate, customerId: string | null) {
  const [shown, setShown] = useState<TemplatePreview | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let on = true;
    void api.post<TemplatePreview>(`/message-templates/${of.id}/preview`, { customerId: customerId ?? undefined }).then(
      ({ data }) => on && (setShown(data), setTrouble(null)),
      (error) => on && setTrouble(messageOf(error)),
    );
    return () => void (on = false);
  }, [of.id, of.version, customerId]);
  return { shown, trouble };
}
