import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Quote } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { LineGrid } from '../fulfillment/lines';

const F = fields('pipeline.quotes');
const FIELDS = [
  'customerId',
  'title',
  'quoteDate',
  'validUntil',
  'currency',
  'priceMode',
  'discountPercent',
  'billingAddress',
  'shippingAddress',
  'intro',
  'notes',
  'items',
] as const;

/** `/quotes/new`, `?customerId=` and `/quotes/:id/edit`. */
export function QuoteForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const { organization } = useMe();
  const { data: quote, isError, error } = useOne<Quote>(id ? `/quotes/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !quote) return null;
  const crumbs = [{ label: t('pipeline.quotes.title'), to: '/quotes' }, ...(quote ? [{ label: quote.quoteNumber, to: `/quotes/${id}` }] : [])];
  const initial = { customerId: params.get('customerId'), currency: organization.currency ?? 'EUR', priceMode: 'net', items: [{ quantity: 1 }] };
  const saved = (row: Quote) => {
    notify(t(quote ? 'core.saved' : 'core.created'));
    void go(`/quotes/${row.id}`);
  };
  return (
    <Page title={quote ? t('pipeline.quotes.edit', { number: quote.quoteNumber }) : t('pipeline.quotes.create')} crumbs={crumbs}>
      <Form<Quote>
        texts="pipeline.quotes"
        record={quote ?? null}
        initial={initial}
        fields={FIELDS}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await (quote ? api.patch<Quote>(`/quotes/${quote.id}`, values) : api.post<Quote>('/quotes', values, { key }))).data}
      >
        <F.Pick name="customerId" resource="customers" required autoFocus width={6} />
        <F.Text name="title" width={6} />
        <F.Date name="quoteDate" width={3} />
        <F.Date name="validUntil" width={3} />
        <F.Select name="priceMode" options={['net', 'gross']} required width={3} />
        <F.Percent name="discountPercent" width={3} />
        <Section title="pipeline.quotes.tabs.lines" />
        <LineGrid preview="/deals/preview" />
        <Section title="pipeline.quotes.more" />
        <F.Text name="intro" multiline />
        <F.Text name="notes" multiline />
        <F.Address name="billingAddress" width={6} />
        <F.Address name="shippingAddress" width={6} />
      </Form>
    </Page>
  );
}
