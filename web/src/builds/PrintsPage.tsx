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
import { PrintBoard } from './PrintBoard';
import { printersTable, printsTable } from './prints';

/** What is to be printed, is being printed and was printed; as a board or a list. */
export function PrintsPage() {
  const t = useText();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const [usual, setUsual] = useStored<'board' | 'list'>('prints.view', 'board');
  const filtered = [...params.keys()].some((key) => key !== 'as');
  const view = (params.get('as') as 'board' | 'list' | null) ?? (filtered ? 'list' : usual);
  const show = (next: 'board' | 'list' | null) => {
    if (!next) return;
    setUsual(next);
    setParams({});
  };
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
          <ToggleButtonGroup
            exclusive
            size="small"
            value={view}
            onChange={(_, next: 'board' | 'list' | null) => show(next)}
            aria-label={t('builds.production.view')}
          >
            <ToggleButton value="board">
              <Label icon={<BoardIcon fontSize="small" />} text={t('builds.production.board')} />
            </ToggleButton>
            <ToggleButton value="list">
              <Label icon={<ListIcon fontSize="small" />} text={t('builds.production.list')} />
            </ToggleButton>
          </ToggleButtonGroup>
        </>
      }
    >
      {view === 'board' ? <PrintBoard /> : <DataTable of={printsTable} />}
    </Page>
  );
}

const Label = ({ icon, text }: { icon: React.ReactNode; text: string }) => (
  <Stack direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
    {icon}
    <span>{text}</span>
  </Stack>
);

export function PrintersPage() {
  const t = useText();
  return (
    <Page title={t('builds.printers.title')} crumbs={[{ label: t('builds.prints.title'), to: '/print-jobs' }]}>
      <DataTable of={printersTable} />
    </Page>
  );
}
