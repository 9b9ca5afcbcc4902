import { MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { api } from '../core/api';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { DayInput, useToday } from '../core/time';
import { cents } from './cents';
import { isNote, nameOf, type Invoice } from './invoices';
import { METHODS } from './payments';
import { StepDialog } from './StepDialog';

export interface PaymentFacts {
  paidAt: string;
  method: (typeof METHODS)[number];
  reference: string;
  note: string;
}

/** Money that came in for one invoice, or went out for a credit note. */
export function PayDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const t = useText();
  const { money } = useFormat();
  const back = isNote(invoice);
  const today = useToday();
  const [amount, setAmount] = useState<string | number | null>(invoice.openAmount);
  const [facts, setFacts] = useState<PaymentFacts>({ paidAt: today, method: 'bank_transfer', reference: '', note: '' });
  const number = nameOf(invoice);
  return (
    <StepDialog
      title={t(back ? 'billing.pay.refund' : 'billing.pay.title', { number })}
      action={t(back ? 'billing.pay.refundAction' : 'billing.pay.action')}
      disabled={!cents(amount)}
      run={() => api.post(`/invoices/${invoice.id}/payments`, { amount, ...sent(facts) })}
      done={() => t('billing.pay.done')}
      onClose={onClose}
    >
      <Typography color="textSecondary">{t('billing.pay.open', { amount: money(invoice.openAmount, invoice.currency) })}</Typography>
      <NumberInput label={t('billing.pay.amount')} unit={invoice.currency} required autoFocus value={amount} onChange={setAmount} />
      <FactFields value={facts} onChange={setFacts} />
    </StepDialog>
  );
}

/** As the API takes them. */
export const sent = ({ paidAt, method, reference, note }: PaymentFacts) => ({
  paidAt: paidAt || undefined,
  method,
  reference: reference.trim() || null,
  note: note.trim() || null,
});

export function FactFields({ value, onChange }: { value: PaymentFacts; onChange: (value: PaymentFacts) => void }) {
  const t = useText();
  const field = (name: keyof PaymentFacts) => ({
    value: value[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...value, [name]: event.target.value }),
  });
  return (
    <>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <DayInput counts="typed" fullWidth label={t('billing.pay.paidAt')} value={value.paidAt} onChange={(paidAt) => onChange({ ...value, paidAt })} />
        <TextField select fullWidth label={t('billing.pay.method')} {...field('method')}>
          {METHODS.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`billing.payments.method.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <TextField label={t('billing.pay.reference')} {...field('reference')} />
      <TextField label={t('billing.pay.note')} multiline {...field('note')} />
    </>
  );
}
