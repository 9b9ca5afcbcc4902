import type { CannedReply, Channel, MessageTemplate } from '../api';
import type { Table } from '../core/table';
import { PROVIDERS } from './channels';
import { SOURCES } from './inbox';

export const channelsTable: Table<Channel, 'messaging.channels'> = {
  texts: 'messaging.channels',
  path: '/channels',
  sort: 'name',
  to: ({ id }) => `/channels/${id}`,
  export: 'channels:export',
  create: { label: 'messaging.channels.create', to: '/channels/new', can: 'channels:write' },
  empty: { title: 'messaging.channels.empty.title', text: 'messaging.channels.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'provider', type: 'chip' },
    { field: 'ownAddress' },
    { field: 'status', type: 'status' },
    { field: 'statusReason' },
    { field: 'lastSeenAt', type: 'ago' },
  ],
  filters: [
    { field: 'provider', kind: 'enum', options: [...PROVIDERS] },
    { field: 'status', kind: 'enum', options: ['connected', 'disconnected', 'failing'] },
  ],
  bulk: [{ action: 'delete', label: 'core.actions.delete', can: 'channels:delete', danger: true, confirm: 'messaging.channels.deleteMany' }],
};

export const cannedTable: Table<CannedReply, 'messaging.replies'> = {
  texts: 'messaging.replies',
  path: '/canned-replies',
  sort: 'shortcut',
  to: ({ id }) => `/canned-replies/${id}`,
  export: 'canned-replies:export',
  create: { label: 'messaging.replies.create', to: '/canned-replies/new', can: 'canned-replies:write' },
  empty: { title: 'messaging.replies.empty.title', text: 'messaging.replies.empty.text' },
  columns: [{ field: 'shortcut', type: 'link', sort: true }, { field: 'title', sort: true }, { field: 'content' }, { field: 'language', type: 'chip' }],
  filters: [{ field: 'language', kind: 'enum', options: ['de', 'en'] }],
  bulk: [{ action: 'delete', label: 'core.actions.delete', can: 'canned-replies:delete', danger: true, confirm: 'messaging.replies.deleteText' }],
};

export const templatesTable: Table<MessageTemplate, 'messaging.letters'> = {
  texts: 'messaging.letters',
  path: '/message-templates',
  sort: 'name',
  to: ({ id }) => `/message-templates/${id}`,
  export: 'message-templates:export',
  create: { label: 'messaging.letters.create', to: '/message-templates/new', can: 'message-templates:write' },
  empty: { title: 'messaging.letters.empty.title', text: 'messaging.letters.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'source', type: 'chip' },
    { field: 'language', type: 'chip' },
    { field: 'category', type: 'chip' },
    { field: 'content' },
  ],
  filters: [
    { field: 'source', kind: 'enum', options: [...SOURCES] },
    { field: 'language', kind: 'enum', options: ['de', 'en'] },
    { field: 'category', kind: 'enum', options: ['service', 'marketing'] },
  ],
  bulk: [{ action: 'delete', label: 'core.actions.delete', can: 'message-templates:delete', danger: true, confirm: 'messaging.letters.deleteText' }],
};
