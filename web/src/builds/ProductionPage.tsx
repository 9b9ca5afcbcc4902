import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { BoardOrList, useBoardOrList } from './BoardOrList';
import { productionTable } from './production';
import { ProductionBoard } from './ProductionBoard';

/** Production as a board or as a list; the way of the last visit, unless the link says. */
export function ProductionPage() {
  const t = useText();
  const can = useCan();
  const shown = useBoardOrList('production.view');
  const { view } = shown;
  return (
    <Page
      title={t('builds.production.title')}
      actions={
        <>
          {view === 'board' && can('production-orders:write') && (
            <Button component={Link} to="/production/new" variant="contained" startIcon={<Add />}>
              {t('builds.production.create')}
            </Button>
          )}
          <BoardOrList {...shown} />
        </>
      }
    >
      {view === 'board' ? <ProductionBoard /> : <DataTable of={productionTable} />}
    </Page>
  );
}
