import type { ApiKey } from '../api';
import type { Table } from '../core/table';
import { KeyPanel } from './KeyPanel';

export const keysTable: Table<ApiKey, 'settings.keys'> = {
  texts: 'settings.keys',
  path: '/api-keys',
  sort: 'name',
  search: false,
  title: ({ name }) => name,
  peek: (key) => <KeyPanel apiKey={key} />,
  empty: { title: 'settings.keys.empty.title', text: 'settings.keys.empty.text' },
  columns: [
    { field: 'name', sort: true, card: 'title' },
    { field: 'prefix', width: 160, value: ({ prefix }) => `${prefix}…` },
    { field: 'scopes', width: 120, value: ({ scopes }) => scopes.length },
    { field: 'expiresAt', type: 'date', width: 140 },
    { field: 'lastUsedAt', type: 'ago', width: 160 },
    { field: 'createdAt', type: 'date', sort: true, width: 140 },
  ],
};
