import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { importsTable } from './imports';
import { Sheet } from './Sheet';

/** `/settings/imports` */
export function ImportsPage() {
  const t = useText();
  return (
    <Sheet title={t('settings.imports.title')} hint={t('settings.imports.hint')}>
      <DataTable of={importsTable} />
    </Sheet>
  );
}
