import { Autocomplete, MenuItem, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { api, useOne } from '../core/api';
import { NumberInput } from '../core/form';
import { VerbDialog } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { LocationField } from './LocationField';
import { useLocations } from './locations';
import { STOCK_STATES, type Part, type StockAt, type StockState } from './parts';
import { howMuch, isSaid, toldOf, WhichField, type Which } from './Which';

const REASONS = ['count', 'damage', 'lost', 'found', 'sample', 'start'] as const;

/** Puts something in or takes something out by hand, with its reason. */
export function AdjustDialog({ part, locationId, onClose }: { part: Part; locationId?: string; onClose: () => void }) {
  const t = useText();
  const { organization } = useMe();
  const { all } = useLocations();
  const { data: stock } = useOne<StockAt>(`/parts/${part.id}/stock`);
  const [more, setMore] = useState(true);
  const [which, setWhich] = useState<Which>({ quantity: null });
  const [state, setState] = useState<StockState>('ok');
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState(locationId ?? '');
  const [cost, setCost] = useState<string | number | null>(null);
  const where = place || all[0]?.id || '';
  const amount = howMuch(which, part.tracking);
  const there = stock?.lots.filter((lot) => lot.locationId === where && lot.status === state);
  const run = () =>
    api.post(`/parts/${part.id}/adjustments`, {
      quantity: more ? amount : -amount,
      reason: reason.trim(),
      locationId: where || null,
      ...(state !== 'ok' && { stockStatus: state }),
      ...toldOf(which, part.tracking),
      ...(more && cost !== null && { unitCost: cost }),
    });
  return (
    <VerbDialog
      title={t('parts.adjust.title', { name: part.name })}
      submit={t('parts.adjust.book')}
      done={t('parts.adjust.done', { name: part.name })}
      disabled={!isSaid(which, part.tracking) || !reason.trim()}
      run={run}
      onClose={onClose}
    >
      <Direction more={more} onMore={setMore} />
      <LocationField label={t('parts.fields.locationId')} value={where} onChange={setPlace} />
      <WhichField
        key={String(more)}
        tracking={part.tracking}
        unit={part.unit}
        value={which}
        onChange={setWhich}
        known={more ? undefined : (there ?? [])}
        autoFocus
      />
      <StateField label={t('parts.lots.fields.status')} value={state} onChange={setState} />
      <Autocomplete
        freeSolo
        options={REASONS.map((one) => t(`parts.adjust.reasons.${one}`))}
        inputValue={reason}
        onInputChange={(_, text) => setReason(text)}
        renderInput={(params) => <TextField {...params} label={t('parts.fields.reason')} required />}
      />
      {more && <NumberInput label={t('parts.fields.unitCost')} unit={organization.currency ?? 'EUR'} value={cost} onChange={setCost} />}
      <Typography variant="body2" color="textSecondary">
        {t('parts.adjust.after')}
      </Typography>
    </VerbDialog>
  );
}

export function StateField({ label, value, onChange }: { label: string; value: StockState; onChange: (state: StockState) => void }) {
  const t = useText();
  return (
    <TextField select label={label} value={value} onChange={(event) => onChange(event.target.value as StockState)}>
      {STOCK_STATES.map((one) => (
        <MenuItem key={one} value={one}>
          {t(`parts.lots.status.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Direction({ more, onMore }: { more: boolean; onMore: (more: boolean) => void }) {
  const t = useText();
  return (
    <ToggleButtonGroup
      exclusive
      fullWidth
      value={more}
      onChange={(_, next: boolean | null) => next !== null && onMore(next)}
      aria-label={t('parts.adjust.direction')}
    >
      <ToggleButton value={true} sx={{ textTransform: 'none' }}>
        + {t('parts.adjust.more')}
      </ToggleButton>
      <ToggleButton value={false} sx={{ textTransform: 'none' }}>
        − {t('parts.adjust.less')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
