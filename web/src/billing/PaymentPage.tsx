import { Link } from '@mui/material';
import { Link as RouterLink, useParams } from 'react-router';
import { useFormat } from '../core/format';
import { RecordPage, type Action, type Fact } from '../core/record';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { kindOf, type Payment } from './payments';
import { useReverse } from './useReverse';

export function PaymentPage() {
  const t = useText();
  const { id } = useParams();
  const { date } = useFormat();
  const reverse = useReverse();
  const facts = useFacts();
  const actions = (payment: Payment): Action[] =>
    payment.moves.includes('reverse')
      ? [{ key: 'reverse', label: t('billing.payments.reverse'), can: 'payments:reverse', danger: true, run: () => reverse(payment) }]
      : [];
  return (
    <RecordPage<Payment & { status?: string }>
      key={id}
      path={`/payments/${id}`}
      texts="billing.payments"
      canWrite="payments:write"
      crumbs={[{ label: t('billing.payments.title'), to: '/payments' }]}
      title={({ paymentDate }) => t('billing.payments.one', { date: date(paymentDate) })}
      hint={({ customerId, customerName }) => (
        <Link component={RouterLink} to={`/customers/${customerId}`}>
          {customerName}
        </Link>
      )}
      state={kindOf}
      facts={facts}
      actions={actions}
      tabs={[{ key: 'allocations', label: t('billing.payments.tabs.allocations'), content: (payment) => <Allocations payment={payment} /> }]}
    />
  );
}

function useFacts(): (payment: Payment) => Fact[] {
  const t = useText();
  const { money } = useFormat();
  const link = (id: string, text: string) => (
    <Link component={RouterLink} to={`/payments/${id}`}>
      {text}
    </Link>
  );
  return (payment) => [
    { label: t('billing.payments.fields.amount'), value: money(payment.amount, payment.currency) },
    { label: t('billing.payments.fields.method'), value: t(`billing.payments.method.${payment.method}`) },
    ...(payment.reference ? [{ label: t('billing.payments.fields.reference'), value: payment.reference }] : []),
    ...(payment.note ? [{ label: t('billing.payments.fields.note'), value: payment.note }] : []),
    ...(payment.reversedById ? [{ label: t('billing.payments.reversedBy'), value: link(payment.reversedById, t('billing.payments.reversal')) }] : []),
    ...(payment.reversesId ? [{ label: t('billing.payments.reversal'), value: link(payment.reversesId, t('billing.payments.chainTo')) }] : []),
  ];
}

function Allocations({ payment }: { payment: Payment }) {
  const t = useText();
  const { money } = useFormat();
  return (
    <PlainTable
      label={t('billing.payments.tabs.allocations')}
      rows={payment.allocations}
      keyOf={({ id }) => id}
      empty={t('billing.payments.none')}
      columns={[
        {
          label: t('billing.payments.table.invoice'),
          bare: true,
          cell: ({ invoiceId, invoiceNumber }) => (
            <Link component={RouterLink} to={`/invoices/${invoiceId}`} sx={{ fontWeight: 560 }}>
              {invoiceNumber}
            </Link>
          ),
        },
        { label: t('billing.payments.table.pays'), right: true, cell: ({ amount }) => money(amount, payment.currency) },
      ]}
    />
  );
}
