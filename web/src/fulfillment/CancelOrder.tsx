import { TextField } from '@mui/material';
import { useState } from 'react';
import { api } from '../core/api';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import type { Order } from './orders';

export function CancelOrder({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <VerbDialog
      title={t('fulfillment.orders.cancelTitle', { number: order.orderNumber })}
      text={t('fulfillment.orders.cancelText')}
      submit={t('core.moves.cancel')}
      danger
      onClose={onClose}
      done={t('fulfillment.orders.cancelled')}
      run={() => api.post(`/orders/${order.id}/cancel`, { ...(reason.trim() && { reason: reason.trim() }) })}
    >
      <TextField
        label={t('fulfillment.orders.fields.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </VerbDialog>
  );
}
