import { INVENTORY } from './slow.inventory';
import { APPOINTMENTS, MESSAGING, PIPELINE } from './slow.people';
import { CUSTOMERS, SALES } from './slow.sales';
import { PRODUCTION, PURCHASING } from './slow.works';
import type { Slow } from './reckoning';

/** Each metric once more, by going through the rows in TypeScript. */
export const SLOW: Record<string, Slow> = { ...SALES, ...CUSTOMERS, ...INVENTORY, ...PRODUCTION, ...PURCHASING, ...PIPELINE, ...MESSAGING, ...APPOINTMENTS };

/** The tables they go through. */
export const RAW = [
  ...['core.events', 'customers.customers', 'fulfillment.orders', 'fulfillment.order_items', 'billing.invoices', 'billing.invoice_items'],
  ...[
    'billing.payments',
    'billing.payment_allocations',
    'analytics.line_costs',
    'parts.parts',
    'parts.stock_transactions',
    'builds.production_orders',
    'builds.production_outputs',
  ],
  ...['builds.production_components', 'procurement.suppliers', 'procurement.purchase_orders', 'procurement.purchase_order_items', 'procurement.receipts'],
  ...['procurement.receipt_items', 'pipeline.deals', 'pipeline.quotes', 'pipeline.leads', 'pipeline.jobs', 'messaging.conversations', 'messaging.messages'],
  ...['scheduling.settings', 'scheduling.resources', 'scheduling.special_hours', 'scheduling.absences', 'scheduling.appointments'],
];
