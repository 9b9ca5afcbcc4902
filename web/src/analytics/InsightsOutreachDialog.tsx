import { MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import type { OutreachLogged } from '../api';
import { api } from '../core/api';
import { notify } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { MomentInput } from '../core/time';
import { clockOf, instantOf } from '../core/time/zone';
import { METHODS, OUTCOMES, useInsights, type Method, type Outcome, type Person } from './insights';

/** What can come of it, by how it was tried: nobody is busy in a letter. */
const FITS: Record<Method, readonly Outcome[]> = {
  phone: ['success', 'no_response', 'busy', 'voicemail', 'failed', 'opted_out'],
  email: ['success', 'no_response', 'bounced', 'failed', 'opted_out'],
  sms: ['success', 'no_response', 'failed', 'opted_out'],
  whatsapp: ['success', 'no_response', 'failed', 'opted_out'],
  instagram: ['success', 'no_response', 'failed', 'opted_out'],
  in_person: ['success', 'failed', 'opted_out'],
  postal: ['success', 'no_response', 'bounced', 'opted_out'],
};

interface Props {
  people: Pick<Person, 'id' | 'name'>[];
  /** How it was tried, where that is known. */
  method?: Method;
  onSaved?: () => void;
  onClose: () => void;
}

/** Who was called or written to, how it went, what was said: a line of the timeline, and the measure of what works. */
export function OutreachDialog({ people, method: tried = 'phone', onSaved, onClose }: Props) {
  const t = useText();
  const base = useInsights();
  const zone = useMe().organization.timeZone ?? 'UTC';
  const [method, setMethod] = useState<Method>(tried);
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const [notes, setNotes] = useState('');
  const opened = useRef(clockOf(new Date().toISOString(), zone));
  const [at, setAt] = useState(opened.current);
  const fits = FITS[method];
  const chosen = outcome && fits.includes(outcome) ? outcome : '';
  const save = async () => {
    const said = { method, outcome: chosen, notes: notes.trim() || null, at: at === opened.current ? undefined : instantOf(at, zone) };
    if (people.length === 1) await api.post(`${base}/outreach`, { ...said, customerId: people[0].id });
    else await logAll(said);
    onSaved?.();
  };
  // who wants none of it is left out and named; the others are written down
  const logAll = async (said: object) => {
    const { data } = await api.post<OutreachLogged>(`${base}/outreach/bulk`, { ...said, customerIds: people.map(({ id }) => id) });
    const left = data.refused.map(({ customerId }) => people.find(({ id }) => id === customerId)?.name ?? '');
    if (left.length) notify(t('insights.outreach.leftOut', { count: data.count, names: left.join(', ') }));
  };
  const title = people.length === 1 ? t('insights.outreach.dialog', { name: people[0].name }) : t('insights.outreach.dialogMany', { count: people.length });
  return (
    <VerbDialog
      title={title}
      text={t('insights.outreach.hint')}
      submit={t('core.actions.save')}
      disabled={!chosen || !at}
      run={save}
      done={t('insights.outreach.saved')}
      onClose={onClose}
    >
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField
          select
          required
          fullWidth
          label={t('insights.outreach.fields.method')}
          value={method}
          onChange={(event) => setMethod(event.target.value as Method)}
        >
          {METHODS.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`insights.outreach.method.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          required
          autoFocus
          fullWidth
          label={t('insights.outreach.fields.outcome')}
          value={chosen}
          onChange={(event) => setOutcome(event.target.value as Outcome)}
        >
          {OUTCOMES.filter((one) => fits.includes(one)).map((one) => (
            <MenuItem key={one} value={one}>
              {t(`insights.outreach.outcome.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      {chosen === 'opted_out' && (
        <Typography variant="body2" role="status">
          {t('insights.outreach.optOutText')}
        </Typography>
      )}
      <MomentInput label={t('insights.outreach.fields.at')} value={at} onChange={setAt} />
      <TextField multiline minRows={2} label={t('insights.outreach.fields.notes')} value={notes} onChange={(event) => setNotes(event.target.value)} />
    </VerbDialog>
  );
}
