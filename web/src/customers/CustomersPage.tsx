import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { customersTable } from './customers';

export function CustomersPage() {
  const t = useText();
  return (
    <Page title={t('customers.title')}>
      <DataTable of={customersTable} />
    </Page>
  );
}
