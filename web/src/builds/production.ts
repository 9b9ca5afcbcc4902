import type { Rec } from '../core/api';
import type { Table } from '../core/table';

export const PRODUCTION_STATUSES = ['planned', 'allocated', 'in_progress', 'completed', 'cancelled'] as const;
export type ProductionStatus = (typeof PRODUCTION_STATUSES)[number];

export interface Component {
  id: string;
  partId: string;
  perUnit: number;
  required: number;
  consumed: number;
  sku: string;
  name: string;
  unit: string;
}
export interface Output {
  id: string;
  quantity: number;
  scrap: number;
  reversedQuantity: number;
  unitCost: string | null;
  completedAt: string;
}
export interface ProductionOrder extends Rec {
  number: string;
  buildId: string;
  buildName: string;
  partId: string;
  quantity: number;
  completedQuantity: number;
  scrappedQuantity: number;
  status: ProductionStatus;
  dueDate: string | null;
  priority: number;
  notes: string | null;
  orderId: string | null;
  orderItemId: string | null;
  customizations: { option: string; choice: string }[] | Record<string, unknown>;
  serialNumbers: string[];
  components: Component[];
  outputs: Output[];
  moves: string[];
}
export interface PickLine {
  partId: string;
  sku: string;
  name: string;
  unit: string;
  open: number;
  reserved: number;
  places: { locationId: string; code: string; name: string; quantity: number }[];
}
export interface Shortage {
  partId: string;
  sku: string;
  name: string;
  required: number;
  available: number;
  shortage: number;
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
