import { Box, TextField, Typography } from '@mui/material';
import { useRef, useState, type KeyboardEvent } from 'react';
import { api, useOne } from '../core/api';
import { NumberInput } from '../core/form';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { howMuch, isSaid, toldOf, WhichField, type Which } from '../parts';
import { remaining, type ProductionComponent, type ProductionOrder } from './production';
import { Shortages } from './Shortages';

type Amount = number | string | null;
const amountOf = (value: Amount) => Math.max(0, Number(value ?? 0));
type Chosen = Record<string, Which>;

/** What people said of the components, as what went into a machine. */
const builtOf = (components: ProductionComponent[], chosen: Chosen) =>
  components.flatMap(({ partId, tracking }) => {
    const which = chosen[partId];
    if (!which) return [];
    if (tracking === 'serial') return (which.serialNumbers ?? []).map((code) => ({ partId, code }));
    return (which.lots ?? [])
      .filter(({ code, quantity }) => code.trim() && Number(quantity) > 0)
      .map(({ code, quantity }) => ({ partId, code: code.trim(), quantity: Number(quantity) }));
  });

/** Good and failed machines, a serial number for each good one, and what went into them. */
export function CompleteDialog({ order, onClose }: { order: ProductionOrder; onClose: (done: boolean) => void }) {
  const t = useText();
  const done = useRef(false);
  const [quantity, setQuantity] = useState<Amount>(order.tracking === 'serial' ? Math.min(1, remaining(order)) : remaining(order));
  const [scrap, setScrap] = useState<Amount>(0);
  const [serials, setSerials] = useState<string[]>([]);
  const [output, setOutput] = useState<Which>({ quantity: null });
  const [firmware, setFirmware] = useState('');
  const tracked = order.components.filter((line) => line.tracking !== 'none' && line.required > line.consumed);
  const [chosen, setChosen] = useState<Chosen>(() => pickedOf(tracked));
  const count = Math.min(200, Number.isInteger(amountOf(quantity)) ? amountOf(quantity) : 0);
  const given = Array.from({ length: count }, (_, at) => (serials[at] ?? '').trim()).filter(Boolean);
  const lots = order.tracking === 'lot' && amountOf(quantity) > 0;
  const run = async () => {
    const components = builtOf(tracked, chosen);
    const machine = { ...(given.length === 1 && { serialNumber: given[0], ...(firmware.trim() && { firmware: firmware.trim() }) }), components };
    await api.post(`/production-orders/${order.id}/complete`, {
      quantity: amountOf(quantity),
      ...(amountOf(scrap) > 0 && { scrap: amountOf(scrap) }),
      ...(given.length > 0 && { serialNumbers: given }),
      ...(lots && toldOf(output, 'lot')),
      ...((components.length > 0 || firmware.trim()) && { asBuilt: [machine] }),
    });
    done.current = true;
  };
  return (
    <VerbDialog
      title={t('builds.production.completeTitle', { number: order.number })}
      text={t('builds.production.completeText')}
      submit={t('core.moves.complete')}
      done={t('builds.production.completed')}
      run={run}
      onClose={() => onClose(done.current)}
      refused={(error) => <Shortages error={error} />}
      disabled={
        Number.isNaN(amountOf(quantity)) ||
        amountOf(quantity) + amountOf(scrap) <= 0 ||
        (lots && (!isSaid(output, 'lot') || howMuch(output, 'lot') !== amountOf(quantity)))
      }
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <NumberInput label={t('builds.production.good')} as="number" value={quantity} onChange={setQuantity} autoFocus />
        <NumberInput label={t('builds.production.failed')} as="number" value={scrap} onChange={setScrap} helperText={t('builds.production.failedHint')} />
      </Box>
      {lots && <WhichField tracking="lot" unit="pcs" value={output} onChange={setOutput} />}
      {count > 0 && order.tracking !== 'lot' && <SerialFields count={count} serials={serials} onChange={setSerials} needed={order.tracking === 'serial'} />}
      {count === 1 && given.length === 1 && (
        <TextField
          label={t('builds.production.asBuilt.firmware')}
          value={firmware}
          onChange={(event) => setFirmware(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
      )}
      {tracked.length > 0 && <Installed components={tracked} chosen={chosen} onChange={setChosen} many={count > 1} />}
    </VerbDialog>
  );
}

/** What was scanned while fetching. */
const pickedOf = (components: ProductionComponent[]): Chosen =>
  Object.fromEntries(
    components
      .filter(({ tracking, pickedCodes }) => tracking === 'serial' && pickedCodes.length)
      .map((line) => [line.partId, { quantity: null, serialNumbers: line.pickedCodes }]),
  );

interface InstalledProps {
  components: ProductionComponent[];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  many: boolean;
}

/** Which pieces and lots of the components; what is left empty is taken from the oldest and recorded. */
function Installed({ components, chosen, onChange, many }: InstalledProps) {
  const t = useText();
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 0.5, fontSize: '1rem', fontWeight: 600 }}>
        {t('builds.production.asBuilt.title')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t(many ? 'builds.production.asBuilt.many' : 'builds.production.asBuilt.hint')}
      </Typography>
      {components.map((line) => (
        <InstalledPart
          key={line.partId}
          line={line}
          value={chosen[line.partId] ?? { quantity: null }}
          onChange={(which) => onChange({ ...chosen, [line.partId]: which })}
        />
      ))}
    </Box>
  );
}

interface There {
  lots: { code: string | null; status: string; onHand: number }[];
}

function InstalledPart({ line, value, onChange }: { line: ProductionComponent; value: Which; onChange: (which: Which) => void }) {
  const { data } = useOne<There>(`/parts/${line.partId}/stock`);
  const known = data?.lots.filter(({ status }) => status === 'ok') ?? [];
  return (
    <Box role="group" aria-label={line.name} sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Typography variant="body2">
        {line.name} · {line.sku}
      </Typography>
      <WhichField tracking={line.tracking} unit={line.unit} value={value} onChange={onChange} known={known} />
    </Box>
  );
}

interface SerialProps {
  count: number;
  serials: string[];
  onChange: (serials: string[]) => void;
  needed: boolean;
}

/** One field per machine; a scanner ends with Enter, which goes to the next. */
function SerialFields({ count, serials, onChange, needed }: SerialProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const next = (event: KeyboardEvent<HTMLElement>, at: number) => {
    if (event.key !== 'Enter' || at + 1 >= count) return;
    event.preventDefault();
    box.current?.querySelectorAll('input')[at + 1]?.focus();
  };
  const put = (at: number, value: string) =>
    onChange(Array.from({ length: Math.max(count, serials.length) }, (_, index) => (index === at ? value : (serials[index] ?? ''))));
  return (
    <Box ref={box} component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
      <Typography component="legend" variant="body2" color="textSecondary" sx={{ p: 0, mb: 1 }}>
        {t('builds.production.serialHint')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))', maxHeight: 320, overflowY: 'auto', pt: 1 }}>
        {Array.from({ length: count }, (_, at) => (
          <TextField
            key={at}
            required={needed}
            label={t('builds.production.serial', { n: at + 1 })}
            value={serials[at] ?? ''}
            onChange={(event) => put(at, event.target.value)}
            onKeyDown={(event) => next(event, at)}
            slotProps={{ htmlInput: { maxLength: 100, autoComplete: 'off' } }}
          />
        ))}
      </Box>
    </Box>
  );
}
