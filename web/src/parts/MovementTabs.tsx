import { Box, Skeleton, Stack, Typography } from '@mui/material';
import { useMany, type Query } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { DataTable, PlainTable, type Table } from '../core/table';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { useLocations } from './locations';
import { MOVES, type Part, type Reservation, type Transaction } from './parts';
import { Promised } from './Promised';
import { Reference } from './Reference';

/** For whom something of the part is kept. */
export function ReservationsTab({ part }: { part: Part }) {
  const t = useText();
  const { ago, measure } = useFormat();
  const can = useCan();
  const { nameOf } = useLocations();
  const { data, isError, error } = useMany<Reservation>(`/parts/${part.id}/reservations`, { perPage: 100 });
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={120} />;
  return (
    <Stack spacing={3}>
      <PlainTable
        label={t('parts.tabs.reservations')}
        rows={data.data}
        keyOf={({ id }) => id}
        empty={t('parts.reservationsTab.empty')}
        columns={[
          { label: t('parts.reservationsTab.for'), bare: true, cell: ({ forType, forId }) => <Reference type={forType} id={forId} /> },
          { label: t('parts.fields.quantity'), right: true, cell: ({ quantity }) => measure(quantity, part.unit) },
          { label: t('parts.fields.locationId'), cell: ({ locationId }) => nameOf(locationId) },
          { label: t('parts.reservationsTab.since'), cell: ({ createdAt }) => ago(createdAt) },
        ]}
      />
      {can('purchase-orders:read') && <Promised quiet path={`/parts/${part.id}/incoming`} partOf={() => part} />}
    </Stack>
  );
}

const ledger: Omit<Table<Transaction, 'parts.ledger'>, 'path'> = {
  texts: 'parts.ledger',
  sort: '-occurredAt',
  search: false,
  peek: false,
  perPage: 25,
  title: ({ quantity }) => String(quantity),
  empty: { title: 'parts.ledger.empty.title', text: 'parts.ledger.empty.text' },
  filters: [
    { field: 'type', kind: 'enum', options: MOVES },
    { field: 'locationId', kind: 'record', resource: 'locations' },
    { field: 'occurred', kind: 'date' },
  ],
  columns: [],
};

/** Every movement of the part: what, when, why, by how much. */
export const LedgerTab = ({ part }: { part: Part }) => <Ledger path={`/parts/${part.id}/transactions`} unit={part.unit} />;

const NONE = {};

/** Every movement of a lot or a piece. */
export const LotLedger = ({ lotId, unit }: { lotId: string; unit: string }) => <Ledger path="/stock-transactions" fixed={{ lotId }} unit={unit} />;

function Ledger({ path, fixed = NONE, unit }: { path: string; fixed?: Query; unit: string }) {
  const t = useText();
  const { nameOf } = useLocations();
  return (
    <DataTable
      local
      fixed={fixed}
      of={{
        ...ledger,
        path,
        columns: [
          { field: 'occurredAt', type: 'time', sort: true, card: 'title', width: 170 },
          { field: 'type', type: 'chip', sort: true, width: 130, card: 'line' },
          { field: 'quantity', type: 'number', sort: true, width: 110, card: 'line', render: (row) => <Signed row={row} unit={unit} /> },
          { field: 'reference', card: 'line', render: (row) => <Reference type={row.referenceType} id={row.referenceId} /> },
          { field: 'locationId', card: 'line', value: ({ locationId }) => nameOf(locationId) },
          { field: 'stockStatus', width: 130, hidden: true, value: ({ stockStatus }) => t(`parts.lots.status.${stockStatus}`) },
          { field: 'unitCost', type: 'price', width: 120, hidden: true },
          { field: 'reason', render: (row) => <Reason row={row} /> },
        ],
      }}
    />
  );
}

function Signed({ row, unit }: { row: Transaction; unit: string }) {
  const { measure } = useFormat();
  const moves = row.type !== 'reservation' && row.type !== 'release';
  return (
    <Box
      component="span"
      sx={{ whiteSpace: 'nowrap', fontWeight: moves ? 560 : 400, color: moves ? (row.quantity < 0 ? 'error.main' : 'success.main') : 'text.secondary' }}
    >
      {row.quantity > 0 ? '+' : row.quantity < 0 ? '−' : ''}
      {measure(Math.abs(row.quantity), unit)}
    </Box>
  );
}

function Reason({ row }: { row: Transaction }) {
  const t = useText();
  const said = row.reason === 'count' ? t('parts.reference.count') : row.reason;
  const told = [said, row.reversesId && t('parts.ledger.reversal')].filter(Boolean).join(' · ');
  return (
    <Typography variant="inherit" component="span">
      {told || '–'}
    </Typography>
  );
}
