import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type Rec } from '../core/api';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { OpenGrid, useAmounts } from './OpenLines';
import { left, type Order } from './orders';
import { Serials } from './Serials';
import type { OrderChain } from './useChain';

/** A delivery of what is open: prefilled with all of it and the serial numbers that were made for it. */
export function DeliverOrder({ order, chain, onClose }: { order: Order; chain: OrderChain; onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const packed = chain.deliveries.filter((one) => one.status === 'pending').flatMap((one) => one.items);
  const gone = new Set(chain.deliveries.filter((one) => one.status !== 'cancelled').flatMap((one) => one.items.flatMap((item) => item.serialNumbers)));
  const madeFor = (id: string) =>
    chain.jobs
      .filter((job) => job.orderItemId === id)
      .flatMap((job) => job.serialNumbers)
      .filter((serial) => !gone.has(serial));
  const lines = order.items
    .filter((item) => item.goodsPartId)
    .map((item) => ({
      id: item.id,
      name: item.name,
      unit: item.unit,
      open: left(item.quantity, item.deliveredQuantity, ...packed.filter((one) => one.orderItemId === item.id).map(({ quantity }) => quantity)),
    }))
    .filter(({ open }) => open > 0);
  const { amounts, setAmounts, items, wrong } = useAmounts(lines);
  const [serials, setSerials] = useState<Record<string, string[]>>({});
  const chosen = (id: string) => serials[id] ?? madeFor(id).slice(0, Number(amounts[id] ?? 0));
  const run = async () => {
    const sent = items.map((item) => ({ ...item, ...(chosen(item.orderItemId).length > 0 && { serialNumbers: chosen(item.orderItemId) }) }));
    const { data } = await api.post<Rec>(`/orders/${order.id}/deliveries`, { items: sent });
    await go(`/deliveries/${data.id}`);
  };
  return (
    <VerbDialog
      title={t('fulfillment.orders.deliver')}
      text={t('fulfillment.open.deliverText')}
      submit={t('fulfillment.deliveries.create')}
      onClose={onClose}
      done={t('fulfillment.open.packed')}
      disabled={!items.length || wrong}
      run={run}
    >
      <OpenGrid
        lines={lines}
        amounts={amounts}
        onChange={setAmounts}
        below={(line) =>
          (madeFor(line.id).length > 0 || (serials[line.id]?.length ?? 0) > 0) && (
            <Serials value={chosen(line.id)} options={madeFor(line.id)} onChange={(next) => setSerials({ ...serials, [line.id]: next })} name={line.name} />
          )
        }
      />
    </VerbDialog>
  );
}
