import { createElement } from 'react';
import type { Order, OrderItem, OrderPreview, OrderStatus, TaxCategory } from '../api';
import type { Table } from '../core/table';
import { DueDay } from './DueDay';
import { Lights } from './Lights';

export type { Light, Order, OrderItem, OrderPreview, OrderProgress } from '../api';
export type Totals = Pick<OrderPreview, 'subtotal' | 'taxAmount' | 'totalAmount' | 'taxBreakdown'>;
export interface Chosen {
  option: string;
  choice: string;
}

export const ORDER_STATUSES: OrderStatus[] = ['draft', 'pending', 'production', 'ready', 'shipped', 'delivered', 'cancelled'];
export const TAX_CATEGORIES: TaxCategory[] = ['standard', 'reduced', 'reverse_charge', 'intra_community', 'export', 'exempt', 'small_business'];

/** The options that were chosen; free keys of an import are no options. */
export const chosenOf = (customizations: OrderItem['customizations'] | null | undefined): Chosen[] => (Array.isArray(customizations) ? customizations : []);

/** A difference of quantities without the noise of binary fractions. */
export const left = (from: number, ...less: number[]): number => Math.max(0, Math.round((from - less.reduce((all, one) => all + one, 0)) * 1000) / 1000);

export const ordersTable: Table<Order, 'fulfillment.orders'> = {
  texts: 'fulfillment.orders',
  path: '/orders',
  custom: 'orders',
  sort: '-createdAt',
  to: ({ id }) => `/orders/${id}`,
  export: 'orders:export',
  create: { label: 'fulfillment.orders.create', to: '/orders/new', can: 'orders:write' },
  empty: { title: 'fulfillment.orders.empty.title', text: 'fulfillment.orders.empty.text' },
  columns: [
    { field: 'orderNumber', type: 'link', sort: true, width: 140 },
    { field: 'customerName' },
    { field: 'status', type: 'status', sort: true, width: 140 },
    { field: 'progress', width: 168, render: ({ progress }) => createElement(Lights, { of: progress }) },
    { field: 'expectedDeliveryDate', type: 'date', sort: true, width: 170, render: (order) => createElement(DueDay, { order }) },
    { field: 'totalAmount', type: 'money', sort: true, unit: ({ currency }) => currency, width: 140 },
    { field: 'orderDate', type: 'date', sort: true, hidden: true },
    { field: 'customerReference', hidden: true },
    { field: 'subtotal', type: 'money', unit: ({ currency }) => currency, hidden: true },
    { field: 'createdAt', type: 'date', hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: ORDER_STATUSES },
    { field: 'customerId', kind: 'record', resource: 'customers' },
    { field: 'late', kind: 'flag' },
    { field: 'toInvoice', kind: 'flag' },
    { field: 'expectedDeliveryDate', kind: 'date', params: ['expectedFrom', 'expectedTo'] },
    { field: 'orderDate', kind: 'date', params: ['orderFrom', 'orderTo'] },
    { field: 'buildId', kind: 'record', resource: 'builds' },
    { field: 'totalAmount', kind: 'number', params: ['totalMin', 'totalMax'] },
  ],
  bulk: [
    { action: 'confirm', label: 'core.moves.confirm', can: 'orders:write', confirm: 'fulfillment.orders.bulk.confirmText' },
    { action: 'cancel', label: 'core.moves.cancel', can: 'orders:write', danger: true, confirm: 'fulfillment.orders.bulk.cancelText' },
    { action: 'delete', label: 'core.actions.delete', can: 'orders:delete', danger: true, confirm: 'fulfillment.orders.bulk.deleteText' },
  ],
};
