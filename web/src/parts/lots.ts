import type { Rec } from '../core/api';
import type { Table } from '../core/table';
import { STOCK_STATES, type LotHere } from './parts';

export const LOT_KINDS = ['lot', 'serial'] as const;

export interface Lot extends Rec {
  partId: string;
  code: string;
  kind: (typeof LOT_KINDS)[number];
  expiresOn: string | null;
  note: string | null;
  onHand: number;
  sku: string;
  partName: string;
  unit: string;
  places: Pick<LotHere, 'locationId' | 'status' | 'onHand'>[];
}

export const lotsTable: Table<Lot, 'parts.lots'> = {
  texts: 'parts.lots',
  path: '/lots',
  sort: '-createdAt',
  to: ({ id }) => `/lots/${id}`,
  export: 'stock:export',
  empty: { title: 'parts.lots.empty.title', text: 'parts.lots.empty.text' },
  columns: [
    { field: 'code', type: 'link', sort: true, width: 170 },
    { field: 'partName', card: 'line' },
    { field: 'sku', width: 120 },
    { field: 'kind', type: 'chip', width: 130 },
    { field: 'onHand', type: 'number', sort: true, width: 110, card: 'line', unit: ({ unit }) => unit },
    { field: 'expiresOn', type: 'date', width: 130, card: 'line' },
    { field: 'createdAt', type: 'ago', sort: true, width: 130 },
    { field: 'note', hidden: true },
  ],
  filters: [
    { field: 'partId', kind: 'record', resource: 'parts' },
    { field: 'kind', kind: 'enum', options: LOT_KINDS },
    { field: 'status', kind: 'enum', options: STOCK_STATES },
    { field: 'locationId', kind: 'record', resource: 'locations' },
    { field: 'expiresOn', kind: 'date', params: ['expiresFrom', 'expiresTo'] },
  ],
};
