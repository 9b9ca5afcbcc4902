import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { jobsTable } from './jobs';

export function JobsPage() {
  const t = useText();
  return (
    <Page title={t('pipeline.jobs.title')}>
      <DataTable of={jobsTable} />
    </Page>
  );
}
