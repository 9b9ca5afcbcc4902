import { Bool, Computed, Derived, Free, Id as IdField, Ids, Int, OneOf, Text, Time } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { failureIn } from './failures.rules';

export const MESSAGE_TYPES = ['text', 'image', 'audio', 'file'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];
export const SENDER_TYPES = ['customer', 'agent', 'system', 'automation'] as const;
export type SenderType = (typeof SENDER_TYPES)[number];
export const DELIVERY_STATUSES = ['queued', 'sent', 'delivered', 'read', 'failed', 'cancelled'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What a message brings along: read it at `/files/{id}`. */
const FILES = (t: string) => `select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
    'contentId', ${t}.metadata -> 'inline' -> f.sha256) order by f.created_at, f.id), '[]')
  from core.files f where f.subject_id = ${t}.id and f.resource = 'conversations' and f.deleted_at is null`;
const FILE = {
  type: 'object' as const,
  required: ['id', 'name', 'type', 'size', 'contentId'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: { type: 'string' },
    type: { type: 'string' },
    size: { type: 'integer' },
    contentId: { type: 'string', nullable: true, description: 'what an HTML text names it by, as `cid:`' },
  },
};

export interface MessageFile {
  id: Id;
  name: string;
  type: string;
  size: number;
  contentId: string | null;
}

/** What was said, by whom, and how far it has come. */
@Table('messaging.messages')
export class Message extends BaseRecord {
  @IdField() conversationId: Id;
  @IdField() channelId: Id;
  @Text({ nullable: true, max: 1_000 }) providerMessageId: string | null;
  @OneOf('MessageType', MESSAGE_TYPES, { filled: true }) messageType: MessageType;
  @OneOf('MessageSender', SENDER_TYPES) senderType: SenderType;
  @Text({ nullable: true, max: 200 }) senderName: string | null;
  @Text({ nullable: true, max: 500 }) subject: string | null;
  @Text({ max: 100_000, min: 0, filled: true }) content: string;
  @Text({ max: 2_000_000, nullable: true, description: 'of an e-mail: without scripts, pictures from elsewhere held back' }) html: string | null;
  @Bool({ filled: true, description: 'for colleagues only: it never leaves the house' }) internal: boolean;
  @Ids({ filled: true, max: 50 }) mentionIds: Id[];
  @OneOf('MessageDelivery', DELIVERY_STATUSES, { nullable: true, description: 'null for what came in, and for notes' }) deliveryStatus: DeliveryStatus | null;
  @Text({ nullable: true }) failureCode: string | null;
  @Derived<Message>(({ failureCode, deliveryStatus }, locale) => (deliveryStatus === 'failed' ? failureIn(locale, failureCode) : null), {
    type: 'string',
    nullable: true,
    description: 'why it failed, in the language of the request',
  })
  failure: string | null;
  @Text({ nullable: true, max: 1_000, description: 'what the provider said' }) failureReason: string | null;
  @Time({ nullable: true }) scheduledAt: string | null;
  @Bool({ filled: true, description: 'what is to be sent later is called off when the customer writes first' }) cancelOnReply: boolean;
  @Time({ nullable: true }) sentAt: string | null;
  @Time() timestamp: string;
  @Free({ filled: true }) metadata: Record<string, unknown>;
  @IdField({ nullable: true }) templateId: Id | null;
  @Int({ nullable: true, description: 'how long the customer had waited for it' }) responseSeconds: number | null;
  @Computed(FILES, { type: 'array', items: FILE }) files: MessageFile[];
}
