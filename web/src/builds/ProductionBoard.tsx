import Event from '@mui/icons-material/EventOutlined';
import { Box, Button, Chip, LinearProgress, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { api, useMany } from '../core/api';
import { Board } from '../core/board';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { useToday } from '../core/time';
import { choices, type ProductionOrder, type ProductionStatus } from './production';
import { CompleteDialog } from './CompleteDialog';
import { AllocateDialog } from './ProductionSteps';

const COLUMNS = ['planned', 'allocated', 'in_progress', 'completed'] as const;
const SHOWN = 50;
/** What a drop into a column does. */
const VERBS: Partial<Record<ProductionStatus, Partial<Record<ProductionStatus, 'allocate' | 'start' | 'complete'>>>> = {
  planned: { allocated: 'allocate' },
  allocated: { in_progress: 'start' },
  in_progress: { completed: 'complete' },
};

interface Asking {
  verb: 'allocate' | 'complete';
  order: ProductionOrder;
  answer: (done: boolean) => void;
}

/** Kanban by status; a drop calls the verb that leads there. */
export function ProductionBoard() {
  const t = useText();
  const can = useCan();
  const [asking, setAsking] = useState<Asking | null>(null);
  const lanes = useLanes();
  const failed = lanes.find((lane) => lane.isError && !lane.data);
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  if (lanes.some((lane) => !lane.data))
    return (
      <Stack direction="row" spacing={1.5}>
        {COLUMNS.map((key) => (
          <Skeleton key={key} variant="rounded" sx={{ flex: 1, height: 320 }} />
        ))}
      </Stack>
    );
  const label = (status: string) => t(`core.status.${status as ProductionStatus}`);
  const columns = COLUMNS.map((key, at) => {
    const total = lanes[at].data!.pagination?.total ?? 0;
    return {
      key,
      label: label(key),
      total,
      foot: total > lanes[at].data!.data.length && (
        <Button size="small" component={RouterLink} to={`/production?as=list&status=${key}`}>
          {t('builds.production.moreOnList')}
        </Button>
      ),
    };
  });
  const verbOf = (order: ProductionOrder, to: string) => VERBS[order.status]?.[to as ProductionStatus];
  const close = (done: boolean) => {
    asking?.answer(done);
    setAsking(null);
  };
  const move = async (order: ProductionOrder, to: string) => {
    const verb = verbOf(order, to)!;
    if (verb !== 'start') return new Promise<boolean>((answer) => setAsking({ verb, order, answer }));
    await api.post(`/production-orders/${order.id}/start`);
    return true;
  };
  return (
    <>
      <Board<ProductionOrder>
        label={t('builds.production.board')}
        columns={columns}
        cards={lanes.flatMap((lane) => lane.data!.data)}
        idOf={({ id }) => id}
        columnOf={({ status }) => status}
        titleOf={({ number }) => number}
        render={(order) => <Card order={order} />}
        targets={(order) =>
          COLUMNS.filter((to) => {
            const verb = verbOf(order, to);
            return verb && order.moves.includes(verb) && can(`production-orders:${verb}`);
          })
        }
        reason={(order, to) =>
          t('builds.production.refused', { number: order.number, why: t('builds.production.noWay', { from: label(order.status), to: label(to) }) })
        }
        onMove={move}
      />
      {asking?.verb === 'allocate' && <AllocateDialog order={asking.order} onClose={close} />}
      {asking?.verb === 'complete' && <CompleteDialog order={asking.order} onClose={close} />}
    </>
  );
}

function useLanes() {
  const ask = (status: string, sort: string) => ({ status, perPage: SHOWN, sort });
  const planned = useMany<ProductionOrder>('/production-orders', ask('planned', 'priority'));
  const allocated = useMany<ProductionOrder>('/production-orders', ask('allocated', 'priority'));
  const running = useMany<ProductionOrder>('/production-orders', ask('in_progress', 'priority'));
  const completed = useMany<ProductionOrder>('/production-orders', { ...ask('completed', '-updatedAt'), perPage: 10 });
  return [planned, allocated, running, completed];
}

function Card({ order }: { order: ProductionOrder }) {
  const t = useText();
  const today = useToday();
  const { date, number } = useFormat();
  const late = order.dueDate && order.status !== 'completed' && order.dueDate < today;
  return (
    <Stack spacing={0.5}>
      <Link component={RouterLink} to={`/production/${order.id}`} sx={{ fontWeight: 600, color: 'text.primary', alignSelf: 'flex-start' }}>
        {order.number}
      </Link>
      <Typography>
        {number(order.quantity)} × {order.buildName}
      </Typography>
      {choices(order) && (
        <Typography variant="body2" color="textSecondary">
          {choices(order)}
        </Typography>
      )}
      {order.completedQuantity > 0 && order.status !== 'completed' && (
        <Box>
          <Typography variant="caption" color="textSecondary">
            {t('builds.production.progress', { made: number(order.completedQuantity), quantity: number(order.quantity) })}
          </Typography>
          <LinearProgress
            variant="determinate"
            aria-label={t('builds.production.fields.completedQuantity')}
            value={(100 * order.completedQuantity) / order.quantity}
          />
        </Box>
      )}
      {order.dueDate && (
        <Chip
          icon={<Event sx={{ fontSize: 16 }} />}
          variant="outlined"
          color={late ? 'error' : 'default'}
          label={`${date(order.dueDate)}${late ? ` · ${t('builds.production.late')}` : ''}`}
          sx={{ alignSelf: 'flex-start', borderColor: late ? undefined : 'divider' }}
        />
      )}
    </Stack>
  );
}
