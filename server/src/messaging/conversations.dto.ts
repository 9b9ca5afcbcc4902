import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { ByOrganization } from '../core/http/params';
import { Id as IdField, inputOf, Int, IsDayOrTime, OneOf, patchOf, Text, Time } from '../core/dto';
import type { Id } from '../core/tx';
import { SOURCES, type Source } from './channels.entity';
import { Conversation } from './conversations.entity';
import { CONVERSATION_STATUSES, PRIORITIES } from './conversations.rules';
import { SENDER_TYPES, type SenderType } from './messages.entity';

export const FILTERS = ['all', 'unread', 'today', 'active', 'mine', 'unassigned', 'needs_reply'] as const;
export type Filter = (typeof FILTERS)[number];

const number = Transform(({ value }) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : value));
const many = Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value));
const optional = (api: object, ...rules: PropertyDecorator[]) => applyDecorators(ApiPropertyOptional(api), IsOptional(), ...rules);
const Count = (least: number, most: number, usual?: number) =>
  optional({ type: 'integer', minimum: least, maximum: most, ...(usual !== undefined && { default: usual }) }, number, IsInt(), Min(least), Max(most));
const AnyOf = (values: readonly string[]) => optional({ enum: [...values], isArray: true }, many, IsArray(), IsIn([...values], { each: true }));
const AnyId = () => optional({ type: 'string', format: 'uuid', isArray: true }, many, IsArray(), IsUUID(undefined, { each: true }), ArrayMaxSize(200));
const Words = (most: number) => optional({ type: 'string', maxLength: most }, IsString(), Length(1, most));
const When = (description?: string) => optional({ type: 'string', format: 'date-time', description }, IsDayOrTime());

/** How far a list is read: by `limit` and `offset`, by `page` and `perPage`, or on from a `cursor`. */
export class WindowQuery {
  @Count(1, 200, 50) limit?: number;
  @Count(0, 1_000_000) offset?: number;
  @Count(1, 100_000) page?: number;
  @Count(1, 200) perPage?: number;
  @Words(2_000) cursor?: string;
}

export class ConversationQuery extends WindowQuery {
  @optional(
    { enum: [...FILTERS], default: 'all', description: 'needs_reply: the customer wrote last, over four hours ago; unread, mine: of whoever asks' },
    IsIn([...FILTERS]),
  )
  filter?: Filter;
  @AnyOf(SOURCES) source?: string[];
  @AnyOf(CONVERSATION_STATUSES) status?: string[];
  @AnyOf(PRIORITIES) priority?: string[];
  @AnyId() assigneeId?: Id[];
  @AnyId() channelId?: Id[];
  @AnyId() customerId?: Id[];
  @Words(200) label?: string;
  @optional({ type: 'string', maxLength: 200, description: 'name, number, address or subject' }, IsString(), MaxLength(200)) search?: string;
}

export class ConversationExport extends ConversationQuery {
  @optional({ enum: ['csv', 'xlsx'], default: 'csv' }, IsIn(['csv', 'xlsx'])) format?: 'csv' | 'xlsx';
  @optional({ enum: ['de', 'en'], description: 'de: semicolons and decimal commas' }, IsIn(['de', 'en'])) locale?: 'de' | 'en';
}

export class MessageQuery {
  @Count(1, 200, 50) limit?: number;
  @When('the newest ones before this time') before?: string;
  @Words(2_000) cursor?: string;
}
export class PhoneQuery {
  @Count(1, 500, 100) limit?: number;
  @When() before?: string;
}
export class SearchQuery extends WindowQuery {
  @optional({ type: 'string', maxLength: 200, description: 'all of the words, each as it begins' }, IsString(), MaxLength(200)) q?: string;
  @optional({ type: 'string', maxLength: 300, description: 'a number, a handle or an e-mail address' }, IsString(), MaxLength(300)) phone?: string;
  @optional({ type: 'string', format: 'date' }, IsDayOrTime()) dateFrom?: string;
  @optional({ type: 'string', format: 'date', description: 'a day alone has that day in it' }, IsDayOrTime()) dateTo?: string;
  @AnyOf(SOURCES) source?: string[];
  @AnyId() customerId?: Id[];
}
export class StatsQuery {
  @When('of what happened; left out, thirty days ago') from?: string;
  @When() to?: string;
}

