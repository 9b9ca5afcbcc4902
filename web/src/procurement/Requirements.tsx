import { Box, Button, Checkbox, FormControlLabel, Link, Paper, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { api, queries } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { CreatedDialog, type Created } from './CreatedDialog';
import type { PurchaseOrder } from './orders';
import { PartName } from './PartName';
import { PegDialog } from './PegDialog';
import { orderable, usePlan, type Requirement } from './planning';

/** The board: what is missing and why, what to order from whom until when; chosen rows become drafts in one step. */
export function Requirements({ shortage }: { shortage?: boolean }) {
  const t = useText();
  const can = useCan();
  const { data: plan, isError, error, refetch } = usePlan(shortage);
  const [chosen, setChosen] = useState<string[]>([]);
  const [created, setCreated] = useState<Created | null>(null);
  const [shown, setShown] = useState<Requirement | null>(null);
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  if (!plan) return <Skeleton variant="rounded" height={320} />;
  const mayOrder = can('planning:write');
  const able = plan.lines.filter(orderable);
  const picked = able.filter(({ partId }) => chosen.includes(partId));
  const order = async () => {
    try {
      const { data, meta } = await api.post<PurchaseOrder[]>('/planning/purchase-orders', {
        partIds: (picked.length ? picked : able).map(({ partId }) => partId),
      });
      const names = new Map(plan.lines.map((line) => [line.partId, line.name]));
      setCreated({
        orders: data,
        skipped: ((meta.skipped ?? []) as { partId: string; reason: string }[]).map((one) => ({
          name: names.get(one.partId) ?? one.partId,
          reason: one.reason,
        })),
      });
      setChosen([]);
    } catch (failure) {
      complain(failure);
    }
    await queries.invalidateQueries();
  };
  return (
    <Stack spacing={2}>
      {mayOrder && <Bar lines={plan.lines} able={able} picked={picked} onPick={setChosen} onOrder={() => void order()} />}
      <Board
        lines={plan.lines}
        mayOrder={mayOrder}
        chosen={chosen}
        onChoose={(partId, on) => setChosen(on ? [...chosen, partId] : chosen.filter((one) => one !== partId))}
        onShow={setShown}
        empty={t(shortage === true ? 'procurement.planning.empty' : 'procurement.planning.emptyAll')}
      />
      {picked.length > 0 && (
        <Box sx={{ position: 'sticky', bottom: { xs: 72, md: 16 }, zIndex: 5, display: 'flex', justifyContent: 'center' }}>
          <Paper variant="outlined" sx={{ p: 1, boxShadow: '0 6px 24px rgb(0 0 0 / .14)' }}>
            <Button variant="contained" onClick={() => void order()}>
              {t('procurement.planning.order', { count: picked.length })}
            </Button>
          </Paper>
        </Box>
      )}
      {created && <CreatedDialog created={created} onClose={() => setCreated(null)} />}
      {shown && <PegDialog line={shown} onClose={() => setShown(null)} />}
    </Stack>
  );
}

interface BarProps {
  lines: Requirement[];
  /** What can be ordered at once. */
  able: Requirement[];
  picked: Requirement[];
  onPick: (partIds: string[]) => void;
  onOrder: () => void;
}

/** What is to be done with the whole board in one step: make what is made, order what is bought (or what is chosen of it). */
function Bar({ lines, able, picked, onPick, onOrder }: BarProps) {
  const t = useText();
  const meant = picked.length ? picked : able;
  const suppliers = new Set(meant.map(({ suggestedSupplierId }) => suggestedSupplierId)).size;
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      {able.length > 0 && (
        <FormControlLabel
          control={
            <Checkbox
              checked={picked.length === able.length}
              indeterminate={picked.length > 0 && picked.length < able.length}
              onChange={(_, on) => onPick(on ? able.map(({ partId }) => partId) : [])}
            />
          }
          label={t('procurement.planning.chooseAll')}
        />
      )}
      <Box sx={{ flex: 1 }} />
      <Own how="make" lines={lines} />
      <Own how="print" lines={lines} />
      {able.length > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ pl: 1 }}>
          {t('procurement.planning.from', { count: suppliers })}
        </Typography>
      )}
      {able.length > 0 && (
        <Button variant="contained" onClick={onOrder}>
          {t('procurement.planning.order', { count: meant.length })}
        </Button>
      )}
    </Stack>
  );
}

interface BoardProps {
  lines: Requirement[];
  mayOrder: boolean;
  chosen: string[];
  onChoose: (partId: string, on: boolean) => void;
  onShow: (line: Requirement) => void;
  empty: string;
}

