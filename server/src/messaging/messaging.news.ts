import { announces } from '../core/notify/announces';
import type { Id } from '../core/tx';
import { CHANNEL_FAILED, CONVERSATION_ASSIGNED, CONVERSATIONS_HANDED_OVER, CUSTOMER_WROTE, MENTIONED, MESSAGE_FAILED } from './messaging.events';

const MAY = ['conversations:read'] as const;
const resource = 'conversations';

/** What people are told of the inbox. */
export const messagingNews = [
  announces({
    kind: 'messaging.customer_wrote',
    on: CUSTOMER_WROTE,
    resource,
    to: MAY,
    // whose conversation it is; nobody's is everybody's
    whom: ({ assigneeId }) => (assigneeId ? [assigneeId as Id] : undefined),
    mail: 'off',
    label: { en: 'A customer writes', de: 'Eine Nachricht ist eingegangen' },
    says: { en: '{customerName} wrote', de: '{customerName} hat geschrieben' },
  }),
  announces({
    kind: 'messaging.assigned',
    on: CONVERSATION_ASSIGNED,
    resource,
    to: MAY,
    whom: ({ to, by }) => (to && to !== by ? [to as Id] : []),
    mail: 'digest',
    label: { en: 'A conversation is assigned to you', de: 'Ein Gespräch wird Ihnen zugewiesen' },
    says: { en: 'The conversation with {customerName} is yours now', de: 'Das Gespräch mit {customerName} ist jetzt bei Ihnen' },
  }),
  announces({
    kind: 'messaging.handed_over',
    on: CONVERSATIONS_HANDED_OVER,
    resource,
    to: MAY,
    whom: ({ to, by }) => (to !== by ? [to as Id] : []),
    mail: 'digest',
    label: { en: 'Many conversations at once are assigned to you', de: 'Mehrere Gespräche werden Ihnen auf einmal zugewiesen' },
    says: { en: '{count} conversations are yours now', de: '{count} Gespräche sind jetzt bei Ihnen' },
  }),
  announces({
    kind: 'messaging.mentioned',
    on: MENTIONED,
    resource,
    to: MAY,
    whom: ({ people }) => people as Id[],
    mail: 'now',
    label: { en: 'Somebody mentions you in a conversation', de: 'Jemand erwähnt Sie in einem Gespräch' },
    says: { en: '{author} mentioned you in the conversation with {customerName}', de: '{author} hat Sie im Gespräch mit {customerName} erwähnt' },
  }),
  announces({
    kind: 'messaging.message_failed',
    on: MESSAGE_FAILED,
    resource,
    to: MAY,
    whom: ({ senderId }) => [senderId as Id],
    mail: 'now',
    label: { en: 'A message of yours could not be sent', de: 'Eine Nachricht von Ihnen wurde nicht zugestellt' },
    says: { en: 'A message could not be sent. {failureEn}', de: 'Eine Nachricht wurde nicht zugestellt. {failureDe}' },
  }),
  announces({
    kind: 'messaging.channel_failed',
    on: CHANNEL_FAILED,
    resource: 'channels',
    to: ['channels:write'],
    mail: 'now',
    label: { en: 'A channel of the inbox stopped working', de: 'Ein Kanal des Posteingangs ist gestört' },
    says: { en: 'The channel {name} does not work: {reason}', de: 'Der Kanal {name} ist gestört: {reason}' },
  }),
];
