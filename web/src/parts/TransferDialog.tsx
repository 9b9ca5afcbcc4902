import { Alert } from '@mui/material';
import { useState } from 'react';
import { api, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { StateField } from './AdjustDialog';
import { LocationField } from './LocationField';
import { useLocations } from './locations';
import type { Part, StockAt, StockState } from './parts';
import { howMuch, isSaid, toldOf, WhichField, type Which } from './Which';

/** From one location to another. */
export function TransferDialog({ part, onClose }: { part: Part; onClose: () => void }) {
  const t = useText();
  const { number } = useFormat();
  const { all } = useLocations();
  const { data: stock } = useOne<StockAt>(`/parts/${part.id}/stock`);
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  const [which, setWhich] = useState<Which>({ quantity: null });
  const [state, setState] = useState<StockState>('ok');
  const from = chosen.from ?? [...(stock?.locations ?? [])].sort((a, b) => b.onHand - a.onHand)[0]?.locationId ?? '';
  const to = chosen.to ?? all.find((one) => one.id !== from)?.id ?? '';
  const lying = stock?.locations.find((one) => one.locationId === from);
  const there = stock?.lots.filter((lot) => lot.locationId === from && lot.status === state) ?? [];
  const run = () =>
    api.post(`/parts/${part.id}/transfers`, {
      fromLocationId: from,
      toLocationId: to,
      quantity: howMuch(which, part.tracking),
      ...(state !== 'ok' && { stockStatus: state }),
      ...toldOf(which, part.tracking),
    });
  return (
    <VerbDialog
      title={t('parts.transfer.title', { name: part.name })}
      submit={t('parts.transfer.book')}
      done={t('parts.transfer.done', { name: part.name })}
      disabled={!isSaid(which, part.tracking) || !from || !to || from === to}
      run={run}
      onClose={onClose}
    >
      {all.length === 1 && <Alert severity="info">{t('parts.transfer.one')}</Alert>}
      <LocationField
        label={t('parts.fields.fromLocationId')}
        value={from}
        onChange={(id) => setChosen({ ...chosen, from: id })}
        helperText={lying && t('parts.transfer.there', { quantity: number(lying.onHand), reserved: number(lying.reserved) })}
      />
      <LocationField label={t('parts.fields.toLocationId')} value={to} onChange={(id) => setChosen({ ...chosen, to: id })} without={from} />
      {!!stock?.blocked && <StateField label={t('parts.lots.fields.status')} value={state} onChange={setState} />}
      <WhichField key={from + state} tracking={part.tracking} unit={part.unit} value={which} onChange={setWhich} known={there} autoFocus />
    </VerbDialog>
  );
}
