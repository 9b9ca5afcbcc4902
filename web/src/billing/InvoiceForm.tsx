import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Customer } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { DraftLines } from './DraftLines';
import { lineOf, nameOf, type Invoice, type InvoiceItem } from './invoices';

const F = fields('billing.invoices');
const FIELDS = ['customerId', 'reference', 'invoiceDate', 'serviceDate', 'dueDate', 'priceMode', 'discountPercent', 'currency', 'items', 'notes'] as const;

const given = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

/** `/invoices/new` (`?customerId=`) and `/invoices/:id/edit`: only drafts change. */
export function InvoiceForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const chosen = id ? null : params.get('customerId');
  const invoice = useOne<Invoice>(id ? `/invoices/${id}` : null);
  const customer = useOne<Customer>(chosen ? `/customers/${chosen}` : null);
  const failed = invoice.error ?? customer.error;
  if (failed) return <Failed error={failed} />;
  if ((id && !invoice.data) || (chosen && !customer.data)) return null;
  const initial = {
    customerId: chosen,
    currency: customer.data?.currency ?? null,
    priceMode: 'net',
    discountPercent: 0,
    items: [{ partId: null, description: null, quantity: 1, unitPrice: null, discountPercent: 0 }],
  };
  const sent = ({ items, ...values }: Record<string, unknown>) => ({
    ...(id ? values : given(values)),
    ...(items !== undefined && { items: (items as InvoiceItem[]).map(lineOf) }),
  });
  const saved = (row: Invoice) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/invoices/${row.id}`);
  };
  const crumbs = [{ label: t('billing.invoices.title'), to: '/invoices' }, ...(invoice.data ? [{ label: nameOf(invoice.data), to: `/invoices/${id}` }] : [])];
  return (
    <Page title={t(id ? 'billing.invoices.edit' : 'billing.invoices.create')} crumbs={crumbs}>
      <Form<Invoice>
        texts="billing.invoices"
        record={invoice.data}
        initial={initial}
        fields={FIELDS}
        currency={invoice.data?.currency}
        disabled={!!invoice.data && invoice.data.status !== 'draft'}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) =>
          (await (id ? api.patch<Invoice>(`/invoices/${id}`, sent(values)) : api.post<Invoice>('/invoices', sent(values), { key }))).data
        }
      >
        <F.Pick name="customerId" resource="customers" required width={8} />
        <F.Text name="reference" maxLength={200} width={4} />
        <F.Date name="invoiceDate" width={4} />
        <F.Date name="serviceDate" width={4} />
        <F.Date name="dueDate" width={4} />
        <Section title="billing.invoices.fields.items" />
        <F.Select name="priceMode" required options={['net', 'gross']} width={4} />
        <F.Percent name="discountPercent" width={4} />
        <F.Text name="currency" maxLength={3} width={4} />
        <DraftLines />
        <F.Text name="notes" multiline maxLength={5000} />
      </Form>
    </Page>
  );
}
