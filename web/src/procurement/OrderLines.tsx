import Close from '@mui/icons-material/Close';
import { Box, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { api, queries } from '../core/api';
import { useConfirm } from '../core/confirm';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import type { Item, PurchaseOrder } from './orders';
import { PartName } from './PartName';

export function OrderLines({ order }: { order: PurchaseOrder }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { price, money, measure, date } = useFormat();
  const running = ['sent', 'partially_received'].includes(order.status);
  const cancellable = (item: Item) => running && !item.cancelled && item.openQuantity > 0 && can('purchase-orders:cancel');
  const cancel = async (item: Item) => {
    if (
      !(await confirm({
        title: t('procurement.orders.lines.cancel'),
        text: t('procurement.orders.lines.cancelText', { name: item.partName }),
        action: t('procurement.orders.lines.cancel'),
        danger: true,
      }))
    )
      return;
    await api.post(`/purchase-orders/${order.id}/items/${item.id}/cancel`).then(() => notify(t('procurement.orders.lines.cancelled')), complain);
    await queries.invalidateQueries();
  };
  return (
    <Stack spacing={1.5}>
      <PlainTable
        label={t('procurement.orders.tabs.lines')}
        rows={order.items}
        keyOf={({ id }) => id}
        faded={({ cancelled }) => cancelled}
        columns={[
          {
            label: t('procurement.orders.lines.part'),
            bare: true,
            cell: ({ partId, partName, sku }) => <PartName part={{ partId, name: partName, sku }} />,
          },
          { label: t('procurement.orders.lines.quantity'), right: true, cell: ({ quantity, unit }) => measure(quantity, unit) },
          ...(order.status === 'draft' ? [] : [{ label: t('procurement.orders.lines.received'), right: true, cell: (item: Item) => <Received item={item} /> }]),
          ...(order.items.some(({ expectedDate }) => expectedDate)
            ? [{ label: t('procurement.orders.lines.expected'), cell: (item: Item) => date(item.expectedDate ?? order.expectedDeliveryDate) }]
            : []),
          { label: t('procurement.orders.lines.price'), right: true, cell: ({ unitPrice }) => price(unitPrice, order.currency) },
          { label: t('procurement.orders.lines.total'), right: true, cell: ({ lineTotal }) => money(lineTotal, order.currency) },
          ...(order.items.some(cancellable)
            ? [
                {
                  label: t('procurement.orders.lines.cancel'),
                  hidden: true,
                  bare: true,
                  right: true,
                  cell: (item: Item) =>
                    cancellable(item) && (
                      <Tooltip title={t('procurement.orders.lines.cancel')}>
                        <IconButton
                          size="small"
                          aria-label={`${t('procurement.orders.lines.cancel')}: ${item.partName}`}
                          onClick={() => void cancel(item)}
                          sx={{ my: -0.5 }}
                        >
                          <Close fontSize="small" />
                        </IconButton>
                      </Tooltip>
                    ),
                },
              ]
            : []),
        ]}
      />
      <Typography sx={{ textAlign: 'right', fontWeight: 600 }}>
        {t('procurement.orders.fields.totalAmount')}: {money(order.totalAmount, order.currency)}
      </Typography>
      {order.notes && <Typography sx={{ whiteSpace: 'pre-line' }}>{order.notes}</Typography>}
    </Stack>
  );
}

/** How much of a line is here already, as a bar and in numbers. */
function Received({ item }: { item: Item }) {
  const t = useText();
  const { number } = useFormat();
  const share = Math.min(1, item.receivedQuantity / item.quantity);
  return (
    <Box
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}
      title={t('procurement.orders.lines.progress', { received: number(item.receivedQuantity), quantity: number(item.quantity) })}
    >
      <Box aria-hidden sx={{ width: 44, height: 5, borderRadius: 3, bgcolor: 'divider', overflow: 'hidden' }}>
        <Box sx={{ width: `${share * 100}%`, height: 1, bgcolor: share === 1 ? 'success.main' : 'info.main' }} />
      </Box>
      {number(item.receivedQuantity)}
    </Box>
  );
}
