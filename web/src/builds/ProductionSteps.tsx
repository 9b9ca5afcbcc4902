import { Alert, Box, Button, Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link as RouterLink } from 'react-router';
import { api, isProblem, queries } from '../core/api';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { complain, messageOf, notify } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { remaining, type ProductionOrder, type Shortage } from './production';

interface Props {
  order: ProductionOrder;
  /** Told whether it was done. */
  onClose: (done: boolean) => void;
}
type Amount = number | string | null;
const amountOf = (value: Amount) => Math.max(0, Number(value ?? 0));

/** Sets all parts aside; what is missing is listed, and what is there can be set aside at least. */
export function AllocateDialog({ order, onClose }: Props) {
  const t = useText();
  const done = useRef(false);
  const run = async () => {
    await api.post(`/production-orders/${order.id}/allocate`, {});
    done.current = true;
  };
  const partial = async () => {
    try {
      await api.post(`/production-orders/${order.id}/allocate`, { partial: true });
      notify(t('builds.production.partialDone'));
      onClose(false);
    } catch (error) {
      complain(error);
    }
    void queries.invalidateQueries();
  };
  return (
    <VerbDialog
      title={`${order.number}: ${t('core.moves.allocate')}`}
      text={t('builds.production.allocateText')}
      submit={t('core.moves.allocate')}
      done={t('builds.production.allocated')}
      run={run}
      onClose={() => onClose(done.current)}
      refused={(error) => <Shortages error={error} onPartial={() => void partial()} />}
    />
  );
}

export function Shortages({ error, onPartial }: { error: unknown; onPartial?: () => void }) {
  const t = useText();
  const { number } = useFormat();
  if (!isProblem(error) || !error.is('insufficient_stock')) return messageOf(error);
  const shortages = (error.details.shortages ?? []) as Shortage[];
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>{t('builds.production.shortTitle')}</Typography>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {t('builds.production.shortText')}
      </Typography>
      <TableContainer sx={{ maxHeight: 260 }} tabIndex={0} role="region" aria-label={t('builds.production.shortTitle')}>
        <Table size="small" sx={{ '& th, & td': { px: 1 }, '& th, & td:not(:first-of-type)': { whiteSpace: 'nowrap' } }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('builds.production.fields.name')}</TableCell>
              {(['required', 'available', 'shortage'] as const).map((field) => (
                <TableCell key={field} align="right">
                  {t(`builds.production.fields.${field}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shortages.map((one) => (
              <TableRow key={one.partId}>
                <TableCell>
                  <Link component={RouterLink} to={`/parts/${one.partId}`}>
                    {one.name}
                  </Link>
                  <Typography variant="caption" component="div" color="textSecondary">
                    {one.sku}
                  </Typography>
                </TableCell>
                <TableCell align="right">{number(one.required)}</TableCell>
                <TableCell align="right">{number(one.available)}</TableCell>
                <TableCell align="right" sx={{ fontWeight: 600 }}>
                  {number(one.shortage)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        {onPartial && (
          <Button size="small" color="inherit" variant="outlined" onClick={onPartial}>
            {t('builds.production.partial')}
          </Button>
        )}
        <Button size="small" color="inherit" component={RouterLink} to="/planning">
          {t('builds.production.toPlanning')}
        </Button>
      </Box>
    </Box>
  );
}

/** Good and failed machines, a serial number for each good one. */
export function CompleteDialog({ order, onClose }: Props) {
  const t = useText();
  const done = useRef(false);
  const [quantity, setQuantity] = useState<Amount>(remaining(order));
  const [scrap, setScrap] = useState<Amount>(0);
  const [serials, setSerials] = useState<string[]>([]);
  const count = Math.min(200, Number.isInteger(amountOf(quantity)) ? amountOf(quantity) : 0);
  const given = Array.from({ length: count }, (_, at) => (serials[at] ?? '').trim());
  const some = given.some(Boolean);
  const run = async () => {
    await api.post(`/production-orders/${order.id}/complete`, {
      quantity: amountOf(quantity),
      ...(amountOf(scrap) > 0 && { scrap: amountOf(scrap) }),
      ...(some && { serialNumbers: given.filter(Boolean) }),
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
      disabled={Number.isNaN(amountOf(quantity)) || amountOf(quantity) + amountOf(scrap) <= 0}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <NumberInput label={t('builds.production.good')} as="number" value={quantity} onChange={setQuantity} autoFocus />
        <NumberInput label={t('builds.production.failed')} as="number" value={scrap} onChange={setScrap} helperText={t('builds.production.failedHint')} />
      </Box>
      {count > 0 && <SerialFields count={count} serials={serials} onChange={setSerials} />}
    </VerbDialog>
  );
}

/** One field per machine; a scanner ends with Enter, which goes to the next. */
function SerialFields({ count, serials, onChange }: { count: number; serials: string[]; onChange: (serials: string[]) => void }) {
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

/** Takes machines back: their parts return, their serial numbers are void. */
export function ReverseDialog({ order, onClose }: Props) {
  const t = useText();
  const [quantity, setQuantity] = useState<Amount>(1);
  const [chosen, setChosen] = useState<string[]>([]);
  const named = order.serialNumbers.length > 0;
  const toggle = (serial: string) => setChosen((now) => (now.includes(serial) ? now.filter((one) => one !== serial) : [...now, serial]));
  const count = chosen.length || amountOf(quantity);
  return (
    <VerbDialog
      title={t('builds.production.reverseTitle', { number: order.number })}
      text={t('builds.production.reverseText')}
      submit={t('core.moves.reverse')}
      done={t('builds.production.reversed')}
      danger
      onClose={() => onClose(false)}
      disabled={!(count > 0)}
      run={() => api.post(`/production-orders/${order.id}/reverse`, { quantity: count, ...(chosen.length > 0 && { serialNumbers: chosen }) })}
    >
      {named && (
        <Box role="group" aria-label={t('builds.production.which')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {order.serialNumbers.map((serial) => (
            <Button
              key={serial}
              size="small"
              color="inherit"
              variant={chosen.includes(serial) ? 'contained' : 'outlined'}
              aria-pressed={chosen.includes(serial)}
              onClick={() => toggle(serial)}
            >
              {serial}
            </Button>
          ))}
        </Box>
      )}
      {!chosen.length && <NumberInput label={t('builds.production.amount')} as="number" value={quantity} onChange={setQuantity} />}
      {named && chosen.length > 0 && (
        <Alert severity="info">
          {t('builds.production.amount')}: {chosen.length}
        </Alert>
      )}
    </VerbDialog>
  );
}
