import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { leadsTable } from './leads';

export function LeadsPage() {
  const t = useText();
  return (
    <Page title={t('pipeline.leads.title')}>
      <DataTable of={leadsTable} />
    </Page>
  );
}
