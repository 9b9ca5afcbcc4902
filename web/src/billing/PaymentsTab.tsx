import { Box, Button, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { useCan } from '../core/session';
import { PlainTable, Status } from '../core/table';
import { useText } from '../core/texts';
import { nameOf, stateOf, type Invoice } from './invoices';
import { kindOf, type Payment } from './payments';
import { useReverse } from './useReverse';

/** What paid this invoice: money and credit notes. */
export function PaymentsTab({ invoice }: { invoice: Invoice }) {
  const t = useText();
  const can = useCan();
  const { money, date } = useFormat();
  const reverse = useReverse();
  const { data, error, refetch } = useMany<Payment>('/payments', { invoiceId: invoice.id, perPage: 100 });
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  const paid = ({ allocations }: Payment) => allocations.find(({ invoiceId }) => invoiceId === invoice.id)?.amount;
  return (
    <Stack spacing={3} sx={{ maxWidth: 1080 }}>
      {data && (
        <PlainTable
          label={t('billing.payments.title')}
          rows={data.data}
          keyOf={({ id }) => id}
          empty={t('billing.payments.none')}
          faded={({ reversedById }) => !!reversedById}
          columns={[
            {
              label: t('billing.payments.table.day'),
              cell: (payment) => (
                <Link component={RouterLink} to={`/payments/${payment.id}`}>
                  {date(payment.paymentDate)}
                </Link>
              ),
            },
            { label: t('billing.payments.table.amount'), right: true, cell: (payment) => money(paid(payment), payment.currency) },
            { label: t('billing.payments.table.how'), cell: ({ method }) => t(`billing.payments.method.${method}`) },
            { label: t('billing.payments.table.reference'), cell: ({ reference }) => reference ?? '–' },
            { label: t('billing.payments.table.remark'), cell: (payment) => <Remark of={payment} /> },
            {
              label: t('billing.payments.table.action'),
              hidden: true,
              bare: true,
              right: true,
              cell: (payment) =>
                payment.moves.includes('reverse') &&
                can('payments:reverse') && (
                  <Button
                    size="small"
                    color="inherit"
                    aria-label={`${t('billing.payments.reverse')}: ${money(payment.amount, payment.currency)}`}
                    onClick={() => void reverse(payment)}
                  >
                    {t('billing.payments.reverse')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      <CreditNotes invoice={invoice} />
    </Stack>
  );
}

export function Remark({ of }: { of: Payment }) {
  const kind = kindOf(of);
  return kind ? <Status of={kind} texts="billing.payments" /> : '–';
}

function CreditNotes({ invoice }: { invoice: Invoice }) {
  const t = useText();
  const { money, date } = useFormat();
  const { data } = useMany<Invoice>(invoice.type === 'invoice' ? '/invoices' : null, { creditsInvoiceId: invoice.id, perPage: 100 });
  if (!data?.data.length) return null;
  return (
    <Box>
      <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
        {t('billing.payments.credits')}
      </Typography>
      <PlainTable
        label={t('billing.payments.credits')}
        rows={data.data}
        keyOf={({ id }) => id}
        columns={[
          {
            label: t('billing.invoices.fields.invoiceNumber'),
            bare: true,
            cell: (note) => (
              <Link component={RouterLink} to={`/invoices/${note.id}`}>
                {nameOf(note)}
              </Link>
            ),
          },
          { label: t('billing.payments.table.day'), cell: ({ invoiceDate }) => date(invoiceDate) },
          { label: t('billing.invoices.fields.status'), cell: (note) => <Status of={stateOf(note)} texts="billing.invoices" /> },
          { label: t('billing.invoices.fields.totalAmount'), right: true, cell: (note) => money(note.totalAmount, note.currency) },
          { label: t('billing.invoices.fields.openAmount'), right: true, cell: (note) => money(note.openAmount, note.currency) },
        ]}
      />
    </Box>
  );
}
