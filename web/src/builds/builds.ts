import type { Rec } from '../core/api';
import type { Table } from '../core/table';

export interface Choice {
  name: string;
  priceDelta: string | null;
  parts: { partId: string; quantityDelta: number }[];
}
export interface Build extends Rec {
  buildName: string;
  modelNumber: string;
  description: string | null;
  basePrice: string;
  status: (typeof BUILD_STATUSES)[number];
  partId: string;
  buildTimeHours: number;
  labourRate: string | null;
  options: { name: string; choices: Choice[] }[];
}
export interface Revision extends Rec {
  buildId: string;
  number: number;
  status: 'draft' | 'released';
  note: string | null;
  releasedAt: string | null;
}
export interface BomLine {
  id: string;
  revisionId: string;
  partId: string;
  quantityRequired: number;
  scrapPercent: number;
  notes: string | null;
  author: string | null;
  sku: string;
  name: string;
  unit: string;
}
export interface Exploded {
  partId: string;
  sku: string;
  name: string;
  unit: string;
  level: number;
  required: number;
  available: number;
  shortage: number;
  source: 'stock' | 'make' | 'buy' | 'mixed';
}
export interface CostLine {
  partId: string;
  sku: string;
  name: string;
  unit: string;
  level: number;
  quantity: number;
  unitCost: string;
  cost: string;
  source: 'average' | 'offer' | 'made' | 'none';
}
export interface BuildCost {
  revisionId: string;
  currency: string;
  material: string;
  labour: string;
  total: string;
  basePrice: string;
  margin: string;
  marginPercent: number | null;
  unknown: string[];
  lines: CostLine[];
}
export interface Difference {
  partId: string;
  sku: string;
  name: string;
  unit: string;
  from: number;
  to: number;
  delta: number;
  costEffect: string | null;
}
export interface Comparison {
  from: string;
  to: string;
  added: Difference[];
  removed: Difference[];
  changed: Difference[];
  same: number;
  costEffect: string;
}
export interface WhereUsed {
  buildId: string;
  buildName: string;
  modelNumber: string;
  revisionNumber: number;
  level: number;
  quantityRequired: number;
}

export const BUILD_STATUSES = ['draft', 'active', 'discontinued'] as const;

export const buildsTable: Table<Build, 'builds'> = {
  texts: 'builds',
  path: '/builds',
  sort: 'buildName',
  to: ({ id }) => `/builds/${id}`,
  canEdit: 'builds:write',
  export: 'builds:export',
  create: { label: 'builds.create', to: '/builds/new', can: 'builds:write' },
  empty: { title: 'builds.empty.title', text: 'builds.empty.text' },
  columns: [
    { field: 'buildName', type: 'link', sort: true },
    { field: 'modelNumber', sort: true, width: 150 },
    { field: 'status', type: 'status', sort: true, width: 140 },
    { field: 'basePrice', type: 'money', sort: true, width: 140 },
    { field: 'buildTimeHours', type: 'number', unit: () => 'h', width: 130 },
    { field: 'options', type: 'chips', value: ({ options }) => options.map(({ name }) => name) },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
  ],
  filters: [{ field: 'status', kind: 'enum', options: BUILD_STATUSES }],
  bulk: [
    { action: 'change', label: 'builds.bulk.discontinue', can: 'builds:write', values: { status: 'discontinued' }, confirm: 'builds.bulk.discontinueText' },
    { action: 'delete', label: 'core.actions.delete', can: 'builds:delete', danger: true, confirm: 'builds.bulk.deleteText' },
  ],
};
