import { announces } from '../core/notify/announces';
import { PURCHASE_ORDER_OVERDUE } from './procurement.events';

/** Told are those who can ask the supplier. */
export const purchaseOrderOverdue = announces({
  kind: 'procurement.purchase_order_overdue',
  on: PURCHASE_ORDER_OVERDUE,
  resource: 'purchase-orders',
  to: ['purchase-orders:read', 'purchase-orders:send'],
  mail: 'digest',
  label: { en: 'A purchase order is overdue', de: 'Eine Bestellung ist überfällig' },
  says: {
    en: 'Purchase order {poNumber} of {supplierName} was expected on {expectedDeliveryDate}',
    de: 'Bestellung {poNumber} bei {supplierName} war für {expectedDeliveryDate} erwartet',
  },
});
