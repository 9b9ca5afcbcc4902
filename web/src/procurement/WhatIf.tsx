import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Alert, Box, Button, IconButton, Skeleton, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { NumberInput, RecordPicker } from '../core/form';
import { useFormat } from '../core/format';
import { messageOf } from '../core/notify';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { DayInput } from '../core/time';
import { PartName } from './PartName';
import { usePlan, whatIf, type Requirement } from './planning';
import { ComparedPromises } from './Promises';

interface Wish {
  key: number;
  buildId: string | null;
  quantity: string | number | null;
  dueDate: string;
}
interface Delay {
  key: number;
  purchaseOrderId: string | null;
  delayDays: string | number | null;
}

let last = 0;
const LINE = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr) auto' },
  gap: 1,
  alignItems: 'center',
} as const;

/** Further orders and later deliveries, calculated beside the present; nothing is changed. */
export function WhatIf() {
  const t = useText();
  const [wishes, setWishes] = useState<Wish[]>([{ key: ++last, buildId: null, quantity: 1, dueDate: '' }]);
  const [delays, setDelays] = useState<Delay[]>([]);
  const compare = useMutation({ mutationFn: whatIf });
  const orders = wishes.flatMap(({ buildId, quantity, dueDate }) =>
    buildId && Number(quantity) > 0 ? [{ buildId, quantity: Number(quantity), dueDate: dueDate || null }] : [],
  );
  const changes = delays.flatMap(({ purchaseOrderId, delayDays }) =>
    purchaseOrderId && Number.isInteger(delayDays) ? [{ purchaseOrderId, delayDays: Number(delayDays) }] : [],
  );
  const set = <T extends { key: number }>(rows: T[], key: number, patch: Partial<T>) => rows.map((row) => (row.key === key ? { ...row, ...patch } : row));
  return (
    <Stack spacing={2}>
      <Typography color="textSecondary">{t('procurement.planning.whatIf.hint')}</Typography>
      {wishes.map((wish) => (
        <WishLine
          key={wish.key}
          wish={wish}
          onChange={(patch) => setWishes(set(wishes, wish.key, patch))}
          onRemove={() => setWishes(wishes.filter((one) => one !== wish))}
        />
      ))}
      {delays.map((delay) => (
        <DelayLine
          key={delay.key}
          delay={delay}
          onChange={(patch) => setDelays(set(delays, delay.key, patch))}
          onRemove={() => setDelays(delays.filter((one) => one !== delay))}
        />
      ))}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <Button
          variant="contained"
          disabled={!orders.length && !changes.length}
          loading={compare.isPending}
          onClick={() => compare.mutate({ orders, changes })}
        >
          {t('procurement.planning.whatIf.run')}
        </Button>
        <Button color="inherit" startIcon={<Add />} onClick={() => setWishes([...wishes, { key: ++last, buildId: null, quantity: 1, dueDate: '' }])}>
          {t('procurement.planning.whatIf.addOrder')}
        </Button>
        <Button color="inherit" startIcon={<Add />} onClick={() => setDelays([...delays, { key: ++last, purchaseOrderId: null, delayDays: 7 }])}>
          {t('procurement.planning.whatIf.addDelay')}
        </Button>
      </Stack>
      {compare.error && <Alert severity="error">{messageOf(compare.error)}</Alert>}
      {compare.data && (
        <>
          <Sides then={compare.data.lines} />
          <Typography component="h2" variant="h2">
            {t('procurement.planning.promises.title')}
          </Typography>
          <ComparedPromises orders={compare.data.orders} />
        </>
      )}
    </Stack>
  );
}

