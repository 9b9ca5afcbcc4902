import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { BoardOrList, useBoardOrList } from './BoardOrList';
import { PrintBoard } from './PrintBoard';
import { printersTable, printsTable } from './prints';

/** What is to be printed, is being printed and was printed; as a board or a list. */
export function PrintsPage() {
  const t = useText();
  const can = useCan();
  const shown = useBoardOrList('prints.view');
  const { view } = shown;
  return (
    <Page
      title={t('builds.prints.title')}
      actions={
        <>
          {view === 'board' && can('print-jobs:write') && (
            <Button component={Link} to="/print-jobs/new" variant="contained" startIcon={<Add />}>
              {t('builds.prints.create')}
            </Button>
          )}
          {can('print-machines:read') && (
            <Button component={Link} to="/print-machines" color="inherit" variant="outlined">
              {t('builds.prints.toPrinters')}
            </Button>
          )}
          <BoardOrList {...shown} />
        </>
      }
    >
      {view === 'board' ? <PrintBoard /> : <DataTable of={printsTable} />}
    </Page>
  );
}

export function PrintersPage() {
  const t = useText();
  return (
    <Page title={t('builds.printers.title')} crumbs={[{ label: t('builds.prints.title'), to: '/print-jobs' }]}>
      <DataTable of={printersTable} />
    </Page>
  );
}
