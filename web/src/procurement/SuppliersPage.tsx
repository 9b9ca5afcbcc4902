import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { suppliersTable } from './suppliers';

export function SuppliersPage() {
  const t = useText();
  return (
    <Page title={t('procurement.suppliers.title')}>
      <DataTable of={suppliersTable} />
    </Page>
  );
}
