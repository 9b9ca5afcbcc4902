import { Button, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { useCan } from '../core/session';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { DayInput } from '../core/time';
import { useLocations } from './locations';
import { LotsTable } from './LotsTable';
import type { Part, StockAt, StockThere } from './parts';

/** What lies where, now or at the end of any day. */
export function StockTab({ part, onAdjust }: { part: Part; onAdjust: (locationId: string) => void }) {
  const t = useText();
  const can = useCan();
  const { money, measure } = useFormat();
  const { nameOf } = useLocations();
  const [at, setAt] = useState('');
  const { data: stock, isError, error } = useOne<StockAt>(`/parts/${part.id}/stock`, { at });
  const quantity = (value: number) => measure(value, part.unit);
  return (
    <Stack spacing={2}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <DayInput counts="late" label={t('parts.stockTab.at')} value={at} onChange={setAt} sx={{ width: 200 }} />
        {at && (
          <Button color="inherit" onClick={() => setAt('')}>
            {t('parts.stockTab.now')}
          </Button>
        )}
      </Stack>
      {isError && <Failed error={error} />}
      {stock && at && <Then part={part} stock={stock} />}
      {stock && (
        <PlainTable
          label={t('parts.tabs.stock')}
          rows={stock.locations}
          keyOf={({ locationId }) => locationId}
          empty={t(at ? 'parts.stockTab.emptyThen' : 'parts.stockTab.empty')}
          columns={[
            {
              label: t('parts.fields.locationId'),
              bare: true,
              cell: ({ locationId }) => (
                <Link component={RouterLink} to={`/locations/${locationId}`}>
                  {nameOf(locationId)}
                </Link>
              ),
            },
            { label: t('parts.fields.currentStock'), right: true, cell: ({ onHand }) => quantity(onHand) },
            { label: t('parts.fields.reservedStock'), right: true, cell: ({ reserved }) => quantity(reserved) },
            ...(stock.blocked ? [{ label: t('parts.fields.blockedStock'), right: true, cell: ({ blocked }: StockThere) => quantity(blocked) }] : []),
            ...(can('stock:adjust') && !at
              ? [
                  {
                    label: t('parts.stockTab.counted'),
                    hidden: true,
                    bare: true,
                    right: true,
                    cell: ({ locationId }: { locationId: string }) => (
                      <Button size="small" color="inherit" onClick={() => onAdjust(locationId)}>
                        {t('parts.stockTab.counted')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {stock && <LotsTable part={part} lots={stock.lots} />}
      {stock && !at && stock.locations.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('parts.fields.value')}: {money(stock.value)}
        </Typography>
      )}
    </Stack>
  );
}

/** The sums of a day that has passed. */
function Then({ part, stock }: { part: Part; stock: StockAt }) {
  const t = useText();
  const { money, measure } = useFormat();
  const quantity = (value: number) => measure(value, part.unit);
  return (
    <Facts
      facts={[
        { label: t('parts.fields.currentStock'), value: quantity(stock.onHand) },
        { label: t('parts.fields.reservedStock'), value: quantity(stock.reserved) },
        ...(stock.blocked ? [{ label: t('parts.fields.blockedStock'), value: quantity(stock.blocked) }] : []),
        { label: t('parts.fields.availableStock'), value: quantity(stock.available) },
        { label: t('parts.fields.value'), value: money(stock.value) },
      ]}
    />
  );
}
