import { Alert, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import type { BookingPage, PublicAppointment, PublicSlot } from '../api';
import { api, queries } from '../core/api';
import { messageOf } from '../core/notify';
import { language, useText } from '../core/texts';
import { DayInput } from '../core/time';

type Kind = BookingPage['types'][number];
interface Props {
  path: string;
  type: Kind;
  resourceId: string | null;
  /** Null: the waitlist. */
  slot: PublicSlot | null;
  zone: string;
  today: string;
  onBooked: (appointment: PublicAppointment) => void;
}

/** What was chosen comes into sight: on a phone it was below all the times. */
const seen = (heading: HTMLElement | null) => heading?.scrollIntoView({ block: 'nearest' });

/** Who comes, and what the house wants to know. */
export function BookerForm({ path, type, resourceId, slot, zone, today, onBooked }: Props) {
  const t = useText();
  const [who, setWho] = useState({ name: '', email: '', phone: '', notes: '', earliestDay: today });
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [waits, setWaits] = useState(false);
  const set =
    (field: keyof typeof who) =>
    ({ target }: { target: { value: string } }) =>
      setWho({ ...who, [field]: target.value });
  const missing = !who.name.trim() || !who.email.trim() || (slot && type.questions.some(({ label, required }) => required && !answers[label]?.trim()));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const person = { typeId: type.id, resourceId, name: who.name, email: who.email, phone: who.phone || null, notes: who.notes || null };
    try {
      if (slot) {
        const asked = type.questions.map(({ label }) => ({ label, value: answers[label] ?? null }));
        onBooked((await api.post<PublicAppointment>(path, { ...person, startsAt: slot.startsAt, answers: asked })).data);
      } else {
        await api.post(`${path}/waitlist`, { ...person, earliestDay: who.earliestDay });
        setWaits(true);
      }
    } catch (error) {
      setFailure(error);
      void queries.invalidateQueries();
    }
    setBusy(false);
  };
  if (waits) return <Alert severity="success">{t('scheduling.online.waits')}</Alert>;
  const when = slot && new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(slot.startsAt));
  return (
    <Stack component="form" noValidate spacing={2} onSubmit={(event) => void send(event)}>
      <Typography ref={seen} variant="h2" component="h2">
        {when ?? t('scheduling.online.toWaitlist')}
      </Typography>
      {!slot && (
        <DayInput
          counts="typed"
          label={t('scheduling.waitlist.fields.earliestDay')}
          value={who.earliestDay}
          onChange={(earliestDay) => setWho({ ...who, earliestDay })}
        />
      )}
      <TextField
        label={t('scheduling.online.name')}
        required
        value={who.name}
        onChange={set('name')}
        autoComplete="name"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField label={t('scheduling.online.email')} required type="email" value={who.email} onChange={set('email')} autoComplete="email" />
      <TextField label={t('scheduling.online.phone')} type="tel" value={who.phone} onChange={set('phone')} autoComplete="tel" />
      {slot && <Questions type={type} answers={answers} onChange={setAnswers} />}
      <TextField
        label={t('scheduling.online.notes')}
        multiline
        minRows={2}
        value={who.notes}
        onChange={set('notes')}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
      {failure !== null && <Alert severity="error">{messageOf(failure)}</Alert>}
      <Button type="submit" variant="contained" size="large" loading={busy} disabled={Boolean(missing)}>
        {t(slot ? 'scheduling.online.book' : 'scheduling.online.wait')}
      </Button>
    </Stack>
  );
}

function Questions({ type, answers, onChange }: { type: Kind; answers: Record<string, string>; onChange: (answers: Record<string, string>) => void }) {
  const t = useText();
  return type.questions.map(({ label, kind, required, choices }) => {
    const options = kind === 'yes_no' ? [t('core.yes'), t('core.no')] : choices;
    const common = {
      label,
      required,
      value: answers[label] ?? '',
      onChange: ({ target }: { target: { value: string } }) => onChange({ ...answers, [label]: target.value }),
    };
    if (kind === 'text') return <TextField key={label} {...common} slotProps={{ htmlInput: { maxLength: 2_000 } }} />;
    return (
      <TextField key={label} select {...common}>
        {options.map((one) => (
          <MenuItem key={one} value={one}>
            {one}
          </MenuItem>
        ))}
      </TextField>
    );
  });
}
