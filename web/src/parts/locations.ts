import { useMany, type Rec } from '../core/api';
import type { Table } from '../core/table';
import { labels } from './parts';

export interface Location extends Rec {
  name: string;
  code: string;
  isDefault: boolean;
  parentId: string | null;
  /** From the root: Hall / Shelf 3. */
  path: string;
}

export const locationsTable: Table<Location, 'parts.locations'> = {
  texts: 'parts.locations',
  path: '/locations',
  sort: 'code',
  to: ({ id }) => `/locations/${id}`,
  export: 'locations:export',
  create: { label: 'parts.locations.create', to: '/locations/new', can: 'locations:write' },
  empty: { title: 'parts.locations.empty.title', text: 'parts.locations.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'path', width: 260, card: 'line' },
    { field: 'code', sort: true, width: 160 },
    { field: 'isDefault', type: 'bool', width: 130 },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  bulk: [
    labels('/locations', 'locations:read'),
    { action: 'delete', label: 'parts.bulk.delete', can: 'locations:delete', danger: true, confirm: 'parts.locations.bulkText' },
  ],
};

/** All locations, the default one first; a small company has few of them. */
export function useLocations() {
  const { data } = useMany<Location>('/locations', { perPage: 200, sort: 'code' });
  const all = [...(data?.data ?? [])].sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.path.localeCompare(b.path));
  const nameOf = (id: string | null | undefined) => all.find((one) => one.id === id)?.path ?? '…';
  return { all, nameOf };
}

/** The locations right in another one. */
export const locationsBelow: Table<Location, 'parts.locations'> = {
  ...locationsTable,
  create: undefined,
  bulk: undefined,
  export: undefined,
  search: false,
  peek: false,
  empty: { title: 'parts.locations.noneBelow', text: 'parts.locations.noneBelowText' },
};
