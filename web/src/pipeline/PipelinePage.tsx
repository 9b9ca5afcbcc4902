import Add from '@mui/icons-material/Add';
import Tune from '@mui/icons-material/Tune';
import { Button, IconButton, MenuItem, TextField, Tooltip } from '@mui/material';
import { Link, useSearchParams } from 'react-router';
import type { Pipeline } from '../api';
import { useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useStored } from '../core/hooks';
import { Page, Views } from '../core/record';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { DealBoard } from './DealBoard';
import { DealCalendar } from './DealCalendar';
import { dealsTable } from './deals';
import { ForecastView } from './ForecastView';

const VIEWS = ['board', 'list', 'calendar', 'forecast'] as const;
type View = (typeof VIEWS)[number];

/** Deals as a board, a list or a forecast; pipeline and view stand in the link, else as at the last visit. */
export function PipelinePage() {
  const t = useText();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const [usual, setUsual] = useStored<View>('pipeline.view', 'board');
  const [chosen, setChosen] = useStored<string | null>('pipeline.chosen', null);
  const { data, isError, error } = useMany<Pipeline>('/pipelines', { perPage: 50, sort: 'position' });
  if (isError) return <Failed error={error} />;
  if (!data) return null;
  const view = VIEWS.find((one) => one === params.get('as')) ?? usual;
  const wanted = params.get('pipeline') ?? chosen;
  const pipeline = data.data.find(({ id }) => id === wanted) ?? data.data.find(({ isDefault }) => isDefault) ?? data.data[0];
  const show = (next: View) => {
    setUsual(next);
    // what is filtered stays, whichever way it is shown
    setParams((now) => having(now, { as: next }));
  };
  const choose = (id: string) => {
    setChosen(id);
    setParams((now) => having(now, { as: view, pipeline: id }));
  };
  const create = pipeline ? `/deals/new?pipelineId=${pipeline.id}` : '/deals/new';
  return (
    <Page
      title={t('pipeline.deals.title')}
      actions={
        <>
          {view !== 'list' && can('deals:write') && (
            <Button component={Link} to={create} variant="contained" startIcon={<Add />}>
              {t('pipeline.deals.create')}
            </Button>
          )}
          {view !== 'list' && data.data.length > 1 && <Chooser pipelines={data.data} value={pipeline.id} onChange={choose} />}
          <Views
            label={t('pipeline.deals.views')}
            value={view}
            of={VIEWS.map((one) => ({ value: one, label: t(`pipeline.deals.view.${one}`) }))}
            onChange={show}
          />
          <Tooltip title={t('pipeline.deals.setup.title')}>
            <IconButton component={Link} to="/pipelines" aria-label={t('pipeline.deals.setup.title')}>
              <Tune fontSize="small" />
            </IconButton>
          </Tooltip>
        </>
      }
    >
      {view === 'board' && pipeline && <DealBoard pipelineId={pipeline.id} />}
      {view === 'calendar' && <DealCalendar pipelineId={pipeline?.id} />}
      {view === 'forecast' && <ForecastView pipelineId={pipeline?.id} />}
      {(view === 'list' || (!pipeline && view === 'board')) && <DataTable of={dealsTable} />}
    </Page>
  );
}

function having(params: URLSearchParams, values: Record<string, string>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(values)) next.set(name, value);
  for (const name of ['page', 'peek', 'from', 'to']) next.delete(name);
  return next;
}

function Chooser({ pipelines, value, onChange }: { pipelines: Pipeline[]; value: string; onChange: (id: string) => void }) {
  const t = useText();
  return (
    <TextField select size="small" label={t('pipeline.deals.pipeline')} value={value} onChange={(event) => onChange(event.target.value)} sx={{ minWidth: 140 }}>
      {pipelines.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
