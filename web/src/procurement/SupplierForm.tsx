import { useNavigate, useParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { RATINGS, type ContactInfo, type Supplier } from './suppliers';

const F = fields('procurement.suppliers');
const FIELDS = ['name', 'contactInfo', 'rating', 'currency', 'paymentTermsDays', 'language', 'notes'] as const;
const NO_CONTACT: ContactInfo = { email: null, phone: null, website: null, address: null, contacts: [] };

/** As the API takes it: no address instead of an empty one, people without a main contact, the rating as a number. */
function sent({ contactInfo, rating, ...values }: Record<string, unknown>) {
  const info = contactInfo as ContactInfo | null | undefined;
  const address = info?.address && Object.values(info.address).some(Boolean) ? info.address : null;
  const contacts = info?.contacts?.map(({ name, role, emails, phones }) => ({ name, role, emails, phones })) ?? [];
  return {
    ...values,
    ...(rating !== undefined && { rating: rating === null ? null : Number(rating) }),
    ...(contactInfo !== undefined && { contactInfo: info && { ...info, address, contacts } }),
  };
}

/** `/suppliers/new` and `/suppliers/:id/edit`. */
export function SupplierForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const { organization } = useMe();
  const { data: read, isError, error } = useOne<Supplier>(id ? `/suppliers/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !read) return null;
  const supplier = read && { ...read, contactInfo: { ...NO_CONTACT, ...read.contactInfo, contacts: read.contactInfo?.contacts ?? [] } };
  const initial = {
    currency: organization.currency ?? 'EUR',
    paymentTermsDays: 30,
    language: 'de',
    contactInfo: { ...NO_CONTACT, address: { country: organization.country } },
  };
  const saved = (row: Supplier) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/suppliers/${row.id}`);
  };
  const crumbs = [{ label: t('procurement.suppliers.title'), to: '/suppliers' }, ...(supplier ? [{ label: supplier.name, to: `/suppliers/${id}` }] : [])];
  return (
    <Page title={t(id ? 'procurement.suppliers.edit' : 'procurement.suppliers.create')} crumbs={crumbs}>
      <Form<Supplier>
        texts="procurement.suppliers"
        record={supplier}
        initial={initial}
        fields={FIELDS}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) =>
          (await (id ? api.patch<Supplier>(`/suppliers/${id}`, sent(values)) : api.post<Supplier>('/suppliers', sent(values), { key }))).data
        }
      >
        <F.Text name="name" required width={8} autoFocus={!id} />
        <F.Select name="rating" options={RATINGS} width={4} />
        <F.Text name="contactInfo.email" type="email" width={4} />
        <F.Text name="contactInfo.phone" type="tel" width={4} />
        <F.Text name="contactInfo.website" type="url" width={4} />
        <Section title="procurement.suppliers.sections.terms" />
        <F.Text name="currency" required width={4} maxLength={3} />
        <F.Quantity name="paymentTermsDays" width={4} />
        <F.Select name="language" required options={['de', 'en']} width={4} />
        <Section title="procurement.suppliers.sections.contact" />
        <F.Address name="contactInfo.address" width={6} />
        <F.Contacts name="contactInfo.contacts" equal width={6} />
        <F.Text name="notes" multiline />
      </Form>
    </Page>
  );
}
