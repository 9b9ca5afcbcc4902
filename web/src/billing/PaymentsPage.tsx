import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { paymentsTable } from './payments';

export function PaymentsPage() {
  const t = useText();
  return (
    <Page title={t('billing.payments.title')}>
      <DataTable of={paymentsTable} />
    </Page>
  );
}
