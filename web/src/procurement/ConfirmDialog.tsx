import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { api } from '../core/api';
import { useFormat } from '../core/format';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { DayInput } from '../core/time';
import type { PurchaseOrder } from './orders';

/** The days the supplier has named: one for all, and others for single lines. */
export function ConfirmDialog({ order, onClose }: { order: PurchaseOrder; onClose: () => void }) {
  const t = useText();
  const { measure } = useFormat();
  const open = order.items.filter(({ openQuantity }) => openQuantity > 0);
  const [whole, setWhole] = useState(order.expectedDeliveryDate ?? '');
  const [days, setDays] = useState<Record<string, string>>(() => Object.fromEntries(open.map(({ id, expectedDate }) => [id, expectedDate ?? ''])));
  const items = open.filter(({ id, expectedDate }) => days[id] !== (expectedDate ?? '')).map(({ id }) => ({ itemId: id, expectedDate: days[id] || null }));
  return (
    <VerbDialog
      title={t('procurement.orders.named.title', { number: order.poNumber })}
      text={t('procurement.orders.named.text')}
      submit={t('procurement.orders.named.action')}
      done={t('procurement.orders.named.done')}
      onClose={onClose}
      run={() => api.post(`/purchase-orders/${order.id}/confirm`, { expectedDeliveryDate: whole || null, items })}
    >
      <DayInput label={t('procurement.orders.named.whole')} value={whole} onChange={setWhole} />
      {open.length > 1 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
          {open.map((item) => (
            <Box component="li" key={item.id} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 200px' }, gap: 1, alignItems: 'center' }}>
              <Typography>
                {item.partName}{' '}
                <Typography component="span" variant="body2" color="textSecondary">
                  {measure(item.openQuantity, item.unit)}
                </Typography>
              </Typography>
              <DayInput
                label={t('procurement.orders.named.line')}
                value={days[item.id]}
                onChange={(day) => setDays({ ...days, [item.id]: day })}
                helperText={days[item.id] ? undefined : t('procurement.orders.named.asWhole')}
              />
            </Box>
          ))}
        </Box>
      )}
    </VerbDialog>
  );
}
