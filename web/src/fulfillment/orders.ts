import { createElement } from 'react';
import type { Rec } from '../core/api';
import type { Table } from '../core/table';
import type { Address } from '../customers/customers';
import { Lights } from './Lights';

export type Light = 'none' | 'open' | 'partial' | 'done';
export const STEPS = ['material', 'production', 'delivery', 'invoice'] as const;
export type Progress = Record<(typeof STEPS)[number], Light>;

export interface Chosen {
  option: string;
  choice: string;
}
export interface OrderItem {
  id: string;
  buildId: string | null;
  partId: string | null;
  goodsPartId: string | null;
  description: string | null;
  quantity: number;
  unitPrice: string;
  discountPercent: number;
  taxRate: number;
  taxCategory: string;
  lineTotal: string;
  customizations: Chosen[] | Record<string, unknown>;
  deliveredQuantity: number;
  invoicedQuantity: number;
  reservedQuantity: number;
  sku: string | null;
  name: string;
  unit: string;
}
export interface TaxShare {
  taxCategory: string;
  taxRate: number;
  base: string;
  tax: string;
}
export interface Totals {
  subtotal: string;
  taxAmount: string;
  totalAmount: string;
  taxBreakdown: TaxShare[];
}
export interface Order extends Rec, Totals {
  orderNumber: string;
  customerId: string;
  customerName: string;
  customerReference: string | null;
  orderDate: string;
  expectedDeliveryDate: string | null;
  status: (typeof ORDER_STATUSES)[number];
  currency: string;
  priceMode: 'net' | 'gross';
  discountPercent: number;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  notes: string | null;
  confirmedAt: string | null;
  late: boolean;
  progress: Progress;
  items: OrderItem[];
  moves: string[];
}

export const ORDER_STATUSES = ['draft', 'pending', 'production', 'ready', 'shipped', 'delivered', 'cancelled'] as const;
export const TAX_CATEGORIES = ['standard', 'reduced', 'reverse_charge', 'intra_community', 'export', 'exempt', 'small_business'] as const;

/** The options that were chosen; free keys of an import are no options. */
export const chosenOf = (customizations: OrderItem['customizations'] | null | undefined): Chosen[] => (Array.isArray(customizations) ? customizations : []);

/** A difference of quantities without the noise of binary fractions. */
export const left = (from: number, ...less: number[]): number => Math.max(0, Math.round((from - less.reduce((all, one) => all + one, 0)) * 1000) / 1000);

export const ordersTable: Table<Order, 'fulfillment.orders'> = {
  texts: 'fulfillment.orders',
  path: '/orders',
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
    { field: 'expectedDeliveryDate', type: 'date', sort: true, width: 140 },
    { field: 'late', type: 'bool', width: 80, card: 'none' },
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
