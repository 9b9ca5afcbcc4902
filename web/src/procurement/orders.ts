import type { PurchaseOrder } from '../api';
import type { Table } from '../core/table';

export type { PurchaseOrder, PurchaseOrderItem as Item, Receipt } from '../api';

export const STATUSES = ['draft', 'sent', 'partially_received', 'received', 'cancelled'] as const;

const table: Omit<Table<PurchaseOrder, 'procurement.orders'>, 'path'> = {
  texts: 'procurement.orders',
  sort: '-createdAt',
  to: ({ id }) => `/purchase-orders/${id}`,
  columns: [
    { field: 'poNumber', type: 'link', sort: true, width: 150 },
    { field: 'supplierName', card: 'line' },
    // what should have come by now stands out
    { field: 'status', type: 'status', sort: true, width: 160, value: ({ status, overdue }) => (overdue ? 'overdue' : status) },
    { field: 'orderDate', type: 'date', sort: true, width: 130 },
    { field: 'expectedDeliveryDate', type: 'date', sort: true, width: 150, card: 'line' },
    {
      field: 'open',
      width: 110,
      value: ({ items }) => `${items.filter((item) => item.openQuantity > 0).length} / ${items.filter((item) => !item.cancelled).length}`,
    },
    { field: 'totalAmount', type: 'money', sort: true, width: 140, unit: ({ currency }) => currency, card: 'line' },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: STATUSES },
    { field: 'overdue', kind: 'flag' },
    { field: 'supplierId', kind: 'record', resource: 'suppliers' },
    { field: 'partId', kind: 'record', resource: 'parts' },
    { field: 'expected', kind: 'date' },
    { field: 'order', kind: 'date' },
  ],
};

export const ordersTable: Table<PurchaseOrder, 'procurement.orders'> = {
  ...table,
  path: '/purchase-orders',
  export: 'purchase-orders:export',
  create: { label: 'procurement.orders.create', to: '/purchase-orders/new', can: 'purchase-orders:write' },
  empty: { title: 'procurement.orders.empty.title', text: 'procurement.orders.empty.text' },
  bulk: [
    { action: 'cancel', label: 'core.moves.cancel', can: 'purchase-orders:cancel', danger: true, confirm: 'procurement.orders.bulk.cancelText' },
    { action: 'delete', label: 'core.actions.delete', can: 'purchase-orders:delete', danger: true, confirm: 'procurement.orders.bulk.deleteText' },
  ],
};

/** The purchase orders of one supplier. */
export const ordersBelow: Table<PurchaseOrder, 'procurement.orders'> = {
  ...table,
  path: '/purchase-orders',
  filters: [],
  peek: false,
  search: false,
  empty: ordersTable.empty,
};
