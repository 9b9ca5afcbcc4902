import { Box, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Channel, Message, PlayedView } from '../api';
import { api, queries, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { useDebounced, useStored } from '../core/hooks';
import { complain } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';

const EXAMPLE = { email: 'anna@example.com', whatsapp: '+436601234567', sms: '+436601234567', phone: '+436601234567', instagram: '@anna' } as const;

/** A second window in which one plays the customer: what the customer writes arrives in the inbox, what is answered arrives here. */
export function SandboxPage() {
  const t = useText();
  const { id } = useParams();
  const { data: channel } = useOne<Channel>(`/channels/${id}`);
  if (!channel) return null;
  return (
    <Page
      title={t('messaging.sandbox.title', { name: channel.name })}
      hint={t('messaging.sandbox.hint')}
      crumbs={[
        { label: t('messaging.title'), to: '/conversations' },
        { label: t('messaging.channels.title'), to: '/channels' },
        { label: channel.name, to: `/channels/${id}` },
      ]}
    >
      <Played channel={channel} />
    </Page>
  );
}

function Played({ channel }: { channel: Channel }) {
  const t = useText();
  const [asked] = useSearchParams(); // whom somebody wants to play
  const of = asked.get('from') ?? '';
  const [from, setFrom] = useStored(`sandbox.${channel.id}.from${of}`, of || (EXAMPLE[channel.source] as string));
  const [name, setName] = useStored(`sandbox.${channel.id}.name${of}`, of ? (asked.get('name') ?? '') : 'Anna Muster');
  const [text, setText] = useState('');
  const [age, setAge] = useState(0);
  const [busy, setBusy] = useState(false);
  const who = useDebounced(from.trim(), 400);
  const { data } = useOne<PlayedView>(who ? `/channels/${channel.id}/sandbox` : null, { from: who });
  const write = async () => {
    setBusy(true);
    const at = age ? new Date(Date.now() - age * 3_600_000).toISOString() : undefined;
    await api
      .post(`/channels/${channel.id}/sandbox/messages`, { from: from.trim(), name: name.trim() || undefined, text, at })
      .then(() => setText(''), complain);
    setBusy(false);
    void queries.invalidateQueries();
  };
  return (
    <Stack spacing={2} sx={{ maxWidth: 720 }}>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField fullWidth label={t('messaging.sandbox.from')} value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField fullWidth label={t('messaging.sandbox.name')} value={name} onChange={(event) => setName(event.target.value)} />
      </Stack>
      <Box
        component="ol"
        aria-label={t('messaging.said')}
        aria-live="polite"
        sx={{ listStyle: 'none', m: 0, p: 2, display: 'grid', gap: 1, border: 1, borderColor: 'divider', borderRadius: 2, minHeight: 160 }}
      >
        {data && !data.messages.length && (
          <Typography component="li" color="textSecondary">
            {t('messaging.sandbox.none')}
          </Typography>
        )}
        {data?.messages.map((one) => (
          <Said key={one.id} of={one} channelId={channel.id} />
        ))}
      </Box>
      <TextField multiline minRows={2} label={t('messaging.sandbox.text')} value={text} onChange={(event) => setText(event.target.value)} />
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap' }}>
        <TextField select label={t('messaging.sandbox.age')} value={age} onChange={(event) => setAge(Number(event.target.value))} sx={{ width: 220 }}>
          {[0, 5, 25, 72].map((hours) => (
            <MenuItem key={hours} value={hours}>
              {hours ? t('messaging.sandbox.hoursAgo', { count: hours }) : t('messaging.sandbox.now')}
            </MenuItem>
          ))}
        </TextField>
        <Button variant="contained" loading={busy} disabled={!text.trim() || !from.trim()} onClick={() => void write()} sx={{ ml: 'auto' }}>
          {t('messaging.sandbox.send')}
        </Button>
      </Stack>
    </Stack>
  );
}

/** As the customer sees it; of what we wrote, the telephone can tell what became of it. */
function Said({ of, channelId }: { of: Message; channelId: string }) {
  const t = useText();
  const { time } = useFormat();
  const mine = of.senderType === 'customer';
  const read = () =>
    void api
      .post(`/channels/${channelId}/sandbox/reports`, { messageId: of.id, status: 'read' })
      .catch(complain)
      .finally(() => void queries.invalidateQueries());
  return (
    <Box
      component="li"
      sx={{ justifySelf: mine ? 'end' : 'start', maxWidth: '85%', p: 1.25, borderRadius: 2, bgcolor: mine ? 'primary.light' : 'action.hover' }}
    >
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{of.content}</Typography>
      {of.files.map((file) => (
        <Typography key={file.id} variant="body2">
          {file.name}
        </Typography>
      ))}
      <Typography variant="caption" color="textSecondary">
        {time(of.timestamp)}
        {of.deliveryStatus && ` · ${t(`messaging.delivery.${of.deliveryStatus}`)}`}
      </Typography>
      {!mine && of.deliveryStatus !== 'read' && (
        <Button size="small" color="inherit" onClick={read}>
          {t('messaging.sandbox.read')}
        </Button>
      )}
    </Box>
  );
}
