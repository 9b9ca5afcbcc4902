import { Page } from '../core/record';
import { ScanButton } from '../core/scan';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { lotsTable } from './lots';
import { useScanned } from './useScanned';

export function LotsPage() {
  const t = useText();
  return (
    <Page title={t('parts.lots.title')} crumbs={[{ label: t('parts.title'), to: '/parts' }]} actions={<ScanButton onCode={useScanned()} />}>
      <DataTable of={lotsTable} />
    </Page>
  );
}
