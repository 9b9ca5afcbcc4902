import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { quotesTable } from './quotes';

export function QuotesPage() {
  const t = useText();
  return (
    <Page title={t('pipeline.quotes.title')}>
      <DataTable of={quotesTable} />
    </Page>
  );
}
