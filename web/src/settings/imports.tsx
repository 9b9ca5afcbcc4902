import type { ImportBatch } from '../api';
import type { Table } from '../core/table';
import { ImportPanel } from './ImportPanel';

export const importsTable: Table<ImportBatch, 'settings.imports'> = {
  texts: 'settings.imports',
  path: '/import-batches',
  sort: '-createdAt',
  search: false,
  title: ({ fileName }) => fileName,
  peek: ({ id }) => <ImportPanel id={id} />,
  empty: { title: 'settings.imports.empty.title', text: 'settings.imports.empty.text' },
  columns: [
    { field: 'fileName', card: 'title' },
    { field: 'kind', type: 'chip', width: 130 },
    { field: 'status', type: 'status', width: 160 },
    { field: 'rows', type: 'number', width: 90 },
    { field: 'created', type: 'number', width: 90 },
    { field: 'updated', type: 'number', width: 90 },
    { field: 'skipped', type: 'number', width: 110 },
    { field: 'createdAt', type: 'time', sort: true, width: 170 },
  ],
  filters: [{ field: 'status', kind: 'enum', options: ['done', 'undone'] }],
};
