import type { ProductionOrder, ProductionStatus } from '../api';
import type { Table } from '../core/table';

export type { PickLine, ProductionComponent, ProductionOrder, ProductionStatus } from '../api';
export const PRODUCTION_STATUSES: ProductionStatus[] = ['planned', 'allocated', 'in_progress', 'completed', 'cancelled'];

export interface Shortage {
  partId: string;
  sku: string;
  name: string;
  required: number;
  available: number;
  shortage: number;
  /** What could be taken instead. */
  substitutes?: { substituteId: string; sku: string; name: string; available: number }[];
}

/** What is still to be made of an order. */
export const remaining = ({ quantity, completedQuantity }: ProductionOrder): number => Math.max(0, Math.round((quantity - completedQuantity) * 1000) / 1000);

/** Options as words: "Colour: Blue". */
export const choices = ({ customizations }: Pick<ProductionOrder, 'customizations'>): string =>
  (Array.isArray(customizations)
    ? customizations.map((one) => `${one.option}: ${one.choice}`)
    : Object.entries(customizations ?? {}).map(([key, value]) => `${key}: ${String(value)}`)
  ).join(', ');

export const productionTable: Table<ProductionOrder, 'builds.production'> = {
  texts: 'builds.production',
  path: '/production-orders',
  sort: '-createdAt',
  to: ({ id }) => `/production/${id}`,
  export: 'production-orders:export',
  create: { label: 'builds.production.create', to: '/production/new', can: 'production-orders:write' },
  empty: { title: 'builds.production.empty.title', text: 'builds.production.empty.text' },
  columns: [
    { field: 'number', type: 'link', sort: true, width: 140 },
    { field: 'buildName' },
    { field: 'status', type: 'status', sort: true, width: 140 },
    { field: 'quantity', type: 'number', sort: true, width: 100 },
    { field: 'completedQuantity', type: 'number', width: 100 },
    { field: 'dueDate', type: 'date', width: 130 },
    { field: 'priority', type: 'number', sort: true, width: 100 },
    { field: 'customizations', value: choices, hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: PRODUCTION_STATUSES },
    { field: 'buildId', kind: 'record', resource: 'builds' },
    { field: 'orderId', kind: 'record', resource: 'orders' },
    { field: 'dueDate', kind: 'date', params: ['dueFrom', 'dueTo'] },
  ],
  bulk: [
    { action: 'cancel', label: 'core.moves.cancel', can: 'production-orders:write', danger: true, confirm: 'builds.production.bulk.cancelText' },
    { action: 'delete', label: 'core.actions.delete', can: 'production-orders:delete', danger: true, confirm: 'builds.production.bulk.deleteText' },
  ],
};
