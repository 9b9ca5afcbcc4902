import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { buildsTable } from './builds';

export function BuildsPage() {
  const t = useText();
  return (
    <Page title={t('builds.title')}>
      <DataTable of={buildsTable} />
    </Page>
  );
}
