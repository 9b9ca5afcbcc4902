import type { Delivery, DeliveryStatus } from '../api';
import type { Table } from '../core/table';

export type { Delivery, DeliveryItem } from '../api';

export const DELIVERY_STATUSES: DeliveryStatus[] = ['pending', 'in_transit', 'delivered', 'cancelled', 'returned'];

export const deliveriesTable: Table<Delivery, 'fulfillment.deliveries'> = {
  texts: 'fulfillment.deliveries',
  path: '/deliveries',
  sort: '-createdAt',
  to: ({ id }) => `/deliveries/${id}`,
  export: 'deliveries:export',
  empty: { title: 'fulfillment.deliveries.empty.title', text: 'fulfillment.deliveries.empty.text' },
  columns: [
    { field: 'deliveryNumber', type: 'link', sort: true, width: 140 },
    { field: 'customerName' },
    { field: 'orderNumber', width: 140 },
    { field: 'status', type: 'status', sort: true, width: 150 },
    { field: 'deliveryDate', type: 'date', sort: true, width: 130 },
    { field: 'carrier' },
    { field: 'trackingNumber' },
    { field: 'shippedAt', type: 'time', hidden: true },
    { field: 'deliveredAt', type: 'time', hidden: true },
    { field: 'signedBy', hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: DELIVERY_STATUSES },
    { field: 'customerId', kind: 'record', resource: 'customers' },
    { field: 'orderId', kind: 'record', resource: 'orders' },
    { field: 'deliveryDate', kind: 'date', params: ['deliveryFrom', 'deliveryTo'] },
  ],
  bulk: [
    { action: 'ship', label: 'core.moves.ship', can: 'deliveries:write', confirm: 'fulfillment.deliveries.bulk.shipText' },
    { action: 'deliver', label: 'core.moves.deliver', can: 'deliveries:write', confirm: 'fulfillment.deliveries.bulk.deliverText' },
    { action: 'cancel', label: 'core.moves.cancel', can: 'deliveries:write', danger: true, confirm: 'fulfillment.deliveries.bulk.cancelText' },
  ],
};
