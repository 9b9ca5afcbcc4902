import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { categoriesTable } from './categories';

export function CategoriesPage() {
  const t = useText();
  return (
    <Page title={t('parts.categories.title')} crumbs={[{ label: t('parts.title'), to: '/parts' }]}>
      <DataTable of={categoriesTable} />
    </Page>
  );
}
