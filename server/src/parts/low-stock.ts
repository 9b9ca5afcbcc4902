import { announces } from '../core/notify/announces';
import { LOW_STOCK } from './parts.events';

/** Told are those who can order more. */
export const lowStock = announces({
  kind: 'parts.low_stock',
  on: LOW_STOCK,
  resource: 'parts',
  to: ['stock:read', 'purchase-orders:write'],
  mail: 'digest',
  label: { en: 'A part falls below its minimum stock', de: 'Ein Teil unterschreitet seinen Mindestbestand' },
  says: {
    en: '{sku} {name}: {availableStock} available, the minimum is {minimumStock}',
    de: '{sku} {name}: {availableStock} verfügbar, der Mindestbestand ist {minimumStock}',
  },
});
