import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  Stack,
  Switch,
  TextField,
  Typography,
} from '@mui/material';
import { useRef, useState, type RefObject } from 'react';
import { api, isProblem, useMany, useWrite, type Rec } from '../core/api';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { messageOf, notify } from '../core/notify';
import { ScanButton } from '../core/scan';
import { useText } from '../core/texts';
import { howMuch, partByCode, toldOf, WhichField, type Which } from '../parts';
import type { Item, PurchaseOrder } from './orders';

const NOTHING: Which = { quantity: null };

interface Location extends Rec {
  path: string;
  isDefault: boolean;
}

/** What came in, line by line; everything that is open stands there already. */
export function ReceiveDialog({ order, onClose }: { order: PurchaseOrder; onClose: () => void }) {
  const t = useText();
  const open = order.items.filter((item) => item.openQuantity > 0);
  const [coming, setComing] = useState<Record<string, string | number | null>>(() => Object.fromEntries(open.map((item) => [item.id, item.openQuantity])));
  const [which, setWhich] = useState<Record<string, Which>>({});
  const [aside, setAside] = useState(false);
  const [note, setNote] = useState('');
  const [locationId, setLocationId] = useState('');
  const rows = useRef<HTMLUListElement>(null);
  const items = open.map((item) => comingOf(item, coming[item.id], which[item.id] ?? NOTHING, { locationId, aside })).filter(({ quantity }) => quantity > 0);
  const write = useWrite(() => api.post(`/purchase-orders/${order.id}/receive`, { items, note: note.trim() || null }));
  const fill = (all: boolean) => setComing(Object.fromEntries(open.map((item) => [item.id, all ? item.openQuantity : null])));
  const at = (item: Item) => items.findIndex(({ itemId }) => itemId === item.id);
  const scanned = useScannedLine(open, rows);
  const book = async () => {
    await write.mutateAsync(undefined);
    notify(t('procurement.orders.receive.done'));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} maxWidth="md" aria-labelledby="receive-title">
      <DialogTitle id="receive-title" component="h2" variant="h2">
        {t('procurement.orders.receive.title', { number: order.poNumber })}
      </DialogTitle>
      <DialogContent>
        <Stack
          spacing={2}
          component="form"
          id="receive"
          onSubmit={(event) => {
            event.preventDefault();
            if (items.length) void book().catch(() => null);
          }}
        >
          {write.error && <Alert severity="error">{messageOf(write.error)}</Alert>}
          <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
            <ScanButton onCode={scanned} label={t('procurement.orders.receive.scan')} />
            <Button color="inherit" onClick={() => fill(true)}>
              {t('procurement.orders.receive.all')}
            </Button>
            <Button color="inherit" onClick={() => fill(false)}>
              {t('procurement.orders.receive.none')}
            </Button>
          </Stack>
          <Stack ref={rows} component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {open.map((item) => (
              <Line
                key={item.id}
                item={item}
                value={coming[item.id]}
                error={faultOf(write.error, at(item))}
                which={which[item.id] ?? NOTHING}
                onWhich={(next) => setWhich((now) => ({ ...now, [item.id]: next }))}
                onChange={(value) => setComing((now) => ({ ...now, [item.id]: value }))}
              />
            ))}
          </Stack>
          <FormControlLabel control={<Switch checked={aside} onChange={(_, on) => setAside(on)} />} label={t('procurement.orders.receive.quarantine')} />
          <WhereAndNote locationId={locationId} onLocation={setLocationId} note={note} onNote={setNote} />
          {!items.length && <Typography color="textSecondary">{t('procurement.orders.receive.nothing')}</Typography>}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.cancel')}
        </Button>
        <Button type="submit" form="receive" variant="contained" disabled={!items.length} loading={write.isPending}>
          {t('procurement.orders.receive.action')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** A line of the receipt: how much came, of a part that is tracked which, and where it goes. */
const comingOf = (item: Item, typed: string | number | null, which: Which, { locationId, aside }: { locationId: string; aside: boolean }) => ({
  itemId: item.id,
  quantity: item.tracking === 'none' ? Number(typed) : howMuch(which, item.tracking),
  ...(locationId && { locationId }),
  ...(aside && { stockStatus: 'quarantine' }),
  ...toldOf(which, item.tracking),
});

/** Puts the cursor into the line of the part that was scanned. */
function useScannedLine(open: Item[], rows: RefObject<HTMLElement | null>) {
  const t = useText();
  return async (code: string) => {
    const part = await partByCode(code);
    const item = open.find(({ partId }) => partId === part?.id);
    if (!item) return notify(part ? t('procurement.orders.receive.notHere', { name: part.name }) : t('parts.scanned.unknown', { code }), { tone: 'info' });
    const field = rows.current?.querySelector<HTMLInputElement>(`[data-item="${item.id}"] input`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
    field?.select();
  };
}

const faultOf = (error: unknown, at: number) =>
  isProblem(error) && at >= 0 ? error.faults.find(({ field }) => field?.startsWith(`items.${at}.`))?.message : undefined;

function Line({
  item,
  value,
  error,
  onChange,
  which,
  onWhich,
}: {
  item: Item;
  which: Which;
  onWhich: (which: Which) => void;
  value: string | number | null;
  error?: string;
  onChange: (value: string | number | null) => void;
}) {
  const t = useText();
  const { measure } = useFormat();
  return (
    <Box
      component="li"
      data-item={item.id}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: item.tracking === 'none' ? '1fr 200px' : '1fr 2fr' },
        gap: 1,
        alignItems: item.tracking === 'none' ? 'center' : 'start',
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 560 }}>{item.partName}</Typography>
        <Typography variant="body2" color="textSecondary">
          {item.sku} · {t('procurement.orders.receive.open', { quantity: measure(item.openQuantity, item.unit) })}
        </Typography>
      </Box>
      {item.tracking === 'none' ? (
        <NumberInput
          as="number"
          bare
          label={`${t('procurement.orders.receive.quantity')}: ${item.partName}`}
          unit={item.unit}
          value={value}
          onChange={onChange}
          error={!!error}
          helperText={error}
        />
      ) : (
        <Box role="group" aria-label={item.partName ?? undefined}>
          <WhichField tracking={item.tracking} unit={item.unit ?? 'pcs'} value={which} onChange={onWhich} />
          {error && (
            <Typography variant="body2" color="error">
              {error}
            </Typography>
          )}
        </Box>
      )}
    </Box>
  );
}

interface WhereProps {
  locationId: string;
  onLocation: (id: string) => void;
  note: string;
  onNote: (note: string) => void;
}

function WhereAndNote({ locationId, onLocation, note, onNote }: WhereProps) {
  const t = useText();
  const { data } = useMany<Location>('/locations', { perPage: 200, sort: 'code' });
  const places = data?.data ?? [];
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 2fr' }, gap: 2 }}>
      <TextField
        select
        label={t('procurement.orders.receive.location')}
        value={locationId || (places.find((one) => one.isDefault)?.id ?? '')}
        onChange={(event) => onLocation(event.target.value)}
      >
        {places.map((one) => (
          <MenuItem key={one.id} value={one.id}>
            {one.path}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={t('procurement.orders.receive.note')}
        helperText={t('procurement.orders.receive.noteHint')}
        value={note}
        onChange={(event) => onNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </Box>
  );
}
