import { FormControl, FormControlLabel, FormHelperText, MenuItem, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { api, isProblem, useMany, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { messageOf } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import type { Customer, Location } from '../api';
import type { Delivery } from './deliveries';
import { OpenGrid, useAmounts } from './OpenLines';
import { left } from './orders';

interface Props {
  delivery: Delivery;
  onClose: () => void;
}
const given = (text: string) => text.trim() || undefined;

/** Stock falls here: said before, and what is missing is named if it is refused. */
export function ShipDialog({ delivery, onClose }: Props) {
  const t = useText();
  const [carrier, setCarrier] = useState(delivery.carrier ?? '');
  const [tracking, setTracking] = useState(delivery.trackingNumber ?? '');
  const customer = useOne<Customer>(`/customers/${delivery.customerId}`).data;
  const reachable = !!customer && (!!customer.email || customer.contacts.some(({ emails }) => emails.length > 0));
  const [chosen, setChosen] = useState<boolean | null>(null);
  const notify = reachable && (chosen ?? true);
  return (
    <VerbDialog
      title={t('fulfillment.deliveries.shipTitle', { number: delivery.deliveryNumber })}
      text={t('fulfillment.deliveries.shipText')}
      submit={t('core.moves.ship')}
      done={t('fulfillment.deliveries.shipped')}
      onClose={onClose}
      run={() => api.post(`/deliveries/${delivery.id}/ship`, { carrier: given(carrier), trackingNumber: given(tracking), notify })}
      refused={(error) => <Shortages error={error} />}
    >
      <TextField
        label={t('fulfillment.deliveries.fields.carrier')}
        value={carrier}
        onChange={(event) => setCarrier(event.target.value)}
        autoFocus
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={t('fulfillment.deliveries.fields.trackingNumber')}
        value={tracking}
        onChange={(event) => setTracking(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <FormControl>
        <FormControlLabel
          control={<Switch checked={notify} disabled={!reachable} onChange={(_, on) => setChosen(on)} />}
          label={t('fulfillment.deliveries.notifyNow')}
        />
        <FormHelperText>{t(`fulfillment.deliveries.${customer && !reachable ? 'notifyNobody' : 'notifyHint'}`)}</FormHelperText>
      </FormControl>
    </VerbDialog>
  );
}

interface Shortage {
  sku: string;
  name: string;
  required: number;
  available: number;
  shortage: number;
}
/** What is missing, part by part; other refusals in the server's words. */
function Shortages({ error }: { error: unknown }) {
  const t = useText();
  const { number } = useFormat();
  const missing = isProblem(error) && error.is('insufficient_stock') ? ((error.details.shortages ?? []) as Shortage[]) : [];
  return (
    <>
      {messageOf(error)}
      {missing.map((one) => (
        <Typography key={one.sku} variant="body2">
          {t('fulfillment.deliveries.short', {
            name: one.name,
            required: number(one.required),
            available: number(one.available),
            shortage: number(one.shortage),
          })}
        </Typography>
      ))}
    </>
  );
}

export function DeliverDialog({ delivery, onClose }: Props) {
  const t = useText();
  const [name, setName] = useState('');
  return (
    <VerbDialog
      title={t('fulfillment.deliveries.deliverTitle', { number: delivery.deliveryNumber })}
      text={t(delivery.requiresSignature ? 'fulfillment.deliveries.signText' : 'fulfillment.deliveries.deliverText')}
      submit={t('core.moves.deliver')}
      done={t('fulfillment.deliveries.delivered')}
      onClose={onClose}
      disabled={delivery.requiresSignature && !name.trim()}
      run={() => api.post(`/deliveries/${delivery.id}/deliver`, { signedBy: given(name) })}
    >
      <TextField
        label={t('fulfillment.deliveries.fields.signedBy')}
        required={delivery.requiresSignature}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoFocus
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
    </VerbDialog>
  );
}

const returned = ({
  items,
  restock,
  aside,
  reason,
  locationId,
}: {
  items: unknown[];
  restock: boolean;
  aside: boolean;
  reason: string;
  locationId: string;
}) => ({
  items,
  restock,
  reason: given(reason) ?? null,
  locationId: (restock && locationId) || null,
  ...(restock && aside && { stockStatus: 'quarantine' }),
});

/** What comes back may first have to be looked at: into quarantine, until somebody has decided. */
export function ReturnDialog({ delivery, onClose }: Props) {
  const t = useText();
  const lines = delivery.items
    .map((item) => ({ id: item.orderItemId, name: item.name, unit: item.unit ?? '', open: left(item.quantity, item.returnedQuantity) }))
    .filter(({ open }) => open > 0);
  const { amounts, setAmounts, items, wrong } = useAmounts(lines);
  const [restock, setRestock] = useState(true);
  const [aside, setAside] = useState(false);
  const [locationId, setLocationId] = useState('');
  const [reason, setReason] = useState('');
  const locations = useMany<Location>('/locations', { perPage: 200 }).data?.data ?? [];
  return (
    <VerbDialog
      title={t('fulfillment.deliveries.returnTitle', { number: delivery.deliveryNumber })}
      text={t('fulfillment.deliveries.returnText')}
      submit={t('core.moves.return')}
      done={t('fulfillment.deliveries.returned')}
      onClose={onClose}
      disabled={!items.length || wrong}
      run={() => api.post(`/deliveries/${delivery.id}/return`, returned({ items, restock, aside, reason, locationId }))}
    >
      <OpenGrid lines={lines} amounts={amounts} onChange={setAmounts} />
      <FormControlLabel control={<Switch checked={restock} onChange={(_, on) => setRestock(on)} />} label={t('fulfillment.deliveries.restock')} />
      {restock && <FormControlLabel control={<Switch checked={aside} onChange={(_, on) => setAside(on)} />} label={t('fulfillment.deliveries.quarantine')} />}
      {restock && locations.length > 1 && (
        <TextField select label={t('fulfillment.deliveries.fields.locationId')} value={locationId} onChange={(event) => setLocationId(event.target.value)}>
          <MenuItem value="">
            <em>{t('fulfillment.deliveries.usualLocation')}</em>
          </MenuItem>
          {locations.map((one) => (
            <MenuItem key={one.id} value={one.id}>
              {one.code} · {one.name}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        label={t('fulfillment.orders.fields.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </VerbDialog>
  );
}
