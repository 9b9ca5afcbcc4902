import { MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Channel, Message } from '../api';
import { api } from '../core/api';
import { NumberInput, RecordPicker } from '../core/form';
import { VerbDialog } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { MomentInput } from '../core/time';
import { clockOf, instantOf } from '../core/time/zone';

const OUTCOMES = ['answered', 'missed', 'voicemail'] as const;

/** A call that was made or taken: who, when, how long, what was said. */
export function CallDialog({ channels, onClose }: { channels: Channel[]; onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const zone = useMe().organization.timeZone ?? 'UTC';
  const [channelId, setChannelId] = useState(channels[0].id);
  const [direction, setDirection] = useState<'in' | 'out'>('in');
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('answered');
  const [phone, setPhone] = useState('');
  const [customerId, setCustomerId] = useState<string | null>(null);
  const [at, setAt] = useState(() => clockOf(new Date().toISOString(), zone));
  const [minutes, setMinutes] = useState<unknown>(null);
  const [notes, setNotes] = useState('');
  const choice = (label: string, value: string, set: (value: string) => void, options: { value: string; label: string }[]) => (
    <TextField select fullWidth label={label} value={value} onChange={(event) => set(event.target.value)}>
      {options.map((one) => (
        <MenuItem key={one.value} value={one.value}>
          {one.label}
        </MenuItem>
      ))}
    </TextField>
  );
  const run = async () => {
    const durationSeconds = minutes ? Math.round(Number(minutes) * 60) : undefined;
    const said = { phone: phone.trim(), direction, outcome, startedAt: instantOf(at, zone), durationSeconds, notes: notes.trim() || undefined };
    const { data } = await api.post<Message>(`/channels/${channelId}/calls`, { ...said, customerId: customerId ?? undefined });
    void go(`/conversations/${data.conversationId}`);
  };
  return (
    <VerbDialog title={t('messaging.call.title')} submit={t('core.actions.save')} disabled={!phone.trim() || !at} run={run} onClose={onClose}>
      {channels.length > 1 &&
        choice(
          t('messaging.new.channel'),
          channelId,
          setChannelId,
          channels.map(({ id, name }) => ({ value: id, label: name })),
        )}
      <TextField required autoFocus type="tel" label={t('messaging.call.phone')} value={phone} onChange={(event) => setPhone(event.target.value)} />
      <RecordPicker
        resource="customers"
        label={t('messaging.fields.customerId')}
        value={customerId}
        onChange={(id, row) => {
          setCustomerId(id);
          const known = (row as { phone?: string | null } | null)?.phone;
          if (known && !phone.trim()) setPhone(known);
        }}
      />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        {choice(
          t('messaging.call.direction'),
          direction,
          (value) => setDirection(value as typeof direction),
          (['in', 'out'] as const).map((value) => ({ value, label: t(`messaging.call.directions.${value}`) })),
        )}
        {choice(
          t('messaging.call.outcome'),
          outcome,
          (value) => setOutcome(value as typeof outcome),
          OUTCOMES.map((value) => ({ value, label: t(`messaging.call.outcomes.${value}`) })),
        )}
      </Stack>
      <MomentInput label={t('messaging.call.at')} value={at} onChange={setAt} />
      <NumberInput as="number" label={t('messaging.call.minutes')} value={minutes} onChange={setMinutes} />
      <TextField multiline minRows={3} label={t('messaging.call.notes')} value={notes} onChange={(event) => setNotes(event.target.value)} />
    </VerbDialog>
  );
}
