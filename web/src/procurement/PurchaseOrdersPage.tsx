import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { ordersTable } from './orders';

export function PurchaseOrdersPage() {
  const t = useText();
  return (
    <Page title={t('procurement.orders.title')}>
      <DataTable of={ordersTable} />
    </Page>
  );
}
