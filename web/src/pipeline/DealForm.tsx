import { useFormContext, useWatch } from 'react-hook-form';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { ContactRecord, Deal } from '../api';
import { api, useMany, useOne } from '../core/api';
import { CustomFields } from '../core/custom';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { LineGrid } from '../fulfillment/lines';
import { SOURCES } from './deals';

const F = fields('pipeline.deals');
const FIELDS = [
  'title',
  'customerId',
  'contactId',
  'value',
  'currency',
  'probability',
  'expectedCloseDate',
  'ownerId',
  'source',
  'tags',
  'notes',
  'priceMode',
  'discountPercent',
  'items',
  'customFields',
] as const;

/** `/deals/new`, `?from=` (a duplicate), `?customerId=`, `?pipelineId=` and `/deals/:id/edit`. */
export function DealForm() {
  const t = useText();
  const { id } = useParams();
  const [params] = useSearchParams();
  const source = id ?? params.get('from');
  const { data: deal, isError, error } = useOne<Deal>(source ? `/deals/${source}` : null);
  if (isError) return <Failed error={error} />;
  if (source && !deal) return null;
  const crumbs = [{ label: t('pipeline.deals.title'), to: '/pipeline' }, ...(id ? [{ label: deal!.title, to: `/deals/${id}` }] : [])];
  return (
    <Page title={id ? t('pipeline.deals.edit', { title: deal!.title }) : t('pipeline.deals.create')} crumbs={crumbs}>
      <Sheet deal={id ? deal! : null} like={id ? null : (deal ?? null)} />
    </Page>
  );
}

/** Lines begin a value of their own, so a typed one stays out of what is sent. */
const sendable = ({ items, value, ...others }: Record<string, unknown>) => {
  const lines = items as unknown[] | undefined;
  return { ...others, ...(items !== undefined && { items }), ...(!lines?.length && value !== undefined && { value }) };
};

function Sheet({ deal, like }: { deal: Deal | null; like: Deal | null }) {
  const t = useText();
  const go = useNavigate();
  const [params] = useSearchParams();
  const { organization, user } = useMe();
  const place = params.get('pipelineId') ? { pipelineId: params.get('pipelineId') } : {};
  const initial = like
    ? { ...like, items: like.items.map(({ id: _, position: __, ...item }) => item) }
    : { customerId: params.get('customerId'), currency: organization.currency ?? 'EUR', priceMode: 'net', ownerId: user.id, tags: [], items: [] };
  const saved = (row: Deal) => {
    notify(t(deal ? 'core.saved' : 'core.created'));
    void go(`/deals/${row.id}`);
  };
  return (
    <Form<Deal>
      texts="pipeline.deals"
      record={deal}
      initial={initial}
      fields={FIELDS}
      onSaved={saved}
      onCancel={() => void go(-1)}
      save={async (values, key) =>
        (await (deal ? api.patch<Deal>(`/deals/${deal.id}`, sendable(values)) : api.post<Deal>('/deals', { ...place, ...sendable(values) }, { key }))).data
      }
    >
      <DealFields />
    </Form>
  );
}

/** The customer, and whom to talk to there. */
function Buyer() {
  const { setValue } = useFormContext();
  const customerId = useWatch({ name: 'customerId' }) as string | null;
  const { data } = useMany<ContactRecord>(customerId ? '/contacts' : null, { customerId: customerId ?? undefined, perPage: 100, sort: 'position' });
  const contacts = customerId ? (data?.data ?? []) : [];
  return (
    <>
      <F.Pick name="customerId" resource="customers" width={6} onPick={() => setValue('contactId', null, { shouldDirty: true })} />
      {contacts.length > 0 && (
        <F.Select name="contactId" width={6} options={contacts.map(({ id, name, role }) => ({ value: id, label: [name, role].filter(Boolean).join(', ') }))} />
      )}
    </>
  );
}

function DealFields() {
  const can = useCan();
  return (
    <>
      <F.Text name="title" required autoFocus width={6} />
      <Buyer />
      <F.Money name="value" width={3} />
      <F.Percent name="probability" width={3} />
      <F.Date name="expectedCloseDate" width={3} />
      {can('users:read') && <F.Pick name="ownerId" resource="users" query={{ active: true }} width={3} />}
      <F.Select name="source" options={SOURCES} width={3} />
      <F.Select name="priceMode" options={['net', 'gross']} required width={3} />
      <F.Percent name="discountPercent" width={3} />
      <F.Tags name="tags" width={3} />
      <Section title="pipeline.deals.tabs.lines" />
      <LineGrid preview="/deals/preview" />
      <F.Text name="notes" multiline />
      <CustomFields of="deals" />
    </>
  );
}
