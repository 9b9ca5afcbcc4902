import { Alert, Box, Button } from '@mui/material';
import { useRef, useState } from 'react';
import { api, queries } from '../core/api';
import { NumberInput } from '../core/form';
import { complain, notify } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import type { ProductionOrder } from './production';
import { Shortages } from './Shortages';

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
  const [substitutes, setSubstitutes] = useState<{ partId: string; substituteId: string }[]>([]);
  const run = async () => {
    await api.post(`/production-orders/${order.id}/allocate`, { ...(substitutes.length > 0 && { substitutes }) });
    done.current = true;
  };
  const instead = (partId: string, substituteId: string) => {
    setSubstitutes((now) => [...now.filter((one) => one.partId !== partId), { partId, substituteId }]);
    notify(t('builds.production.insteadChosen'));
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
      refused={(error) => <Shortages error={error} onPartial={() => void partial()} onInstead={instead} />}
    >
      {substitutes.length > 0 && (
        <Alert severity="info" onClose={() => setSubstitutes([])}>
          {t('builds.production.insteadCount', { count: substitutes.length })}
        </Alert>
      )}
    </VerbDialog>
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
