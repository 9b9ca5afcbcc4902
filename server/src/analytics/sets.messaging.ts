import {
  CONVERSATION_ASSIGNED,
  CONVERSATION_CHANGED,
  CONVERSATION_LINKED,
  CONVERSATION_REOPENED,
  CONVERSATION_RESOLVED,
  CONVERSATION_SNOOZED,
  CONVERSATION_STARTED,
  CUSTOMER_ANSWERED,
  CUSTOMER_WROTE,
  MESSAGE_CANCELLED,
  MESSAGE_CHANGED,
  MESSAGE_QUEUED,
  MESSAGE_RECEIVED,
  MESSAGE_SENT,
  MESSAGES_FORGOTTEN,
} from '../messaging';
import { dayOf, type DataSet } from './data-sets';
import { ADDS, choices, column, VARIES, words } from './set-columns';

export const CONVERSATION_EVENTS = [
  ...[CONVERSATION_STARTED, CONVERSATION_CHANGED, CONVERSATION_ASSIGNED, CONVERSATION_RESOLVED, CONVERSATION_SNOOZED, CONVERSATION_REOPENED],
  ...[CONVERSATION_LINKED, CUSTOMER_WROTE, CUSTOMER_ANSWERED, MESSAGE_RECEIVED, MESSAGE_SENT],
];
const MESSAGE_EVENTS = [MESSAGE_RECEIVED, MESSAGE_SENT, MESSAGE_QUEUED, MESSAGE_CHANGED, MESSAGE_CANCELLED, CUSTOMER_ANSWERED, MESSAGES_FORGOTTEN];

const SOURCES = choices({ email: 'E-Mail|E-mail', whatsapp: 'WhatsApp|WhatsApp', instagram: 'Instagram|Instagram', sms: 'SMS|SMS', phone: 'Telefon|Phone' });
const minutes = (seconds: string) => `round(${seconds} / 60.0, 1)`;

const COLUMNS = {
  contact: column('text', 'Gegenüber', 'Contact', 't.contact_name'),
  customer: column('text', 'Kunde', 'Customer', 'u.name', { by: 't.customer_id', permission: 'customers:read' }),
  source: column('choice', 'Kanalart', 'Source', 't.source', { choices: SOURCES }),
  channel: column('text', 'Kanal', 'Channel', 'c.name'),
  status: column('choice', 'Status', 'Status', 't.status', {
    choices: choices({ active: 'offen|active', pending: 'wartet|pending', resolved: 'erledigt|resolved', snoozed: 'zurückgestellt|snoozed' }),
  }),
  priority: column('choice', 'Dringlichkeit', 'Priority', 't.priority', {
    choices: choices({ low: 'niedrig|low', medium: 'mittel|medium', high: 'hoch|high', urgent: 'dringend|urgent' }),
  }),
  assignee: column('text', 'Zuständig', 'Assignee', 'a.name'),
  messages: column('number', 'Nachrichten', 'Messages', 't.message_count', ADDS),
  createdAt: column('time', 'Begonnen', 'Started', 't.created_at'),
};
const conversation = {
  permissions: ['conversations:read'],
  from: `messaging.conversations t join messaging.channels c on c.id = t.channel_id
    left join customers.customers u on u.id = t.customer_id left join core.users a on a.id = t.assignee_id`,
  opens: { resource: 'conversations', id: 't.id' },
  customer: 't.customer_id',
  on: CONVERSATION_EVENTS,
  record: 't.id',
} as const;

const conversations: DataSet = {
  ...conversation,
  id: 'conversations',
  label: words('Begonnene Unterhaltungen', 'Conversations started'),
  definition: words('Jede Zeile ist eine Unterhaltung am Tag, an dem sie begann.', 'Each row is a conversation by the day it began.'),
  where: 't.deleted_at is null',
  day: dayOf('t.created_at'),
  instant: 't.created_at',
  columns: {
    ...COLUMNS,
    answered: column('flag', 'Beantwortet', 'Answered', '(t.first_response_seconds is not null)'),
    firstResponse: column('minutes', 'Erste Antwort nach', 'First response', minutes('t.first_response_seconds'), VARIES),
  },
  shown: ['contact', 'customer', 'source', 'status', 'assignee', 'messages', 'createdAt', 'firstResponse'],
};

