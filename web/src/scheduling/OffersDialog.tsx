import { Alert, Box, Checkbox, Collapse, Divider, FormControlLabel, Link, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { AbsenceOffer } from '../api';
import { api, useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';

type Message = Pick<AbsenceOffer, 'subject' | 'text'>;

/** Everybody an absence strikes is offered other times: each message can be read, changed and left out before any goes out. */
export function OffersDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText();
  const { data, isError, error } = useMany<AbsenceOffer & { id: string; version: number }>(`/absences/${id}/offers`);
  // what was read is what is sent: nobody's times change under a hand that is typing
  const [first, setFirst] = useState<AbsenceOffer[] | null>(null);
  if (data && !first) setFirst(data.data);
  const [left, setLeft] = useState<Set<string>>(new Set());
  const [typed, setTyped] = useState<Record<string, Message>>({});
  const offers = first ?? [];
  const wanted = offers.filter(({ appointmentId, to, offeredAt }) => to && left.has(appointmentId) === Boolean(offeredAt));
  const messageOf = (one: AbsenceOffer): Message => typed[one.appointmentId] ?? one;
  const items = wanted.map((one) => ({ appointmentId: one.appointmentId, subject: messageOf(one).subject, text: messageOf(one).text }));
  const toggle = (appointmentId: string) =>
    setLeft((now) => (now.has(appointmentId) ? new Set([...now].filter((one) => one !== appointmentId)) : new Set([...now, appointmentId])));
  return (
    <VerbDialog
      title={t('scheduling.absences.offers.title')}
      text={t('scheduling.absences.offers.text')}
      submit={t('scheduling.absences.offers.send', { count: items.length })}
      disabled={!items.length || items.some(({ subject, text }) => !subject.trim() || !text.trim())}
      wide="md"
      run={() => api.post(`/absences/${id}/offers`, { items })}
      done={t('scheduling.absences.offers.done', { count: items.length })}
      onClose={onClose}
    >
      {isError && <Failed error={error} />}
      {!first && !isError && <Skeleton variant="rounded" height={160} />}
      {first?.length === 0 && <Alert severity="success">{t('scheduling.absences.offers.none')}</Alert>}
      {offers.map((one) => (
        <One
          key={one.appointmentId}
          offer={one}
          message={messageOf(one)}
          chosen={wanted.includes(one)}
          onToggle={() => toggle(one.appointmentId)}
          onType={(message) => setTyped((now) => ({ ...now, [one.appointmentId]: message }))}
        />
      ))}
    </VerbDialog>
  );
}

interface OneProps {
  offer: AbsenceOffer;
  message: Message;
  chosen: boolean;
  onToggle: () => void;
  onType: (message: Message) => void;
}

function One({ offer, message, chosen, onToggle, onType }: OneProps) {
  const t = useText();
  const { time } = useFormat();
  const [open, setOpen] = useState(false);
  const name = offer.customerName ?? offer.typeName ?? '–';
  return (
    <Box>
      <Stack direction="row" useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
        <FormControlLabel
          sx={{ flex: '1 1 200px', minWidth: 0 }}
          disabled={!offer.to}
          control={<Checkbox checked={chosen} onChange={onToggle} />}
          label={
            <>
              <Typography component="span" sx={{ display: 'block', fontWeight: 600 }}>
                {name}
              </Typography>
              <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
                {time(offer.startsAt)} · {offer.to ?? t('scheduling.absences.offers.noAddress')}
              </Typography>
              {offer.offeredAt && (
                <Typography component="span" variant="body2" color="textSecondary">
                  {t('scheduling.absences.offers.sent', { when: time(offer.offeredAt) })}
                </Typography>
              )}
            </>
          }
        />
        {offer.to && (
          <Link component="button" type="button" aria-expanded={open} onClick={() => setOpen(!open)} sx={{ minHeight: 44, px: 1 }}>
            {t(open ? 'scheduling.absences.offers.close' : 'scheduling.absences.offers.read')}
          </Link>
        )}
      </Stack>
      <Collapse in={open} unmountOnExit>
        <Stack spacing={1.5} sx={{ py: 1.5 }}>
          <TextField
            label={t('scheduling.absences.offers.subject')}
            value={message.subject}
            onChange={({ target }) => onType({ ...message, subject: target.value })}
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
          <TextField
            label={t('scheduling.absences.offers.message')}
            multiline
            value={message.text}
            onChange={({ target }) => onType({ ...message, text: target.value })}
            slotProps={{ htmlInput: { maxLength: 10_000 } }}
          />
        </Stack>
      </Collapse>
      <Divider />
    </Box>
  );
}
