import { useState } from 'react';
import { TextField } from '@mui/material';
import { api, useOne } from '../core/api';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { StateField } from './AdjustDialog';
import { LocationField } from './LocationField';
import type { Part, StockAt, StockState } from './parts';
import { howMuch, isSaid, toldOf, WhichField, type Which } from './Which';

/** Into quarantine, out of it, or damaged. */
export function StateDialog({ part, onClose }: { part: Part; onClose: () => void }) {
  const t = useText();
  const { data: stock } = useOne<StockAt>(`/parts/${part.id}/stock`);
  const [place, setPlace] = useState('');
  const [from, setFrom] = useState<StockState>(part.blockedStock > 0 ? 'quarantine' : 'ok');
  const [to, setTo] = useState<StockState>(part.blockedStock > 0 ? 'ok' : 'quarantine');
  const [which, setWhich] = useState<Which>({ quantity: null });
  const [reason, setReason] = useState('');
  const blocked = stock?.lots.find((lot) => lot.status === from);
  const where = place || blocked?.locationId || stock?.locations[0]?.locationId || '';
  const there = stock?.lots.filter((lot) => lot.locationId === where && lot.status === from) ?? [];
  const run = () =>
    api.post(`/parts/${part.id}/stock-status`, {
      ...{ locationId: where, from, to, reason: reason.trim() || null },
      quantity: howMuch(which, part.tracking),
      ...toldOf(which, part.tracking),
    });
  return (
    <VerbDialog
      title={t('parts.lots.state.title', { name: part.name })}
      text={t('parts.lots.state.text')}
      submit={t('parts.lots.state.book')}
      done={t('parts.lots.state.done')}
      disabled={!isSaid(which, part.tracking) || !where || from === to}
      run={run}
      onClose={onClose}
    >
      <LocationField label={t('parts.fields.locationId')} value={where} onChange={setPlace} />
      <StateField label={t('parts.lots.state.from')} value={from} onChange={setFrom} />
      <StateField label={t('parts.lots.state.to')} value={to} onChange={setTo} />
      <WhichField key={where + from} tracking={part.tracking} unit={part.unit} value={which} onChange={setWhich} known={there} />
      <TextField
        label={t('parts.fields.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </VerbDialog>
  );
}
