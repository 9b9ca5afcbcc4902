import type { Rec } from '../core/api';
import type { Table } from '../core/table';
import type { Address } from '../customers/customers';

export interface DeliveryItem {
  id: string;
  orderItemId: string;
  quantity: number;
  returnedQuantity: number;
  serialNumbers: string[];
  name: string;
  sku: string | null;
  unit: string | null;
  goodsPartId: string | null;
}
export interface Delivery extends Rec {
  deliveryNumber: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  deliveryDate: string;
  carrier: string | null;
  trackingNumber: string | null;
  status: (typeof DELIVERY_STATUSES)[number];
  shippingAddress: Address | null;
  shippingCost: string;
  requiresSignature: boolean;
  signedBy: string | null;
  weightKg: number | null;
  notes: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  items: DeliveryItem[];
  moves: string[];
}

export const DELIVERY_STATUSES = ['pending', 'in_transit', 'delivered', 'cancelled', 'returned'] as const;

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
