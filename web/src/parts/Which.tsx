import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Autocomplete, Box, Button, IconButton, Stack, TextField } from '@mui/material';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { ScanButton } from '../core/scan';
import { useText } from '../core/texts';
import { DayInput } from '../core/time';
import type { Tracking } from './parts';

export interface LotGiven {
  code: string;
  quantity: string | number | null;
  expiresOn?: string | null;
}
/** How much, and of a part that is tracked which. */
export interface Which {
  quantity: string | number | null;
  lots?: LotGiven[];
  serialNumbers?: string[];
}

export const howMuch = (which: Which, tracking: Tracking): number => {
  if (tracking === 'serial') return which.serialNumbers?.length ?? 0;
  if (tracking === 'none') return typeof which.quantity === 'number' ? which.quantity : 0;
  // grams to the third place, as the server keeps them
  return Math.round(1000 * (which.lots ?? []).reduce((sum, lot) => sum + (Number(lot.quantity) || 0), 0)) / 1000;
};

/** What the API is told besides the quantity. */
export const toldOf = (which: Which, tracking: Tracking): object => {
  if (tracking === 'serial') return { serialNumbers: which.serialNumbers };
  if (tracking === 'none') return {};
  return { lots: filled(which).map(({ code, quantity, expiresOn }) => ({ code: code.trim(), quantity: Number(quantity), ...(expiresOn && { expiresOn }) })) };
};
const filled = (which: Which) => (which.lots ?? []).filter(({ code, quantity }) => code.trim() && Number(quantity) > 0);
/** Whether it is said as far as is needed. */
export const isSaid = (which: Which, tracking: Tracking): boolean =>
  howMuch(which, tracking) > 0 && (tracking !== 'lot' || filled(which).length === (which.lots ?? []).length);

interface Props {
  tracking: Tracking;
  unit: string;
  value: Which;
  onChange: (value: Which) => void;
  /** What may be chosen, with what there is of it; left out, new ones come in. */
  known?: { code: string | null; onHand: number }[];
  autoFocus?: boolean;
}

/** A quantity; of a part that is tracked its serial numbers or lots. */
export function WhichField({ tracking, unit, value, onChange, known, autoFocus }: Props) {
  const t = useText();
  if (tracking === 'none')
    return (
      <NumberInput
        label={t('parts.fields.quantity')}
        as="number"
        unit={unit}
        required
        autoFocus={autoFocus}
        value={value.quantity}
        onChange={(quantity) => onChange({ ...value, quantity })}
      />
    );
  if (tracking === 'serial')
    return (
      <Serials value={value.serialNumbers ?? []} onChange={(serialNumbers) => onChange({ ...value, serialNumbers })} known={known} autoFocus={autoFocus} />
    );
  return <Lots unit={unit} value={value.lots ?? [EMPTY]} onChange={(lots) => onChange({ ...value, lots })} known={known} />;
}

const EMPTY: LotGiven = { code: '', quantity: null };
const codesOf = (known: Props['known']) => [...new Set((known ?? []).flatMap(({ code }) => (code ? [code] : [])))];

interface SerialsProps {
  value: string[];
  onChange: (serials: string[]) => void;
  known?: Props['known'];
  autoFocus?: boolean;
}

/** One after the other, typed or scanned; several at once from a list. */
function Serials({ value, onChange, known, autoFocus }: SerialsProps) {
  const t = useText();
  const add = (code: string) => {
    if (code.trim() && !value.includes(code.trim())) onChange([...value, code.trim()]);
  };
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ alignItems: { xs: 'stretch', sm: 'start' } }}>
      <Autocomplete
        multiple
        freeSolo={!known}
        autoSelect={!known}
        sx={{ flex: 1, minWidth: 0 }}
        options={codesOf(known)}
        value={value}
        onChange={(_, codes) => onChange([...new Set(codes.flatMap((code) => code.split(/[\s,;]+/)).filter(Boolean))])}
        renderInput={(params) => (
          <TextField
            {...params}
            autoFocus={autoFocus}
            label={t('parts.lots.serials')}
            helperText={value.length ? t('parts.lots.pieces', { count: value.length }) : t(known ? 'parts.lots.serialsThere' : 'parts.lots.serialsHint')}
          />
        )}
      />
      <Box sx={{ flex: 'none' }}>
        <ScanButton many onCode={add} />
      </Box>
    </Stack>
  );
}

interface LotsProps {
  unit: string;
  value: LotGiven[];
  onChange: (lots: LotGiven[]) => void;
  known?: Props['known'];
}

function Lots({ unit, value, onChange, known }: LotsProps) {
  const t = useText();
  const put = (at: number, patch: Partial<LotGiven>) => onChange(value.map((lot, index) => (index === at ? { ...lot, ...patch } : lot)));
  return (
    <Stack role="group" aria-label={t('parts.lots.title')} spacing={1.5}>
      {value.map((lot, at) => (
        <LotRow
          key={at}
          unit={unit}
          lot={lot}
          known={known}
          onChange={(patch) => put(at, patch)}
          onRemove={value.length > 1 ? () => onChange(value.filter((_, index) => index !== at)) : undefined}
        />
      ))}
      <Button size="small" color="inherit" startIcon={<Add />} sx={{ alignSelf: 'flex-start' }} onClick={() => onChange([...value, EMPTY])}>
        {t('parts.lots.another')}
      </Button>
    </Stack>
  );
}

interface LotRowProps {
  unit: string;
  lot: LotGiven;
  known?: Props['known'];
  onChange: (patch: Partial<LotGiven>) => void;
  onRemove?: () => void;
}

function LotRow({ unit, lot, known, onChange, onRemove }: LotRowProps) {
  const t = useText();
  const { measure } = useFormat();
  const there = known?.filter(({ code }) => code === lot.code).reduce((sum, { onHand }) => sum + onHand, 0);
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: known ? '2fr 1.4fr auto' : '2fr 1.4fr 1.6fr auto' }, alignItems: 'start' }}>
      <Autocomplete
        freeSolo={!known}
        options={codesOf(known)}
        inputValue={lot.code}
        onInputChange={(_, code) => onChange({ code })}
        renderInput={(params) => (
          <TextField
            {...params}
            label={t('parts.lots.kind.lot')}
            required
            helperText={there ? t('parts.lots.there', { quantity: measure(there, unit) }) : undefined}
          />
        )}
      />
      <NumberInput label={t('parts.fields.quantity')} as="number" unit={unit} required value={lot.quantity} onChange={(quantity) => onChange({ quantity })} />
      {!known && (
        <DayInput
          counts="typed"
          label={t('parts.lots.fields.expiresOn')}
          value={lot.expiresOn}
          onChange={(day) => onChange({ expiresOn: day || null })}
          sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}
        />
      )}
      {onRemove ? (
        <IconButton aria-label={t('parts.specs.remove', { name: lot.code || t('parts.lots.kind.lot') })} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      ) : (
        <span />
      )}
    </Box>
  );
}
