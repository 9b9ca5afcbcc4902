import Schedule from '@mui/icons-material/ErrorOutlineOutlined';
import { Box } from '@mui/material';
import type { Order } from '../api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';

/** The day an order is promised for; a late one says so. */
export function DueDay({ order }: { order: Pick<Order, 'expectedDeliveryDate' | 'late'> }) {
  const t = useText();
  const { date } = useFormat();
  if (!order.late) return date(order.expectedDeliveryDate);
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'error.main' }}>
      <Schedule aria-hidden sx={{ fontSize: 16 }} />
      {date(order.expectedDeliveryDate)} · {t('fulfillment.orders.isLate')}
    </Box>
  );
}
