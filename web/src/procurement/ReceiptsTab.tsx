import { Button, Link, Skeleton } from '@mui/material';
import { useState } from 'react';
import { api, queries, useMany } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import type { PurchaseOrder, Receipt } from './orders';

/** What came in when; each receipt can be taken back as long as its goods are there. */
export function ReceiptsTab({ order }: { order: PurchaseOrder }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { time, measure } = useFormat();
  const { data, isError, error } = useMany<Receipt>(`/purchase-orders/${order.id}/receipts`, { perPage: 100 });
  const unitOf = (itemId: string) => order.items.find(({ id }) => id === itemId)?.unit ?? '';
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={120} />;
  const undo = async (receipt: Receipt) => {
    if (
      !(await confirm({
        title: t('procurement.orders.receipts.undo'),
        text: t('procurement.orders.receipts.undoText'),
        action: t('procurement.orders.receipts.undo'),
        danger: true,
      }))
    )
      return;
    await api.post(`/purchase-orders/${order.id}/receipts/${receipt.id}/reverse`).then(() => notify(t('procurement.orders.receipts.undone')), complain);
    await queries.invalidateQueries();
  };
  return (
    <PlainTable
      label={t('procurement.orders.tabs.receipts')}
      rows={data.data}
      keyOf={({ id }) => id}
      empty={t('procurement.orders.receipts.empty')}
      faded={({ reversedAt }) => !!reversedAt}
      columns={[
        { label: t('procurement.orders.receipts.at'), bare: true, cell: ({ receivedAt }) => time(receivedAt) },
        {
          label: t('procurement.orders.receipts.what'),
          cell: ({ items }) => (
            <Goods of={items.map((item) => `${measure(item.quantity, unitOf(item.itemId))} ${item.partName}${item.lotCode ? ` (${item.lotCode})` : ''}`)} />
          ),
        },
        { label: t('procurement.orders.receipts.note'), cell: ({ note }) => note ?? '–' },
        {
          label: t('procurement.orders.receipts.undo'),
          hidden: true,
          bare: true,
          right: true,
          cell: (receipt) =>
            receipt.reversedAt
              ? t('procurement.orders.receipts.reversed', { at: time(receipt.reversedAt) })
              : can('purchase-orders:receive') && (
                  <Button size="small" color="error" onClick={() => void undo(receipt)}>
                    {t('procurement.orders.receipts.undo')}
                  </Button>
                ),
        },
      ]}
    />
  );
}

const FIRST = 6;

/** What came, the beginning of it where it is much. */
function Goods({ of }: { of: string[] }) {
  const t = useText();
  const [all, setAll] = useState(false);
  if (all || of.length <= FIRST + 1) return of.join(', ');
  return (
    <>
      {of.slice(0, FIRST).join(', ')}{' '}
      <Link component="button" onClick={() => setAll(true)}>
        {t('procurement.orders.receipts.more', { count: of.length - FIRST })}
      </Link>
    </>
  );
}
