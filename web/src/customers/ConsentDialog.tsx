import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import type { CustomerConsent } from '../api';
import { api } from '../core/api';
import { VerbDialog } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { MomentInput } from '../core/time';
import { clockOf, instantOf } from '../core/time/zone';

const CHANNELS = ['email', 'phone', 'sms', 'whatsapp', 'post', 'newsletter', 'data'] as const satisfies CustomerConsent['channel'][];

/** What a person said, where and when: never changed afterwards. */
export function ConsentDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useText();
  const { organization } = useMe();
  const zone = organization.timeZone ?? 'UTC';
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('email');
  const [granted, setGranted] = useState('yes');
  const [source, setSource] = useState('');
  const [at, setAt] = useState(() => clockOf(new Date().toISOString(), zone));
  const [note, setNote] = useState('');
  const body = { customerId, channel, granted: granted === 'yes', source, givenAt: at ? instantOf(at, zone) : undefined, note: note || null };
  return (
    <VerbDialog
      title={t('care.privacy.record')}
      submit={t('core.actions.save')}
      disabled={!source.trim()}
      run={() => api.post('/consents', body)}
      done={t('core.saved')}
      onClose={onClose}
    >
      <TextField select label={t('care.privacy.channel')} value={channel} onChange={(event) => setChannel(event.target.value as 'email')}>
        {CHANNELS.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`care.privacy.channels.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField select label={t('care.privacy.answer')} value={granted} onChange={(event) => setGranted(event.target.value)}>
        <MenuItem value="yes">{t('care.privacy.granted')}</MenuItem>
        <MenuItem value="no">{t('care.privacy.refused')}</MenuItem>
      </TextField>
      <TextField
        required
        label={t('care.privacy.source')}
        helperText={t('care.privacy.sourceHint')}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <MomentInput label={t('care.privacy.givenAt')} value={at} onChange={setAt} />
      <TextField label={t('care.privacy.note')} multiline value={note} onChange={(event) => setNote(event.target.value)} />
    </VerbDialog>
  );
}
