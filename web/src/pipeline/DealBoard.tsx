import { Alert, Button, MenuItem, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { Board as BoardAnswer, DealCard } from '../api';
import { api, isProblem, queries, useMany, useOne } from '../core/api';
import { Board } from '../core/board';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { complain } from '../core/notify';
import { useCan, useMe } from '../core/session';
import { useListFilters } from '../core/table';
import { useText } from '../core/texts';
import { CardFace } from './CardFace';
import { dealsTable } from './deals';
import { LoseDialog } from './LoseDialog';

interface Lost {
  card: DealCard;
  answer: (reason: string | null) => void;
}
/** Somebody else was first: where the card stands now, and where it was to go. */
interface Late {
  text: string;
  again: () => void;
}

/** The deals of a pipeline by stage, in their order; a card that somebody else moved meanwhile can be moved all the same. */
export function DealBoard({ pipelineId }: { pipelineId: string }) {
  const t = useText();
  const { query, bar } = useListFilters(dealsTable);
  const { data: board, isError, error, refetch } = useOne<BoardAnswer>(`/pipelines/${pipelineId}/board`, { ...query, perStage: 100 });
  if (isError && !board) return <Failed error={error} retry={() => void refetch()} />;
  if (!board)
    return (
      <Stack direction="row" spacing={1.5}>
        {[0, 1, 2, 3].map((at) => (
          <Skeleton key={at} variant="rounded" sx={{ flex: 1, height: 320 }} />
        ))}
      </Stack>
    );
  return (
    <Stack spacing={1.5}>
      {bar(<OwnerFilter label={t('pipeline.deals.owner')} />)}
      <Stages board={board} />
    </Stack>
  );
}

function Stages({ board }: { board: BoardAnswer }) {
  const t = useText();
  const { user, role } = useMe();
  const can = useCan();
  const [lost, setLost] = useState<Lost | null>(null);
  const [late, setLate] = useState<Late | null>(null);
  const stageOf = (id: string) => board.stages.find((stage) => stage.id === id);
  const mine = (card: DealCard) => can('deals:move') && (role !== 'staff' || card.createdBy === user.id || card.ownerId === user.id);
  const move = async (card: DealCard, to: string, at?: DealCard, version = card.version): Promise<boolean> => {
    setLate(null);
    const stage = stageOf(to)!;
    const needs = stage.kind === 'lost' && card.stageId !== to;
    const reason = needs ? await new Promise<string | null>((answer) => setLost({ card, answer })) : undefined;
    if (reason === null) return false;
    try {
      await api.post(`/deals/${card.id}/move`, { stageId: to, position: at ? at.position : stage.deals.length, version, reason });
      return true;
    } catch (error) {
      if (!isProblem(error) || !error.is('version_conflict')) throw error;
      const { current } = error.faults[0].details as { current: DealCard & { stageName: string } };
      const again = () =>
        void move(card, to, at, current.version)
          .catch(complain)
          .then(() => queries.invalidateQueries());
      setLate({ text: t('pipeline.deals.conflict', { title: card.title, name: current.updatedByName, stage: current.stageName }), again });
      return false;
    }
  };
  return (
    <>
      {late && (
        <Alert
          severity="warning"
          onClose={() => setLate(null)}
          action={
            <Button color="inherit" size="small" onClick={late.again}>
              {t('pipeline.deals.insist')}
            </Button>
          }
        >
          {late.text}
        </Alert>
      )}
      <Board<DealCard>
        ordered
        label={t('pipeline.deals.board')}
        columns={board.stages.map((stage) => ({
          key: stage.id,
          label: stage.name,
          color: stage.color,
          total: stage.count,
          head: <Sums stage={stage} currency={board.currency} />,
          foot: stage.count > stage.deals.length && (
            <Button size="small" component={RouterLink} to={`/pipeline?as=list&stageId=${stage.id}`}>
              {t('pipeline.deals.moreOnList')}
            </Button>
          ),
        }))}
        cards={board.stages.flatMap((stage) => stage.deals)}
        idOf={({ id }) => id}
        columnOf={({ stageId }) => stageId}
        titleOf={({ title }) => title}
        render={(card) => <CardFace card={card} me={user.id} />}
        targets={(card) => (mine(card) ? board.stages.map(({ id }) => id).filter((id) => id !== card.stageId) : [])}
        reason={({ title }) => t('pipeline.deals.refused', { title })}
        onMove={(card, to, at) => move(card, to, at)}
      />
      {lost && <LoseDialog title={lost.card.title} onReason={(reason) => (lost.answer(reason), setLost(null))} />}
    </>
  );
}

/** Sum and weighted sum in the organization's currency; other currencies stand below, unconverted. */
function Sums({ stage, currency }: { stage: BoardAnswer['stages'][number]; currency: string }) {
  const t = useText();
  const { money } = useFormat();
  return (
    <Stack sx={{ px: 0.5, pb: 0.5 }}>
      <Typography variant="body2">{money(stage.sum, currency)}</Typography>
      <Typography variant="caption" color="textSecondary">
        {t('pipeline.deals.weighted', { sum: money(stage.weightedSum, currency) })}
      </Typography>
      {stage.otherCurrencies.map((other) => (
        <Typography key={other.currency} variant="caption" color="textSecondary">
          + {money(other.sum, other.currency)} ({t('pipeline.deals.weighted', { sum: money(other.weightedSum, other.currency) })})
        </Typography>
      ))}
    </Stack>
  );
}

/** Whose deals: everybody's or one person's. */
function OwnerFilter({ label }: { label: string }) {
  const t = useText();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const { data } = useMany<{ id: string; version: number; name: string }>(can('users:read') ? '/users' : null, { perPage: 100 });
  if (!data || data.data.length < 2) return null;
  const choose = (ownerId: string) =>
    setParams((now) => {
      if (ownerId) now.set('ownerId', ownerId);
      else now.delete('ownerId');
      return now;
    });
  return (
    <TextField
      select
      size="small"
      label={label}
      value={params.get('ownerId') ?? ''}
      onChange={(event) => choose(event.target.value)}
      sx={{ width: 220 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{t('pipeline.deals.everybody')}</MenuItem>
      {data.data.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
