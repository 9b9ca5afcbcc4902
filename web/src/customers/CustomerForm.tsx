import { useWatch } from 'react-hook-form';
import { useNavigate, useParams } from 'react-router';
import type { Customer } from '../api';
import { api, useOne } from '../core/api';
import { CustomFields } from '../core/custom';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { STATUSES, TYPES } from './customers';
import { Duplicates } from './Duplicates';
import { useTags } from './TagChips';

const F = fields('customers');
const FIELDS = [
  'name',
  'type',
  'email',
  'phone',
  'vatId',
  'status',
  'birthDate',
  'ownerId',
  'language',
  'currency',
  'paymentTermsDays',
  'billingAddress',
  'shippingAddress',
  'contacts',
  'tags',
  'notes',
  'customFields',
] as const;

/** `/customers/new` and `/customers/:id/edit`. */
export function CustomerForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const { organization } = useMe();
  const { data: customer, isError, error } = useOne<Customer>(id ? `/customers/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !customer) return null;
  const initial = {
    type: 'business',
    status: 'active',
    language: 'de',
    currency: organization.currency ?? 'EUR',
    paymentTermsDays: 14,
    billingAddress: { country: organization.country },
    contacts: [],
    tags: [],
  };
  const saved = (row: Customer) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/customers/${row.id}`);
  };
  const crumbs = [{ label: t('customers.title'), to: '/customers' }, ...(customer ? [{ label: customer.name, to: `/customers/${id}` }] : [])];
  return (
    <Page title={customer ? t('customers.edit') : t('customers.create')} crumbs={crumbs}>
      <Form<Customer>
        texts="customers"
        record={customer}
        initial={initial}
        fields={FIELDS}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await (id ? api.patch<Customer>(`/customers/${id}`, values) : api.post<Customer>('/customers', values, { key }))).data}
      >
        <CustomerFields id={id} />
      </Form>
    </Page>
  );
}

export function CustomerFields({ id }: { id?: string }) {
  const can = useCan();
  const tags = useTags();
  return (
    <>
      <F.Text name="name" required width={8} autoFocus maxLength={200} />
      <F.Select name="type" required options={TYPES} width={4} />
      <F.Text name="email" type="email" width={4} />
      <F.Text name="phone" type="tel" width={4} />
      <F.Text name="vatId" width={4} />
      <F.Select name="status" required options={STATUSES} width={4} />
      <BirthDate />
      {can('users:read') && <F.Pick name="ownerId" resource="users" query={{ active: true }} width={4} />}
      <F.Tags name="tags" options={tags.map(({ name }) => name)} width={8} />
      <Duplicates id={id} />
      <Section title="customers.sections.addresses" />
      <F.Address name="billingAddress" width={6} />
      <F.Address name="shippingAddress" width={6} />
      <Section title="customers.sections.terms" />
      <F.Quantity name="paymentTermsDays" width={4} />
      <F.Select name="language" required options={['de', 'en']} width={4} />
      <F.Text name="currency" width={4} maxLength={3} />
      <Section title="customers.sections.people" />
      <F.Contacts name="contacts" />
      <F.Text name="notes" multiline />
      <CustomFields of="customers" />
    </>
  );
}

/** Companies have none; one that somebody has typed stays in sight. */
function BirthDate() {
  const [type, birthDate] = useWatch({ name: ['type', 'birthDate'] }) as [Customer['type'], string | null];
  return type === 'business' && !birthDate ? null : <F.Date name="birthDate" width={4} />;
}
