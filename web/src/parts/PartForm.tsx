import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, useMany, useOne } from '../core/api';
import { CustomFields } from '../core/custom';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { CategoryField } from './CategoryField';
import { KINDS, TAX_CATEGORIES, TRACKINGS, UNITS, type Part } from './parts';
import { Specifications } from './Specifications';
import { SubstitutesField } from './SubstitutesField';

const F = fields('parts');
const FIELDS = [
  'name',
  'sku',
  'category',
  'kind',
  'unit',
  'description',
  'barcode',
  'manufacturer',
  'manufacturerPartNumber',
  'minimumStock',
  'unitPrice',
  'averageCost',
  'taxCategory',
  'specifications',
  'customFields',
  'revision',
  'replacedById',
  'substituteIds',
  'tracking',
  'reorderPoint',
  'targetStock',
  'isActive',
  'isBought',
  'isMade',
  'isSold',
] as const;
// numbers of its own are not duplicated
const OWN = ['sku', 'barcode', 'averageCost'];

/** `/parts/new` (`?from=` another part, `?name=`, `?barcode=`) and `/parts/:id/edit`. */
export function PartForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const from = id ?? params.get('from');
  const { data: read, isError, error } = useOne<Part>(from ? `/parts/${from}` : null);
  if (isError) return <Failed error={error} />;
  if (from && !read) return null;
  const part = id ? read : undefined;
  const copied = read && Object.fromEntries(FIELDS.filter((field) => !OWN.includes(field)).map((field) => [field, read[field]]));
  const initial = {
    kind: 'stocked',
    unit: 'pcs',
    taxCategory: 'standard',
    minimumStock: 0,
    unitPrice: '0',
    specifications: {},
    ...{ substituteIds: [], tracking: 'none', isActive: true, isBought: true, isMade: false, isSold: true },
    name: params.get('name'),
    barcode: params.get('barcode'),
    ...copied,
  };
  const saved = (row: Part) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/parts/${row.id}`);
  };
  // what is left empty is decided by the server: the number, the cost
  const given = (values: object) =>
    Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== null || !['sku', 'averageCost'].includes(field)));
  const crumbs = [{ label: t('parts.title'), to: '/parts' }, ...(part ? [{ label: part.name, to: `/parts/${id}` }] : [])];
  return (
    <Page title={part ? t('parts.edit') : t('parts.create')} crumbs={crumbs}>
      <Form<Part>
        texts="parts"
        record={part}
        initial={initial}
        fields={FIELDS}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await (id ? api.patch<Part>(`/parts/${id}`, values) : api.post<Part>('/parts', given(values), { key }))).data}
      >
        <PartFields part={part} />
      </Form>
    </Page>
  );
}

function PartFields({ part }: { part?: Part }) {
  const { data } = useMany<{ category: string }>('/parts/categories');
  const seesCosts = useCan()('costs:read');
  const filled = !!part && part.currentStock !== 0;
  return (
    <>
      <F.Text name="name" required width={8} autoFocus={!part} maxLength={500} />
      <CategoryField options={(data?.data ?? []).map(({ category }) => category)} width={4} />
      <F.Select name="kind" required options={KINDS} width={4} disabled={filled} />
      <F.Select name="unit" required options={UNITS} width={4} disabled={filled} />
      <F.Select name="tracking" required options={TRACKINGS} width={4} disabled={filled} />
      <F.Select name="taxCategory" required options={TAX_CATEGORIES} width={4} />
      <Section title="parts.sections.stock" />
      <F.Quantity name="minimumStock" width={4} />
      <F.Quantity name="reorderPoint" width={4} />
      <F.Quantity name="targetStock" width={4} />
      <F.Money name="unitPrice" width={4} />
      {seesCosts && <F.Money name="averageCost" width={4} disabled={filled} />}
      <Section title="parts.sections.numbers" />
      <F.Text name="sku" width={6} maxLength={100} required={!!part} />
      <F.Text name="barcode" width={6} maxLength={100} />
      <F.Text name="manufacturer" width={6} />
      <F.Text name="manufacturerPartNumber" width={6} maxLength={100} />
      <F.Text name="revision" width={6} maxLength={40} />
      <UseFields />
      <Section title="parts.sections.more" />
      <Specifications />
      <F.Text name="description" multiline maxLength={5000} />
      <CustomFields of="parts" />
    </>
  );
}

/** What it is for, and what stands in for it. */
const UseFields = () => (
  <>
    <Section title="parts.sections.use" />
    <F.Flag name="isActive" width={3} />
    <F.Flag name="isBought" width={3} />
    <F.Flag name="isMade" width={3} />
    <F.Flag name="isSold" width={3} />
    <F.Pick name="replacedById" resource="parts" width={6} />
    <SubstitutesField />
  </>
);
