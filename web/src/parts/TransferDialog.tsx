import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { api, useOne, useWrite } from '../core/api';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { messageOf, notify } from '../core/notify';
import { useText } from '../core/texts';
import { useLocations } from './locations';
import type { Part, StockAt } from './parts';

/** From one location to another. */
export function TransferDialog({ part, onClose }: { part: Part; onClose: () => void }) {
  const t = useText();
  const { number } = useFormat();
  const { all } = useLocations();
  const { data: stock } = useOne<StockAt>(`/parts/${part.id}/stock`);
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  const [quantity, setQuantity] = useState<string | number | null>(null);
  const there = (id: string) => stock?.locations.find((one) => one.locationId === id);
  const from = chosen.from ?? [...(stock?.locations ?? [])].sort((a, b) => b.onHand - a.onHand)[0]?.locationId ?? '';
  const to = chosen.to ?? all.find((one) => one.id !== from)?.id ?? '';
  const valid = typeof quantity === 'number' && quantity > 0 && !!from && !!to && from !== to;
  const write = useWrite(() => api.post(`/parts/${part.id}/transfers`, { fromLocationId: from, toLocationId: to, quantity }));
  const book = async () => {
    await write.mutateAsync(undefined);
    notify(t('parts.transfer.done', { name: part.name }));
    onClose();
  };
  const lying = there(from);
  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby="transfer-title">
      <DialogTitle id="transfer-title" component="h2" variant="h2">
        {t('parts.transfer.title', { name: part.name })}
      </DialogTitle>
      <DialogContent>
        <Stack
          component="form"
          id="transfer"
          spacing={2}
          sx={{ pt: 1 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (valid) void book().catch(() => null);
          }}
        >
          {write.error && <Alert severity="error">{messageOf(write.error)}</Alert>}
          {all.length === 1 && <Alert severity="info">{t('parts.transfer.one')}</Alert>}
          <TextField
            select
            label={t('parts.fields.fromLocationId')}
            value={all.length ? from : ''}
            onChange={(event) => setChosen({ ...chosen, from: event.target.value })}
            helperText={lying && t('parts.transfer.there', { quantity: number(lying.onHand), reserved: number(lying.reserved) })}
          >
            {all.map((one) => (
              <MenuItem key={one.id} value={one.id}>
                {one.name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={t('parts.fields.toLocationId')}
            value={all.length ? to : ''}
            onChange={(event) => setChosen({ ...chosen, to: event.target.value })}
          >
            {all.map((one) => (
              <MenuItem key={one.id} value={one.id} disabled={one.id === from}>
                {one.name}
              </MenuItem>
            ))}
          </TextField>
          <NumberInput label={t('parts.fields.quantity')} as="number" unit={part.unit} required autoFocus value={quantity} onChange={setQuantity} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.cancel')}
        </Button>
        <Button type="submit" form="transfer" variant="contained" disabled={!valid} loading={write.isPending}>
          {t('parts.transfer.book')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