const conversationsResolved: DataSet = {
  ...conversation,
  id: 'conversationsResolved',
  label: words('Erledigte Unterhaltungen', 'Conversations resolved'),
  definition: words(
    'Jede Zeile ist eine erledigte Unterhaltung am Tag, an dem sie zuletzt erledigt wurde. Wieder geöffnete zählen nicht.',
    'Each row is a resolved conversation by the day it was last resolved. Those opened again do not count.',
  ),
  where: 't.resolved_at is not null and t.deleted_at is null',
  day: dayOf('t.resolved_at'),
  instant: 't.resolved_at',
  columns: {
    ...COLUMNS,
    resolvedAt: column('time', 'Erledigt', 'Resolved', 't.resolved_at'),
    resolution: column(
      'hours',
      'Dauer bis zur Erledigung',
      'Time to resolution',
      'round((extract(epoch from t.resolved_at - t.created_at) / 3600)::numeric, 2)',
      VARIES,
    ),
  },
  shown: ['contact', 'customer', 'source', 'assignee', 'messages', 'createdAt', 'resolvedAt', 'resolution'],
};

const conversationsOpen: DataSet = {
  ...conversation,
  id: 'conversationsOpen',
  label: words('Offene Unterhaltungen', 'Open conversations'),
  definition: words('Jede Zeile ist eine Unterhaltung, die nicht erledigt ist.', 'Each row is a conversation that is not resolved.'),
  where: `t.status <> 'resolved' and t.deleted_at is null`,
  day: null,
  onlyNow: true,
  columns: {
    ...COLUMNS,
    waiting: column('flag', 'Wartet auf Antwort', 'Waiting for an answer', '(t.waiting_since is not null)'),
    waitingSince: column('time', 'Wartet seit', 'Waiting since', 't.waiting_since'),
  },
  shown: ['contact', 'customer', 'source', 'status', 'assignee', 'waitingSince', 'messages'],
};

const messages: DataSet = {
  id: 'messages',
  label: words('Nachrichten', 'Messages'),
  definition: words(
    'Jede Zeile ist eine empfangene oder geschickte Nachricht an ihrem Tag. Interne Notizen und noch geplante Nachrichten zählen nicht.',
    'Each row is a message received or sent, on its day. Internal notes and messages still scheduled do not count.',
  ),
  permissions: ['conversations:read'],
  from: `messaging.messages t join messaging.conversations o on o.id = t.conversation_id join messaging.channels c on c.id = t.channel_id
    left join customers.customers u on u.id = o.customer_id`,
  where: 'not t.internal and t.scheduled_at is null and t.deleted_at is null and o.deleted_at is null',
  day: dayOf('t."timestamp"'),
  instant: 't."timestamp"',
  columns: {
    timestamp: column('time', 'Zeitpunkt', 'Time', 't."timestamp"'),
    contact: column('text', 'Gegenüber', 'Contact', 'o.contact_name'),
    customer: column('text', 'Kunde', 'Customer', 'u.name', { by: 'o.customer_id', permission: 'customers:read' }),
    source: column('choice', 'Kanalart', 'Source', 'o.source', { choices: SOURCES }),
    channel: column('text', 'Kanal', 'Channel', 'c.name'),
    incoming: column('flag', 'Empfangen', 'Received', `(t.sender_type = 'customer')`),
    sender: column('choice', 'Von', 'From', 't.sender_type', {
      choices: choices({ customer: 'Kunde|Customer', agent: 'Team|Team', system: 'System|System', automation: 'Automatik|Automation' }),
    }),
    senderName: column('text', 'Absender', 'Sender', 't.sender_name'),
    response: column('minutes', 'Antwort nach', 'Answered after', minutes('t.response_seconds'), VARIES),
  },
  shown: ['timestamp', 'source', 'contact', 'customer', 'sender', 'senderName', 'response'],
  opens: { resource: 'conversations', id: 't.conversation_id' },
  customer: 'o.customer_id',
  on: MESSAGE_EVENTS,
  record: 't.conversation_id',
};

export const SETS_OF_MESSAGING: DataSet[] = [conversations, conversationsResolved, conversationsOpen, messages];
