import {
  Alert,
  Autocomplete,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { api, useWrite } from '../core/api';
import { NumberInput } from '../core/form';
import { messageOf, notify } from '../core/notify';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { useLocations } from './locations';
import type { Part } from './parts';

const REASONS = ['count', 'damage', 'lost', 'found', 'sample', 'start'] as const;

/** Puts something in or takes something out by hand, with its reason. */
export function AdjustDialog({ part, locationId, onClose }: { part: Part; locationId?: string; onClose: () => void }) {
  const t = useText();
  const { organization } = useMe();
  const { all } = useLocations();
  const [more, setMore] = useState(true);
  const [quantity, setQuantity] = useState<string | number | null>(null);
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState(locationId ?? '');
  const [cost, setCost] = useState<string | number | null>(null);
  const where = place || all[0]?.id || '';
  const valid = typeof quantity === 'number' && quantity > 0 && !!reason.trim();
  const write = useWrite(() =>
    api.post(`/parts/${part.id}/adjustments`, {
      quantity: more ? quantity : -Number(quantity),
      reason: reason.trim(),
      locationId: where || null,
      ...(more && cost !== null && { unitCost: cost }),
    }),
  );
  const book = async () => {
    await write.mutateAsync(undefined);
    notify(t('parts.adjust.done', { name: part.name }));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby="adjust-title">
      <DialogTitle id="adjust-title" component="h2" variant="h2">
        {t('parts.adjust.title', { name: part.name })}
      </DialogTitle>
      <DialogContent>
        <Stack
          component="form"
          id="adjust"
          spacing={2}
          sx={{ pt: 1 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (valid) void book().catch(() => null);
          }}
        >
          {write.error && <Alert severity="error">{messageOf(write.error)}</Alert>}
          <Direction more={more} onMore={setMore} />
          <NumberInput label={t('parts.fields.quantity')} as="number" unit={part.unit} required autoFocus value={quantity} onChange={setQuantity} />
          <TextField select label={t('parts.fields.locationId')} value={where} onChange={(event) => setPlace(event.target.value)}>
            {all.map((one) => (
              <MenuItem key={one.id} value={one.id}>
                {one.name}
              </MenuItem>
            ))}
          </TextField>
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
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.cancel')}
        </Button>
        <Button type="submit" form="adjust" variant="contained" disabled={!valid} loading={write.isPending}>
          {t('parts.adjust.book')}
        </Button>
      </DialogActions>
    </Dialog>
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
