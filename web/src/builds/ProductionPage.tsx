import Add from '@mui/icons-material/Add';
import BoardIcon from '@mui/icons-material/ViewKanbanOutlined';
import ListIcon from '@mui/icons-material/ViewListOutlined';
import { Button, Stack, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { Link, useSearchParams } from 'react-router';
import { useStored } from '../core/hooks';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { productionTable } from './production';
import { ProductionBoard } from './ProductionBoard';

/** Production as a board or as a list; the way of the last visit, unless the link says. */
export function ProductionPage() {
  const t = useText();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const [usual, setUsual] = useStored<'board' | 'list'>('production.view', 'board');
  const filtered = [...params.keys()].some((key) => key !== 'as');
  const view = (params.get('as') as 'board' | 'list' | null) ?? (filtered ? 'list' : usual);
  const show = (next: 'board' | 'list' | null) => {
    if (!next) return;
    setUsual(next);
    setParams({});
  };
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
          <ToggleButtonGroup
            exclusive
            size="small"
            value={view}
            onChange={(_, next: 'board' | 'list' | null) => show(next)}
            aria-label={t('builds.production.view')}
          >
            <ToggleButton value="board">
              <Stack direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
                <BoardIcon fontSize="small" />
                <span>{t('builds.production.board')}</span>
              </Stack>
            </ToggleButton>
            <ToggleButton value="list">
              <Stack direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
                <ListIcon fontSize="small" />
                <span>{t('builds.production.list')}</span>
              </Stack>
            </ToggleButton>
          </ToggleButtonGroup>
        </>
      }
    >
      {view === 'board' ? <ProductionBoard /> : <DataTable of={productionTable} />}
    </Page>
  );
}
