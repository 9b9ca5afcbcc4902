import { useNavigate, useParams } from 'react-router';
import { RecordPage, useRemove } from '../core/record';
import { DataTable, PlainTable } from '../core/table';
import { useText } from '../core/texts';
import type { Category } from './categories';
import { partsBelow } from './parts';

/** A category: what its parts say of themselves, and which there are. */
export function CategoryPage() {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { id } = useParams();
  const path = `/part-categories/${id}`;
  return (
    <RecordPage<Category>
      path={path}
      texts="parts.categories"
      canWrite="parts:write"
      crumbs={[
        { label: t('parts.title'), to: '/parts' },
        { label: t('parts.categories.title'), to: '/part-categories' },
      ]}
      title={({ name }) => name}
      hint={({ path: way, name }) => (way === name ? '' : way)}
      actions={(category) => [
        { key: 'edit', label: t('core.actions.edit'), can: 'parts:write', run: () => go(`${path}/edit`) },
        { key: 'add', label: t('parts.categories.below'), can: 'parts:write', run: () => go(`/part-categories/new?parentId=${category.id}`) },
        remove(category, { path, title: category.name, to: '/part-categories', can: 'parts:delete' }),
      ]}
      facts={({ path: way, partCount }) => [
        { label: t('parts.categories.fields.path'), value: way },
        { label: t('parts.categories.fields.partCount'), value: partCount },
      ]}
      tabs={[
        { key: 'parts', label: t('parts.title'), content: ({ name }) => <DataTable local of={partsBelow} fixed={{ category: name }} /> },
        { key: 'fields', label: t('parts.fields.specifications'), content: (category) => <FieldList category={category} /> },
      ]}
    />
  );
}

function FieldList({ category }: { category: Category }) {
  const t = useText();
  return (
    <PlainTable
      label={t('parts.fields.specifications')}
      rows={category.fields}
      keyOf={({ name }) => name}
      empty={t('parts.categories.noFields')}
      columns={[
        { label: t('parts.categories.fields.fields_name'), bare: true, cell: ({ name }) => name },
        { label: t('parts.categories.fields.fields_type'), cell: ({ type }) => t(`parts.categories.type.${type}`) },
        { label: t('parts.categories.fields.fields_unit'), cell: ({ unit }) => unit ?? '–' },
        { label: t('parts.categories.fields.fields_choices'), cell: ({ choices }) => choices.join(', ') || '–' },
      ]}
    />
  );
}