function Board({ lines, mayOrder, chosen, onChoose, onShow, empty }: BoardProps) {
  const t = useText();
  const { date, measure } = useFormat();
  const column = (name: 'part' | 'shortage' | 'neededBy' | 'why' | 'suggestion' | 'orderBy' | 'select') => t(`procurement.planning.columns.${name}`);
  return (
    <PlainTable
      label={t('procurement.planning.title')}
      rows={lines}
      keyOf={({ partId }) => partId}
      empty={empty}
      columns={[
        ...(mayOrder
          ? [
              {
                label: column('select'),
                hidden: true,
                bare: true,
                width: 44,
                cell: (line: Requirement) =>
                  orderable(line) && (
                    <Checkbox
                      size="small"
                      checked={chosen.includes(line.partId)}
                      onChange={(_, on) => onChoose(line.partId, on)}
                      slotProps={{ input: { 'aria-label': t('procurement.planning.choose', { name: line.name }) } }}
                      sx={{ m: -1 }}
                    />
                  ),
              },
            ]
          : []),
        {
          label: column('part'),
          bare: true,
          cell: (line) => <PartName part={line} />,
        },
        {
          label: column('shortage'),
          right: true,
          cell: (line) => (
            <Box component="span" sx={{ fontWeight: 600, color: line.shortage ? 'error.main' : 'text.secondary' }}>
              {measure(line.shortage, line.unit)}
            </Box>
          ),
        },
        {
          label: column('neededBy'),
          right: true,
          cell: (line) => <NeededBy line={line} />,
        },
        {
          label: column('suggestion'),
          cell: (line) => (
            <Box sx={{ minWidth: { sm: 150 } }}>
              <Suggestion line={line} />
            </Box>
          ),
        },
        { label: column('orderBy'), right: true, cell: (line) => (line.shortage ? date(line.orderBy) : '–') },
        {
          label: column('why'),
          bare: true,
          cell: (line) => <Why line={line} onShow={() => onShow(line)} />,
        },
      ]}
    />
  );
}

function NeededBy({ line: { neededBy, late } }: { line: Requirement }) {
  const t = useText();
  const { date } = useFormat();
  return (
    <>
      {date(neededBy)}
      {late && (
        <Typography variant="caption" component="div" color="error">
          {t('procurement.planning.late')}
        </Typography>
      )}
    </>
  );
}

const CAUSES = 2;

/** The orders behind it; the whole reckoning opens. */
function Why({ line, onShow }: { line: Requirement; onShow: () => void }) {
  const t = useText();
  const causes = [...new Set(line.pegging.map(({ type, number }) => (type === 'minimum_stock' ? t('procurement.planning.peg.minimum_stock') : number)))];
  const more = causes.length - CAUSES;
  const read = [
    causes.slice(0, CAUSES).join(', ') || t('procurement.planning.peg.title'),
    ...(more > 0 ? [t('procurement.planning.moreCauses', { count: more })] : []),
  ].join(' ');
  return (
    <Link
      component="button"
      type="button"
      onClick={onShow}
      title={line.reason}
      aria-label={`${read}. ${t('procurement.planning.peg.title')}: ${line.name}`}
      sx={{ textAlign: 'left', minWidth: { sm: 130 }, font: 'inherit', verticalAlign: 'baseline' }}
    >
      {read}
    </Link>
  );
}

function Suggestion({ line }: { line: Requirement }) {
  const t = useText();
  const { price, measure } = useFormat();
  if (!line.shortage) return '–';
  if (line.source !== 'buy') return `${measure(line.suggestedQuantity, line.unit)}, ${t(`procurement.planning.to.${line.source}`)}`;
  if (!line.suggestedSupplierId)
    return (
      <Typography variant="inherit" component="span" color="warning.main">
        {t('procurement.planning.noSupplier')}
      </Typography>
    );
  return (
    <>
      {measure(line.suggestedQuantity, line.unit)}
      {line.unitPrice && ` × ${price(line.unitPrice, line.currency)}`}
      <br />
      <Link component={RouterLink} to={`/suppliers/${line.suggestedSupplierId}`}>
        {line.suggestedSupplierName}
      </Link>
    </>
  );
}

/** What is done in the house: planned production orders, print jobs. */
const OWN = { make: '/planning/production-orders', print: '/planning/print-jobs' } as const;

/** A document for everything that has to be made, or printed, in one step. */
function Own({ how, lines }: { how: keyof typeof OWN; lines: Requirement[] }) {
  const t = useText();
  const confirm = useConfirm();
  if (!lines.some(({ source, shortage }) => source === how && shortage > 0)) return null;
  const label = t(`procurement.planning.own.${how}.action`);
  const create = async () => {
    if (!(await confirm({ title: label, text: t(`procurement.planning.own.${how}.text`), action: label }))) return;
    await api
      .post<unknown[]>(OWN[how], {})
      .then(
        ({ data }) => notify(data.length ? t(`procurement.planning.own.${how}.done`, { count: data.length }) : t('procurement.planning.nothingToMake')),
        complain,
      );
    await queries.invalidateQueries();
  };
  return (
    <Button variant="outlined" color="inherit" onClick={() => void create()} sx={{ borderColor: 'divider' }}>
      {label}
    </Button>
  );
}
