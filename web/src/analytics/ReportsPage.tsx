import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { reportsTable } from './reports';

/** Reports that came with the house, one's own, and those that others share. */
export function ReportsPage() {
  const t = useText();
  return (
    <Page title={t('reports.title')} hint={t('reports.hint')}>
      <DataTable of={reportsTable} />
    </Page>
  );
}