function WishLine({ wish, onChange, onRemove }: { wish: Wish; onChange: (patch: Partial<Wish>) => void; onRemove: () => void }) {
  const t = useText();
  return (
    <Box sx={LINE}>
      <RecordPicker label={t('procurement.planning.whatIf.build')} resource="builds" value={wish.buildId} onChange={(buildId) => onChange({ buildId })} />
      <NumberInput label={t('procurement.planning.whatIf.quantity')} as="number" value={wish.quantity} onChange={(quantity) => onChange({ quantity })} />
      <DayInput counts="typed" label={t('procurement.planning.whatIf.due')} value={wish.dueDate} onChange={(dueDate) => onChange({ dueDate })} />
      <IconButton aria-label={t('procurement.planning.whatIf.remove')} onClick={onRemove} sx={{ justifySelf: 'end' }}>
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}

function DelayLine({ delay, onChange, onRemove }: { delay: Delay; onChange: (patch: Partial<Delay>) => void; onRemove: () => void }) {
  const t = useText();
  return (
    <Box sx={LINE}>
      <RecordPicker
        label={t('procurement.planning.whatIf.po')}
        resource="purchase-orders"
        query={{ status: ['draft', 'sent', 'partially_received'] }}
        value={delay.purchaseOrderId}
        onChange={(purchaseOrderId) => onChange({ purchaseOrderId })}
      />
      <NumberInput label={t('procurement.planning.whatIf.days')} as="number" value={delay.delayDays} onChange={(delayDays) => onChange({ delayDays })} />
      <Box sx={{ display: { xs: 'none', sm: 'block' } }} />
      <IconButton aria-label={t('procurement.planning.whatIf.remove')} onClick={onRemove} sx={{ justifySelf: 'end' }}>
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}

interface Side {
  partId: string;
  line: Requirement;
  now?: Requirement;
  then?: Requirement;
}

/** Both plans side by side, only where they differ. */
function Sides({ then }: { then: Requirement[] }) {
  const t = useText();
  const { date, measure } = useFormat();
  const { data: present } = usePlan();
  if (!present) return <Skeleton variant="rounded" height={160} />;
  const now = new Map(present.lines.map((line) => [line.partId, line]));
  const after = new Map(then.map((line) => [line.partId, line]));
  const sides: Side[] = [...new Set([...after.keys(), ...now.keys()])].map((partId) => ({
    partId,
    line: (after.get(partId) ?? now.get(partId))!,
    now: now.get(partId),
    then: after.get(partId),
  }));
  const differ = sides.filter(
    ({ now: one, then: other }) =>
      (one?.shortage ?? 0) !== (other?.shortage ?? 0) ||
      ((one?.shortage || other?.shortage) && one?.neededBy !== other?.neededBy) ||
      (one?.late ?? false) !== (other?.late ?? false),
  );
  const missing = (line: Requirement | undefined) =>
    line?.shortage ? (
      <>
        {measure(line.shortage, line.unit)}
        <Typography variant="caption" component="div" color={line.late ? 'error' : 'textSecondary'}>
          {date(line.neededBy)}
          {line.late && ` · ${t('procurement.planning.late')}`}
        </Typography>
      </>
    ) : (
      '–'
    );
  return (
    <PlainTable
      label={t('procurement.planning.whatIf.title')}
      rows={differ}
      keyOf={({ partId }) => partId}
      empty={t('procurement.planning.whatIf.same')}
      columns={[
        {
          label: t('procurement.planning.columns.part'),
          bare: true,
          cell: ({ line }) => <PartName part={line} />,
        },
        { label: `${t('procurement.planning.whatIf.now')}: ${t('procurement.planning.columns.shortage')}`, right: true, cell: (side) => missing(side.now) },
        { label: `${t('procurement.planning.whatIf.then')}: ${t('procurement.planning.columns.shortage')}`, right: true, cell: (side) => missing(side.then) },
        {
          label: t('procurement.planning.columns.suggestion'),
          cell: ({ then: line }) =>
            line?.shortage
              ? `${measure(line.suggestedQuantity, line.unit)}, ${line.suggestedSupplierName ?? t(line.source === 'buy' ? 'procurement.planning.noSupplier' : `procurement.planning.to.${line.source}`)}`
              : '–',
        },
        { label: t('procurement.planning.columns.orderBy'), right: true, cell: ({ then: line }) => date(line?.shortage ? line.orderBy : null) },
      ]}
    />
  );
}
