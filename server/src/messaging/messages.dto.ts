import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsBoolean, IsObject, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { Id as IdField, Int, Text, Time } from '../core/dto';
import type { Id } from '../core/tx';
import { PhoneConversation } from './conversations.dto';
import { Message, MESSAGE_TYPES, SENDER_TYPES, type MessageType, type SenderType } from './messages.entity';

const optional = (api: object, ...rules: PropertyDecorator[]) => applyDecorators(ApiPropertyOptional(api), IsOptional(), ...rules);
const Flag = (description: string) => optional({ type: 'boolean', default: false, description }, IsBoolean());

/** What is to be said: words, files or a template. */
export class MessageInput {
  @optional({ type: 'string', maxLength: 50_000 }, IsString(), MaxLength(50_000)) content?: string;
  @optional({ type: 'string', maxLength: 500, description: 'of an e-mail' }, IsString(), Length(1, 500)) subject?: string;
  @Flag('for colleagues only') internal?: boolean;
  @optional(
    { type: 'string', format: 'uuid', isArray: true, description: 'who is mentioned, beside those whom the text names behind an @' },
    IsArray(),
    ArrayMaxSize(50),
    IsUUID(undefined, { each: true }),
  )
  mentionIds?: Id[];
  @optional(
    { type: 'string', format: 'uuid', isArray: true, description: 'files that were uploaded (`POST /files`)' },
    IsArray(),
    ArrayMaxSize(20),
    IsUUID(undefined, { each: true }),
  )
  fileIds?: Id[];
  @optional({ type: 'string', format: 'uuid' }, IsUUID()) templateId?: Id;
  @optional({ type: 'object', additionalProperties: { type: 'string' }, description: 'values of variables, before those of the records' }, IsObject())
  values?: Record<string, string>;
  @optional({ type: 'string', format: 'date-time', description: 'to be sent then' }, IsString()) scheduledAt?: string;
  @optional({ type: 'boolean', default: true, description: 'called off when the customer writes first' }, IsBoolean()) cancelOnReply?: boolean;
  @optional(
    {
      type: 'string',
      format: 'uuid',
      description: 'the newest message on the screen: 409 answered_meanwhile if a colleague has answered since; left out, in the last two minutes',
    },
    IsUUID(),
  )
  lastSeenMessageId?: Id;
  @Flag('also where a colleague has answered') force?: boolean;
  @Flag('the conversation is resolved with it') resolve?: boolean;
}

/** What has not left yet. */
export class MessagePatch {
  @Int({ min: 1 }) version: number;
  @optional({ type: 'string', maxLength: 50_000 }, IsString(), Length(1, 50_000)) content?: string;
  @optional({ type: 'string', maxLength: 500 }, IsString(), Length(1, 500)) subject?: string;
  @optional({ type: 'string', format: 'date-time' }, IsString()) scheduledAt?: string;
  @optional({ type: 'boolean' }, IsBoolean()) cancelOnReply?: boolean;
}

/** A conversation that we begin, by its first message. */
export class ConversationInput extends MessageInput {
  @IdField() channelId: Id;
  @optional(
    { type: 'string', maxLength: 300, description: 'a number, a handle or an e-mail address; left out, that of the customer' },
    IsString(),
    Length(1, 300),
  )
  to?: string;
  @optional({ type: 'string', format: 'uuid' }, IsUUID()) customerId?: Id;
  @optional({ type: 'string', maxLength: 200 }, IsString(), Length(1, 200)) contactName?: string;
}

export class PhoneMessage {
  @IdField() id: Id;
  @Text() content: string;
  @ApiProperty({ enum: SENDER_TYPES, enumName: 'MessageSender' }) senderType: SenderType;
  @Text({ nullable: true }) senderName: string | null;
  @Time() timestamp: string;
  @ApiProperty({ enum: MESSAGE_TYPES, enumName: 'MessageType' }) messageType: MessageType;
  @ApiProperty({ type: 'object', additionalProperties: true }) metadata: Record<string, unknown>;
}
export class PhoneAnswer {
  @ApiProperty({ type: PhoneConversation }) conversation: PhoneConversation;
  @ApiProperty({ type: PhoneMessage, isArray: true, description: 'the oldest first' }) messages: PhoneMessage[];
  @ApiProperty() hasMore: boolean;
}

/** A message that was found, and where it stands. */
export class FoundMessage extends Message {
  @Text() customerName: string;
  @Text({ nullable: true }) phone: string | null;
  @Text() source: string;
}
