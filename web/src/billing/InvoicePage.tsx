import { Box, Link, useMediaQuery } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { useFormat } from '../core/format';
import { MailDialog, PdfPreview, RecordPage, Sent, useRemove, type Action, type Fact } from '../core/record';
import { useText } from '../core/texts';
import { CreditDialog } from './CreditDialog';
import { FinalizeDialog } from './FinalizeDialog';
import { InvoiceLines } from './InvoiceLines';
import { isNote, nameOf, stateOf, type Invoice } from './invoices';
import { PayDialog } from './PayDialog';
import { PaymentsTab } from './PaymentsTab';
import { useChain } from './useChain';

function SendDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const t = useText();
  const path = `/invoices/${invoice.id}`;
  const title = t('record.mail.title', { number: nameOf(invoice) });
  return <MailDialog draft={`${path}/mail`} send={`${path}/send`} title={title} customerId={invoice.customerId} onClose={onClose} />;
}
const STEPS = { finalize: FinalizeDialog, send: SendDialog, pay: PayDialog, credit: CreditDialog };
type Step = keyof typeof STEPS;

export function InvoicePage() {
  const t = useText();
  const { id = '' } = useParams();
  const path = `/invoices/${id}`;
  const [step, setStep] = useState<{ name: Step; of: Invoice } | null>(null);
  const actions = useActions(path, (name, of) => setStep({ name, of }));
  const facts = useFacts();
  const chain = useChain(id);
  const Dialog = step && STEPS[step.name];
  const tabs = [
    { key: 'document', label: t('billing.invoices.tabs.document'), content: (invoice: Invoice) => <Document invoice={invoice} /> },
    { key: 'payments', label: t('billing.invoices.tabs.payments'), content: (invoice: Invoice) => <PaymentsTab invoice={invoice} /> },
  ];
  return (
    <>
      <RecordPage<Invoice>
        key={id}
        path={path}
        texts="billing.invoices"
        canWrite="invoices:write"
        crumbs={[{ label: t('billing.invoices.title'), to: '/invoices' }]}
        title={(invoice) => (isNote(invoice) ? t('billing.invoices.creditNote', { number: nameOf(invoice) }) : nameOf(invoice))}
        hint={({ customerName, customerId }) => (
          <Link component={RouterLink} to={`/customers/${customerId}`}>
            {customerName}
          </Link>
        )}
        state={stateOf}
        facts={facts}
        chain={chain}
        actions={actions}
        tabs={tabs}
      />
      {step && Dialog && <Dialog invoice={step.of} onClose={() => setStep(null)} />}
    </>
  );
}

/** The record with its paper beside it; below it where there is no room. */
function Document({ invoice }: { invoice: Invoice }) {
  const beside = useMediaQuery('(min-width:1200px)');
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: beside ? 'minmax(0, 3fr) minmax(0, 2fr)' : 'minmax(0, 1fr)', gap: 3, alignItems: 'start' }}>
      <InvoiceLines invoice={invoice} />
      <PdfPreview path={`/invoices/${invoice.id}/pdf`} version={invoice.version} name={nameOf(invoice)} height={beside ? '68vh' : '75vh'} />
    </Box>
  );
}

/** What may be done, the next thing first: issue, send, be paid. */
function useActions(path: string, open: (step: Step, invoice: Invoice) => void) {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  return (invoice: Invoice): Action[] => {
    const may = (step: Step, action: Omit<Action, 'key' | 'run'>): Action[] =>
      invoice.moves.includes(step) ? [{ key: step, ...action, run: () => open(step, invoice) }] : [];
    const send = may('send', {
      label: t(invoice.sentAt ? 'billing.invoices.actions.sendAgain' : 'billing.invoices.actions.send'),
      can: 'invoices:send',
      rare: !!invoice.sentAt,
    });
    const pay = may('pay', { label: t(isNote(invoice) ? 'billing.invoices.actions.payOut' : 'billing.invoices.actions.pay'), can: 'invoices:pay' });
    const draft = invoice.status === 'draft';
    return [
      ...may('finalize', { label: t('billing.invoices.actions.finalize'), can: 'invoices:finalize' }),
      ...(draft ? [{ key: 'edit', label: t('core.actions.edit'), can: 'invoices:write', run: () => go(`${path}/edit`) }] : []),
      ...(invoice.sentAt ? [...pay, ...send] : [...send, ...pay]),
      ...may('credit', { label: t('billing.invoices.actions.credit'), can: 'invoices:credit' }),
      ...(draft ? [remove(invoice, { path, title: nameOf(invoice), to: '/invoices', can: 'invoices:delete' })] : []),
    ];
  };
}

function useFacts(): (invoice: Invoice) => Fact[] {
  const t = useText();
  const { date, money } = useFormat();
  const label = (field: 'totalAmount' | 'openAmount' | 'invoiceDate' | 'serviceDate' | 'dueDate' | 'sentAt' | 'reference' | 'paidAmount' | 'paymentDate') =>
    t(`billing.invoices.fields.${field}`);
  return (invoice) => [
    { label: label('totalAmount'), value: money(invoice.totalAmount, invoice.currency) },
    ...(invoice.status === 'draft' ? [] : [{ label: label('openAmount'), value: money(invoice.openAmount, invoice.currency) }]),
    { label: label('invoiceDate'), value: date(invoice.invoiceDate) },
    ...(isNote(invoice) ? [] : [{ label: label('dueDate'), value: date(invoice.dueDate) }]),
    { label: label('serviceDate'), value: date(invoice.serviceDate) },
    ...(invoice.reference ? [{ label: label('reference'), value: invoice.reference }] : []),
    ...(invoice.paymentDate ? [{ label: label('paymentDate'), value: date(invoice.paymentDate) }] : []),
    ...(invoice.status === 'draft'
      ? []
      : [{ label: label('sentAt'), value: invoice.sentAt ? <Sent at={invoice.sentAt} of={invoice.id} /> : t('billing.invoices.facts.notSent') }]),
  ];
}
