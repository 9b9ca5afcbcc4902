import { Bool, Free, Int, Items, OneOf, Text, Time } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import { Matches } from 'class-validator';

export const SOURCES = ['email', 'whatsapp', 'instagram', 'sms', 'phone'] as const;
export type Source = (typeof SOURCES)[number];
export const PROVIDERS = ['mailbox', 'whatsapp_cloud', 'instagram', 'twilio', 'calls', 'sandbox'] as const;
export type Provider = (typeof PROVIDERS)[number];
export const CHANNEL_STATUSES = ['disconnected', 'connected', 'failing'] as const;
export type ChannelStatus = (typeof CHANNEL_STATUSES)[number];
export const AUTO_REPLY_WHEN = ['never', 'outside_hours', 'always'] as const;

const CLOCK = { message: '$property must be a time like 09:00' };

/** When somebody is there to answer. */
export class ChannelHours {
  @Int({ min: 1, max: 7, description: '1 is Monday, 7 is Sunday' }) weekday: number;
  @Text({ max: 5, example: '09:00' }) @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, CLOCK) from: string;
  @Text({ max: 5, example: '17:00', description: '24:00 is the end of the day' }) @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, CLOCK) to: string;
}

/** Where messages come from and go to: a mailbox, a number, an account, or the sandbox. */
@Table('messaging.channels')
export class Channel extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @OneOf('MessageSource', SOURCES) source: Source;
  @OneOf('ChannelProvider', PROVIDERS) provider: Provider;
  @Free({ filled: true, description: 'what the provider has to know and anybody may see' }) settings: Record<string, unknown>;
  @OneOf('ChannelStatus', CHANNEL_STATUSES) status: ChannelStatus;
  @Text({ nullable: true, max: 1_000, description: 'what is wrong, in plain words' }) statusReason: string | null;
  @Time({ nullable: true, description: 'when something last came in, or was looked for' }) lastSeenAt: string | null;
  @Text({ nullable: true, max: 300, description: 'ours: the phone number, the e-mail address, the handle' }) ownAddress: string | null;
  @Text({ nullable: true, max: 5_000, description: 'below what is written by e-mail' }) signature: string | null;
  @Items(() => ChannelHours, { nullable: true, max: 50, description: 'null: always' }) businessHours: ChannelHours[] | null;
  @Bool({ filled: true, description: 'where there are business hours: nobody is there on public holidays and closed days of the calendar' })
  closedOnHolidays: boolean;
  @Text({ nullable: true, max: 2_000, description: 'sent by itself, at most once a day in a conversation; {{reopening}} is when somebody is there again' })
  autoReply: string | null;
  @OneOf('AutoReplyWhen', AUTO_REPLY_WHEN, { filled: true }) autoReplyWhen: (typeof AUTO_REPLY_WHEN)[number];
}
