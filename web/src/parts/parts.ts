import { createElement } from 'react';
import type { Rec } from '../core/api';
import { later } from '../core/later';
import type { BulkAction, Table } from '../core/table';

export const UNITS = ['pcs', 'pair', 'set', 'pack', 'roll', 'box', 'mm', 'cm', 'm', 'g', 'kg', 'ml', 'l', 'h'] as const;
export const KINDS = ['stocked', 'service'] as const;
export const STOCK_STATUSES = ['in_stock', 'low_stock', 'out_of_stock'] as const;
export const TAX_CATEGORIES = ['standard', 'reduced', 'reverse_charge', 'intra_community', 'export', 'exempt', 'small_business'] as const;

const LabelsDialog = later(async () => (await import('./LabelsDialog')).LabelsDialog);
const SpecificationFilter = later(async () => (await import('./SpecificationFilter')).SpecificationFilter);

/** "Voltage:24" and "Length:30..42" as people say it. */
const saySpecification = (value: string): string => {
  const [name, wanted] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
  const [least, most] = wanted.split('..');
  if (most === undefined) return `${name} ${wanted}`;
  return least && most ? `${name} ${least}–${most}` : least ? `${name} ≥ ${least}` : `${name} ≤ ${most}`;
};

/** One PDF of the chosen labels. */
export const labels = (path: '/parts' | '/locations', can: string): BulkAction => ({
  action: 'labels',
  label: 'parts.bulk.labels',
  can,
  dialog: { most: 500, open: (chosen) => createElement(LabelsDialog, { path, ...chosen }) },
});

export const TRACKINGS = ['none', 'lot', 'serial'] as const;
export type Tracking = (typeof TRACKINGS)[number];
export const STOCK_STATES = ['ok', 'quarantine', 'damaged'] as const;
export type StockState = (typeof STOCK_STATES)[number];

export interface Part extends Rec {
  customFields: Record<string, unknown>;
  sku: string;
  name: string;
  description: string | null;
  category: string | null;
  unit: (typeof UNITS)[number];
  kind: (typeof KINDS)[number];
  specifications: Record<string, unknown>;
  unitPrice: string;
  taxCategory: (typeof TAX_CATEGORIES)[number];
  averageCost: string;
  minimumStock: number;
  barcode: string | null;
  manufacturer: string | null;
  manufacturerPartNumber: string | null;
  revision: string | null;
  replacedById: string | null;
  substituteIds: string[];
  isActive: boolean;
  isBought: boolean;
  isMade: boolean;
  isSold: boolean;
  tracking: Tracking;
  reorderPoint: number | null;
  targetStock: number | null;
  pictureFileId: string | null;
  blockedStock: number;
  currentStock: number;
  reservedStock: number;
  availableStock: number;
  onOrder: number;
  stockStatus: (typeof STOCK_STATUSES)[number];
  supplierIds: string[];
}

export const stocked = ({ kind }: Pick<Part, 'kind'>) => kind === 'stocked';

