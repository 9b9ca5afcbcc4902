import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Customer } from '../api';
import { api, useMany, useOne, useWrite } from '../core/api';
import { NumberInput, RecordPicker } from '../core/form';
import { useFormat } from '../core/format';
import { messageOf, notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { useToday } from '../core/time';
import { AllocationTable } from './AllocationTable';
import { cents, decimal, rest, spread } from './cents';
import type { Invoice } from './invoices';
import { FactFields, sent, type PaymentFacts } from './PayDialog';
import type { Payment } from './payments';

/** `/payments/new` (`?customerId=`): money that pays several invoices of a customer. */
export function PaymentForm() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const customerId = params.get('customerId');
  const { data: customer } = useOne<Customer>(customerId ? `/customers/${customerId}` : null);
  return (
    <Page title={t('billing.payments.create')} crumbs={[{ label: t('billing.payments.title'), to: '/payments' }]}>
      <Stack spacing={2} sx={{ maxWidth: 960 }}>
        <RecordPicker
          resource="customers"
          required
          label={t('billing.payments.fields.customerId')}
          value={customerId}
          onChange={(id) => setParams(id ? { customerId: id } : {}, { replace: true })}
        />
        {customer && customer.id === customerId ? (
          <Received key={customer.id} customer={customer} />
        ) : (
          <Typography color="textSecondary">{t('billing.payments.choose')}</Typography>
        )}
      </Stack>
    </Page>
  );
}

type Amounts = Record<string, string | number | null>;

function Received({ customer }: { customer: Customer }) {
  const t = useText();
  const go = useNavigate();
  const today = useToday();
  const [currency, setCurrency] = useState<string>(customer.currency);
  const [amount, setAmount] = useState<string | number | null>(null);
  const [given, setGiven] = useState<Amounts>({});
  const [facts, setFacts] = useState<PaymentFacts>({ paidAt: today, method: 'bank_transfer', reference: '', note: '' });
  const { data } = useMany<Invoice>('/invoices', { customerId: customer.id, type: 'invoice', status: ['sent', 'overdue'], sort: 'dueDate', perPage: 200 });
  const open = data?.data ?? [];
  const mine = open.filter((invoice) => invoice.currency === currency);
  const allocations = mine.flatMap(({ id }) => (cents(given[id]) ? [{ invoiceId: id, amount: given[id] }] : []));
  const left = rest(
    amount,
    allocations.map((one) => one.amount),
  );
  const write = useWrite(() => api.post<Payment>('/payments', { customerId: customer.id, currency, amount, allocations, ...sent(facts) }));
  const distribute = (total: string | number | null) => {
    const amounts = spread(
      total,
      mine.map(({ openAmount }) => openAmount),
    );
    setGiven(Object.fromEntries(mine.map(({ id }, at) => [id, amounts[at]])));
  };
  const change = (total: string | number | null) => {
    setAmount(total);
    distribute(total);
  };
  const save = async () => {
    const { data: payment } = await write.mutateAsync(undefined);
    notify(t('billing.payments.done'));
    void go(`/payments/${payment.id}`);
  };
  const currencies = [...new Set([customer.currency, ...open.map((invoice) => invoice.currency)])];
  return (
    <Stack
      component="form"
      spacing={2}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save().catch(() => null);
      }}
    >
      {write.error && <Alert severity="error">{messageOf(write.error)}</Alert>}
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <NumberInput label={t('billing.payments.fields.amount')} unit={currency} required autoFocus value={amount} onChange={change} />
        {currencies.length > 1 && <CurrencyField value={currency} options={currencies} onChange={setCurrency} />}
      </Stack>
      <FactFields value={facts} onChange={setFacts} />
      <AllocationTable invoices={mine} currency={currency} value={given} onChange={setGiven} />
      {mine.length > 0 && !!cents(amount) && <Rest left={left} currency={currency} onSpread={() => distribute(amount)} />}
      <Button type="submit" variant="contained" sx={{ alignSelf: 'flex-start' }} disabled={!allocations.length || left !== 0n} loading={write.isPending}>
        {t('billing.payments.create')}
      </Button>
    </Stack>
  );
}

function CurrencyField({ value, options, onChange }: { value: string; options: string[]; onChange: (currency: string) => void }) {
  const t = useText();
  return (
    <TextField
      select
      label={t('billing.payments.fields.currency')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { native: true } }}
    >
      {options.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </TextField>
  );
}

/** What is left to be given to an invoice; the server takes a payment only when nothing is. */
function Rest({ left, currency, onSpread }: { left: bigint; currency: string; onSpread: () => void }) {
  const t = useText();
  const { money } = useFormat();
  const text =
    left === 0n
      ? t('billing.payments.even')
      : left > 0n
        ? t('billing.payments.rest', { amount: money(decimal(left), currency) })
        : t('billing.payments.over', { amount: money(decimal(-left), currency) });
  return (
    <Alert
      severity={left === 0n ? 'success' : left > 0n ? 'info' : 'error'}
      role="status"
      action={
        left !== 0n && (
          <Button color="inherit" size="small" onClick={onSpread}>
            {t('billing.payments.spread')}
          </Button>
        )
      }
    >
      {text}
    </Alert>
  );
}
