import { Box, Link, Skeleton, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Incoming } from '../api';
import { useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { useCan } from '../core/session';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { Reference } from './Reference';
import { Release } from './Reserved';

interface Row extends Pick<Incoming, 'itemId' | 'partId' | 'poNumber' | 'purchaseOrderId' | 'expectedDeliveryDate'> {
  forType: Incoming['allocations'][number]['forType'];
  forId: string;
  quantity: number;
}

interface Props {
  /** `/parts/{id}/incoming` or `/purchase-orders/{id}/incoming`. */
  path: string;
  /** How a part is called and measured. */
  partOf: (partId: string) => { name: string; unit: string };
  /** The part stands in each row; left out, the purchase order does. */
  byPart?: boolean;
  /** Nothing is shown where nothing is meant for anybody. */
  quiet?: boolean;
}

/** For whom something is meant that is on its way. */
export function Promised({ path, partOf, byPart = false, quiet = false }: Props) {
  const t = useText();
  const can = useCan();
  const { date, measure } = useFormat();
  const { data, isError, error } = useMany<Incoming>(path, { perPage: 200 });
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={80} />;
  const rows: Row[] = data.data.flatMap(({ allocations, ...line }) => allocations.map((one) => ({ ...line, ...one })));
  if (quiet && !rows.length) return null;
  const what = (row: Row) => (byPart ? partOf(row.partId).name : row.poNumber);
  return (
    <Stack spacing={1}>
      {quiet && (
        <Typography variant="h3" component="h3">
          {t('parts.incoming.title')}
        </Typography>
      )}
      {rows.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('parts.incoming.text')}
        </Typography>
      )}
      <PlainTable
        label={t('parts.incoming.title')}
        rows={rows}
        keyOf={({ itemId, forId }) => itemId + forId}
        empty={t('parts.incoming.empty')}
        columns={[
          { label: t('parts.reservationsTab.for'), bare: true, cell: ({ forType, forId }) => <Reference type={forType} id={forId} /> },
          { label: t('parts.fields.quantity'), right: true, cell: ({ quantity, partId }) => measure(quantity, partOf(partId).unit) },
          {
            label: t(byPart ? 'parts.reserved.part' : 'parts.incoming.number'),
            cell: (row) => (
              <Link component={RouterLink} to={byPart ? `/parts/${row.partId}` : `/purchase-orders/${row.purchaseOrderId}`}>
                {what(row)}
              </Link>
            ),
          },
          { label: t('parts.incoming.due'), cell: ({ expectedDeliveryDate: day }) => (day ? date(day) : '–') },
          ...(can('stock:reserve')
            ? [
                {
                  label: t('parts.reserved.free'),
                  hidden: true,
                  bare: true,
                  right: true,
                  cell: (row: Row) => (
                    <Box component="span">
                      <Release
                        line={row}
                        purchaseOrderItemId={row.itemId}
                        label={t('parts.reserved.freeComing', { number: row.poNumber, name: partOf(row.partId).name })}
                      />
                    </Box>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Stack>
  );
}