export class ByConversation extends ByOrganization {
  @IdField() conversationId: Id;
}
export class ByMessage extends ByConversation {
  @IdField() messageId: Id;
}
export class ByPhone extends ByOrganization {
  @ApiProperty({ type: 'string', description: 'E.164 or `@handle`, URL-encoded' }) @IsString() @Length(1, 300) phone: string;
}

/** A conversation in the list: with what whoever asks has not read. */
export class ConversationItem extends Conversation {
  @ApiProperty({ type: 'integer', description: 'messages of the customer that whoever asks has not read' }) unreadCount: number;
  @ApiProperty({ type: 'string', nullable: true }) lastMessage: string | null;
  @ApiProperty({ type: 'string', nullable: true, enum: [...SENDER_TYPES, null] }) lastSenderType: SenderType | null;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) lastMessageId: Id | null;
}

export class LinkedRecord {
  @Text() resource: string;
  @IdField() recordId: Id;
  @Text() label: string;
  @IdField({ nullable: true, description: 'the message it was linked from' }) messageId: Id | null;
}
export class PersonProposal {
  @IdField() customerId: Id;
  @Text() customerName: string;
  @OneOf('ProposalReason', ['phone', 'email']) by: 'phone' | 'email';
}
export class RecordProposal {
  @Text() resource: string;
  @IdField() recordId: Id;
  @Text() label: string;
  @OneOf('RecordProposalReason', ['number', 'open']) by: 'number' | 'open';
}

/** One conversation with what stands beside it. */
export class ConversationView extends ConversationItem {
  @ApiProperty({ type: LinkedRecord, isArray: true }) links: LinkedRecord[];
  @ApiProperty({ type: PersonProposal, isArray: true, description: 'customers who may be meant, where it has none' }) proposals: PersonProposal[];
  @ApiProperty({ type: RecordProposal, isArray: true, description: 'records that are named in it, or that are open' }) suggestions: RecordProposal[];
  @ApiProperty({ description: 'whether free text may be sent now; else a template' }) freeText: boolean;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'until when; null: always, or not at all' }) freeTextUntil: string | null;
  @ApiProperty({ description: 'this person wants no messages by this channel' }) optedOut: boolean;
}

export class ConversationPatch extends patchOf(inputOf(Conversation, ['status', 'priority', 'labels', 'contactName'])) {}

export class AssignInput {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'null: nobody' }) @IsOptional() @IsUUID() assigneeId: Id | null;
}
export class SnoozeInput {
  @Time() until: string;
}
export class ReadInput {
  @optional({ type: 'string', format: 'uuid', description: 'as far as this message; left out, all of it' }, IsUUID()) messageId?: Id;
  @optional({ type: 'boolean', description: 'false: the last message is unread again' }, IsBoolean()) read?: boolean;
}
export class ReadState {
  @Int() unreadCount: number;
}
export class LinkInput {
  @Text({ max: 40, description: 'customers, orders, invoices, quotes, deals, leads, appointments, deliveries' }) resource: string;
  @IdField() recordId: Id;
  @optional({ type: 'string', format: 'uuid' }, IsUUID()) messageId?: Id;
}
export class OptOutInput {
  @ApiProperty({ description: 'true: no more messages by this channel' }) @IsBoolean() optedOut: boolean;
}

export class PhoneConversation {
  @IdField() id: Id;
  @Text() customerName: string;
  @Text() phone: string;
  @Time() createdAt: string;
  @Time() lastActivity: string;
  @OneOf('MessageSource', SOURCES) source: Source;
  @OneOf('ConversationStatus', CONVERSATION_STATUSES) status: string;
  @Int() totalMessages: number;
}
