import { Alert, MenuItem, Skeleton, TextField } from '@mui/material';
import { useState } from 'react';
import type { Incoming, ReservationLine } from '../api';
import { api, useMany, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { NumberInput } from '../core/form';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import type { StockAt } from './parts';

interface Source {
  /** The line of a purchase order; of what is on hand, ''. */
  id: string;
  label: string;
  free: number;
}

/** So much of what is on hand or comes, by hand. */
export function ReserveDialog({ line, onClose }: { line: ReservationLine; onClose: () => void }) {
  const t = useText();
  const { measure } = useFormat();
  const sources = useSources(line);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<number | string | null | undefined>(undefined);
  const source = sources?.find(({ id }) => id === chosen) ?? sources?.[0];
  const quantity = typed === undefined ? Math.min(line.open, source?.free ?? 0) : Number(typed ?? 0);
  const run = () =>
    api.post('/reservations', {
      ...{ forType: line.forType, forId: line.forId, partId: line.partId, quantity },
      purchaseOrderItemId: source?.id || null,
    });
  return (
    <VerbDialog
      title={t('parts.reserved.reserveTitle', { name: line.name })}
      text={t('parts.reserved.stillOpen', { open: measure(line.open, line.unit) })}
      submit={t('parts.reserved.reserve')}
      done={t('parts.reserved.done')}
      disabled={!source || !(quantity > 0)}
      run={run}
      onClose={onClose}
    >
      {!sources && <Skeleton variant="rounded" height={56} />}
      {sources?.length === 0 && <Alert severity="info">{t('parts.reserved.none')}</Alert>}
      {source && (
        <>
          <TextField
            select
            label={t('parts.reserved.source')}
            value={source.id}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            onChange={(event) => {
              setChosen(event.target.value);
              setTyped(undefined);
            }}
          >
            {sources!.map(({ id, label }) => (
              <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>
                {label}
              </MenuItem>
            ))}
          </TextField>
          <NumberInput key={source.id} label={t('parts.fields.quantity')} value={quantity} onChange={setTyped} />
        </>
      )}
    </VerbDialog>
  );
}

/** Where something of the part is free; undefined until it is known. */
function useSources({ partId, unit }: ReservationLine): Source[] | undefined {
  const t = useText();
  const { date, measure } = useFormat();
  const stock = useOne<StockAt>(`/parts/${partId}/stock`);
  const coming = useMany<Incoming>(`/parts/${partId}/incoming`, { perPage: 100 });
  if (!stock.data || coming.isLoading) return undefined;
  return [
    { id: '', free: stock.data.available, label: t('parts.reserved.stock', { free: measure(stock.data.available, unit) }) },
    ...(coming.data?.data ?? []).map((one) => ({
      id: one.itemId,
      free: one.free,
      label: t('parts.reserved.line', {
        number: one.poNumber,
        supplier: one.supplierName,
        day: one.expectedDeliveryDate ? date(one.expectedDeliveryDate) : t('parts.reserved.noDay'),
        free: measure(one.free, unit),
      }),
    })),
  ].filter(({ free }) => free > 0);
}
