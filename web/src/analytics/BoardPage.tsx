import { Box, Skeleton, Stack } from '@mui/material';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { DashboardView, FirstSteps as Steps } from '../api';
import { Failed } from '../core/errors/Trouble';
import { later } from '../core/later';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { BoardActions } from './BoardActions';
import { BoardPicker } from './BoardPicker';
import { BoardTiles } from './BoardTiles';
import { useBoard } from './boards';
import { FirstSteps } from './FirstSteps';
import { PeriodChooser } from './PeriodChooser';
import { useCatalogue } from './metrics';
import { usePeriod } from './period';
import { useSummary } from './useSummary';

const Waiting = () => (
  <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(4, 1fr)' } }}>
    {Array.from({ length: 8 }, (_, at) => (
      <Skeleton key={at} variant="rounded" height={150} />
    ))}
  </Box>
);

const ArrangeBoard = later(async () => (await import('./ArrangeBoard')).ArrangeBoard, <Waiting />);
const Wall = later(async () => (await import('./Wall')).Wall);

/** The start page, and every other dashboard. */
export function BoardPage() {
  const t = useText();
  const { id } = useParams();
  const { board, boards, error, refetch } = useBoard(id);
  // all that the page will need is asked for together, and what stands above the tiles does not push them down
  useCatalogue();
  const steps = useSteps(!id);
  if (error && !board) return <Failed error={error} retry={refetch} />;
  if (!board || steps === 'unknown')
    return (
      <Page title={t('analytics.title')}>
        <Waiting />
      </Page>
    );
  return <Board key={board.id} board={board} boards={boards} steps={steps} />;
}

interface Props {
  board: DashboardView;
  boards: DashboardView[];
  /** On the start page of a new organization. */
  steps: Steps | null;
}

function Board({ board, boards, steps }: Props) {
  const [params, setParams] = useSearchParams();
  const [period, setPeriod] = usePeriod();
  const [arranging, setArranging] = useState(params.has('arrange') && board.mayChange);
  const wall = params.has('wall');
  const setWall = (on: boolean) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (on) next.set('wall', 'true');
      else next.delete('wall');
      return next;
    });
  if (arranging) return <ArrangeBoard board={board} period={period} onDone={() => setArranging(false)} />;
  return (
    <Page
      title={board.name}
      mark={<BoardPicker board={board} boards={boards} />}
      actions={<BoardActions board={board} onArrange={() => setArranging(true)} onWall={() => setWall(true)} />}
    >
      <PeriodChooser period={period} onChange={setPeriod} />
      <Stack spacing={2}>
        {steps && <FirstSteps steps={steps} />}
        <BoardTiles board={board} period={period} onArrange={() => setArranging(true)} />
      </Stack>
      {wall && <Wall board={board} period={period} onClose={() => setWall(false)} />}
    </Page>
  );
}

/** What is done of the first steps; `unknown` until it is read, null where nobody wants to know. */
function useSteps(start: boolean): Steps | 'unknown' | null {
  const wanted = useCan()('organization:write') && start;
  const { data, isPending } = useSummary(wanted);
  if (!wanted) return null;
  return data?.firstSteps ?? (isPending ? 'unknown' : null);
}