const table: Omit<Table<Part, 'parts'>, 'path'> = {
  texts: 'parts',
  sort: 'name',
  to: ({ id }) => `/parts/${id}`,
  canEdit: 'parts:write',
  columns: [
    { field: 'name', type: 'link', sort: true, width: 190 },
    { field: 'sku', sort: true, width: 100, card: 'line' },
    { field: 'category', type: 'chip', sort: true, edit: 'text' },
    { field: 'stockStatus', type: 'status', width: 130, value: (part) => (stocked(part) ? part.stockStatus : null) },
    {
      field: 'availableStock',
      type: 'stockbar',
      sort: true,
      width: 160,
      card: 'line',
      value: (part) => (stocked(part) ? part.availableStock : null),
      minimum: ({ minimumStock }) => minimumStock,
      unit: ({ unit }) => unit,
    },
    { field: 'minimumStock', type: 'number', edit: 'number', hidden: true },
    { field: 'currentStock', type: 'number', sort: true, hidden: true, unit: ({ unit }) => unit },
    { field: 'reservedStock', type: 'number', hidden: true },
    { field: 'onOrder', type: 'number', width: 80, card: 'line' },
    { field: 'unitPrice', type: 'price', sort: true, width: 100, card: 'line' },
    { field: 'averageCost', type: 'price', hidden: true },
    { field: 'kind', type: 'chip', hidden: true },
    { field: 'tracking', type: 'chip', hidden: true },
    { field: 'blockedStock', type: 'number', hidden: true, unit: ({ unit }) => unit },
    { field: 'reorderPoint', type: 'number', edit: 'number', hidden: true },
    { field: 'targetStock', type: 'number', edit: 'number', hidden: true },
    { field: 'revision', hidden: true },
    { field: 'isActive', type: 'bool', hidden: true },
    { field: 'barcode', hidden: true },
    { field: 'manufacturer', hidden: true },
    { field: 'manufacturerPartNumber', hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'stockStatus', kind: 'enum', options: STOCK_STATUSES },
    { field: 'category', kind: 'enum', optionsFrom: '/parts/categories' },
    { field: 'specification', kind: 'own', control: SpecificationFilter, say: saySpecification },
    { field: 'supplierId', kind: 'record', resource: 'suppliers' },
    { field: 'locationId', kind: 'record', resource: 'locations' },
    { field: 'stock', kind: 'number' },
    { field: 'kind', kind: 'enum', options: KINDS },
    { field: 'tracking', kind: 'enum', options: TRACKINGS },
    { field: 'isActive', kind: 'enum', options: ['true', 'false'] },
  ],
};

export const partsTable: Table<Part, 'parts'> = {
  ...table,
  path: '/parts',
  custom: 'parts',
  export: 'parts:export',
  create: { label: 'parts.create', to: '/parts/new', can: 'parts:write' },
  import: { to: '/parts/import', label: 'parts.import', can: 'imports:write' },
  empty: { title: 'parts.empty.title', text: 'parts.empty.text' },
  bulk: [
    {
      action: 'change',
      label: 'parts.bulk.category',
      can: 'parts:write',
      ask: { field: 'category', label: 'parts.fields.category', kind: 'text', hint: 'parts.bulk.categoryHint', optionsFrom: '/parts/categories' },
    },
    labels('/parts', 'parts:read'),
    { action: 'delete', label: 'parts.bulk.delete', can: 'parts:delete', danger: true, confirm: 'parts.bulk.deleteText' },
  ],
};

/** What lies at a location, or what a supplier sells: the same rows below another record. */
export const partsBelow: Table<Part, 'parts'> = {
  ...table,
  path: '/parts',
  filters: [],
  peek: false,
  empty: { title: 'parts.none.title', text: 'parts.none.text' },
};

export const MOVES = ['purchase', 'sale', 'adjustment', 'reservation', 'release', 'consumption', 'production', 'transfer', 'return'] as const;

export interface Transaction extends Rec {
  partId: string;
  locationId: string;
  type: (typeof MOVES)[number];
  quantity: number;
  unitCost: string;
  referenceType: string | null;
  referenceId: string | null;
  reversesId: string | null;
  reason: string | null;
  lotId: string | null;
  stockStatus: StockState;
  occurredAt: string;
}

export interface Reservation extends Rec {
  partId: string;
  locationId: string;
  forType: string;
  forId: string;
  quantity: number;
}

export interface StockThere {
  locationId: string;
  onHand: number;
  reserved: number;
  blocked: number;
}

/** What lies somewhere of a lot, or in another state than ok. */
export interface LotHere {
  locationId: string;
  lotId: string | null;
  code: string | null;
  expiresOn: string | null;
  status: StockState;
  onHand: number;
}

export interface StockAt {
  at: string;
  onHand: number;
  reserved: number;
  blocked: number;
  available: number;
  averageCost: string;
  value: string;
  locations: StockThere[];
  lots: LotHere[];
}

export interface WhereUsed {
  buildId: string;
  buildName: string;
  modelNumber: string;
  revisionNumber: number;
  level: number;
  quantityRequired: number;
}

export interface PartOffer {
  supplierId: string;
  supplierName: string;
  supplierSku: string | null;
  currency: string;
  leadTimeDays: number | null;
  unitPrice: string;
  priceBreaks: { minimumQuantity: number; unitPrice: string }[];
  minimumQuantity: number | null;
  packSize: number | null;
  isPreferred: boolean;
}
