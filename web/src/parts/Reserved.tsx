import { Box, Button, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ReservationLine } from '../api';
import { api, queries, useAll } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { later } from '../core/later';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { PlainTable, type PlainColumn } from '../core/table';
import { useText } from '../core/texts';

const ReserveDialog = later(async () => (await import('./ReserveDialog')).ReserveDialog);

/** What an order or a production order (`path`) still has to get, what of it is set aside or on its way for it, and how to reserve more. */
export function Reserved({ path, running }: { path: string; running: boolean }) {
  const t = useText();
  const can = useCan();
  const [asked, setAsked] = useState<ReservationLine | null>(null);
  const { data, isError, error } = useAll<ReservationLine>(`${path}/reservations`);
  const columns = useColumns(running && can('stock:reserve'), setAsked);
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={120} />;
  const fill = async () => {
    await api.post(`${path}/reserve`).then(() => notify(t('parts.reserved.autoDone')), complain);
    await queries.invalidateQueries();
  };
  return (
    <Stack spacing={1.5}>
      {running && can('stock:reserve') && data.data.some(({ open }) => open > 0) && (
        <Box>
          <Button variant="outlined" color="inherit" onClick={() => void fill()}>
            {t('parts.reserved.auto')}
          </Button>
        </Box>
      )}
      <PlainTable
        label={t('parts.reserved.title')}
        rows={data.data}
        keyOf={({ forId, partId }) => forId + partId}
        empty={t('parts.reserved.empty')}
        columns={columns}
      />
      {asked && <ReserveDialog line={asked} onClose={() => setAsked(null)} />}
    </Stack>
  );
}

function useColumns(may: boolean, ask: (line: ReservationLine) => void): PlainColumn<ReservationLine>[] {
  const t = useText();
  const { measure } = useFormat();
  return [
    {
      label: t('parts.reserved.part'),
      bare: true,
      cell: ({ partId, name, sku }) => (
        <>
          <Link component={RouterLink} to={`/parts/${partId}`} sx={{ fontWeight: 560 }}>
            {name}
          </Link>
          <Typography variant="caption" color="textSecondary" component="div">
            {sku}
          </Typography>
        </>
      ),
    },
    { label: t('parts.reserved.needed'), right: true, cell: ({ needed, unit }) => measure(needed, unit) },
    { label: t('parts.reserved.here'), right: true, cell: (line) => <Here line={line} may={may} /> },
    { label: t('parts.reserved.coming'), cell: (line) => <Coming line={line} may={may} /> },
    {
      label: t('parts.reserved.open'),
      right: true,
      cell: ({ open, unit }) => (
        <Box component="span" sx={{ fontWeight: open > 0 ? 600 : 400 }}>
          {measure(open, unit)}
        </Box>
      ),
    },
    ...(may
      ? [
          {
            label: t('parts.reserved.reserve'),
            hidden: true,
            bare: true,
            right: true,
            cell: (line: ReservationLine) =>
              line.open > 0 && (
                <Button size="small" aria-label={t('parts.reserved.reserveTitle', { name: line.name })} onClick={() => ask(line)}>
                  {t('parts.reserved.reserve')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}

function Here({ line, may }: { line: ReservationLine; may: boolean }) {
  const t = useText();
  const { measure } = useFormat();
  return (
    <>
      {measure(line.reserved, line.unit)}
      {may && line.reserved > 0 && <Release line={line} purchaseOrderItemId={null} label={t('parts.reserved.freeHere', { name: line.name })} />}
    </>
  );
}

/** With which purchase orders it comes, and when. */
function Coming({ line, may }: { line: ReservationLine; may: boolean }) {
  const t = useText();
  const { date, measure } = useFormat();
  if (!line.incoming.length) return '–';
  return line.incoming.map((one) => (
    <Box key={one.itemId}>
      {measure(one.quantity, line.unit)} ·{' '}
      <Link component={RouterLink} underline="always" to={`/purchase-orders/${one.purchaseOrderId}`}>
        {one.poNumber}
      </Link>
      {one.expectedDeliveryDate && ` · ${date(one.expectedDeliveryDate)}`}
      {may && <Release line={line} purchaseOrderItemId={one.itemId} label={t('parts.reserved.freeComing', { number: one.poNumber, name: line.name })} />}
    </Box>
  ));
}

interface ReleaseProps {
  line: Pick<ReservationLine, 'forType' | 'forId' | 'partId'>;
  purchaseOrderItemId: string | null;
  label: string;
}
export function Release({ line: { forType, forId, partId }, purchaseOrderItemId, label }: ReleaseProps) {
  const t = useText();
  const release = async () => {
    await api.post('/reservations/release', { forType, forId, partId, purchaseOrderItemId }).then(() => notify(t('parts.reserved.freed')), complain);
    await queries.invalidateQueries();
  };
  return (
    <Button size="small" color="inherit" sx={{ ml: 1, my: -0.75 }} aria-label={label} onClick={() => void release()}>
      {t('parts.reserved.free')}
    </Button>
  );
}
