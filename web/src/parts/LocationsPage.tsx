import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { locationsTable } from './locations';

export function LocationsPage() {
  const t = useText();
  return (
    <Page title={t('parts.locations.title')} crumbs={[{ label: t('parts.title'), to: '/parts' }]}>
      <DataTable of={locationsTable} />
    </Page>
  );
}
