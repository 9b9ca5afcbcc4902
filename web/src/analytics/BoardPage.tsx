import { Box, Skeleton, Stack } from '@mui/material';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { DashboardView } from '../api';
import { Failed } from '../core/errors/Trouble';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { ArrangeBoard } from './ArrangeBoard';
import { BoardActions } from './BoardActions';
import { BoardPicker } from './BoardPicker';
import { BoardTiles } from './BoardTiles';
import { useBoard } from './boards';
import { FirstSteps } from './FirstSteps';
import { PeriodChooser } from './PeriodChooser';
import { usePeriod } from './period';
import { useSummary } from './useSummary';
import { Wall } from './Wall';

/** The start page, and every other dashboard. */
export function BoardPage() {
  const t = useText();
  const { id } = useParams();
  const { board, boards, error, refetch } = useBoard(id);
  if (error && !board) return <Failed error={error} retry={refetch} />;
  if (!board)
    return (
      <Page title={t('analytics.title')}>
        <Waiting />
      </Page>
    );
  return <Board key={board.id} board={board} boards={boards} start={!id} />;
}

interface Props {
  board: DashboardView;
  boards: DashboardView[];
  /** The start page: with the first steps of a new organization. */
  start: boolean;
}

function Board({ board, boards, start }: Props) {
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
        {start && <Steps />}
        <BoardTiles board={board} period={period} onArrange={() => setArranging(true)} />
      </Stack>
      {wall && <Wall board={board} period={period} onClose={() => setWall(false)} />}
    </Page>
  );
}

function Steps() {
  const { data } = useSummary();
  return data ? <FirstSteps steps={data.firstSteps} /> : null;
}

const Waiting = () => (
  <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(4, 1fr)' } }}>
    {Array.from({ length: 8 }, (_, at) => (
      <Skeleton key={at} variant="rounded" height={150} />
    ))}
  </Box>
);
