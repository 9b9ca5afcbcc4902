import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { deliveriesTable } from './deliveries';

export function DeliveriesPage() {
  const t = useText();
  return (
    <Page title={t('fulfillment.deliveries.title')}>
      <DataTable of={deliveriesTable} />
    </Page>
  );
}
