import { Derived, field, OneOf, Text } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import { ArrayMaxSize, IsArray, IsObject } from 'class-validator';
import { SOURCES, type Source } from './channels.entity';
import { variablesIn } from './variables.rules';

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A few words that are said often: typed by their shortcut, with what stands in the records. */
@Table('messaging.canned_replies')
export class CannedReply extends BaseRecord {
  @Text({ max: 40, description: 'typed behind a slash' }) shortcut: string;
  @Text({ max: 100 }) title: string;
  @Text({ max: 10_000, description: '`{{customer.name}}`, `{{order.number}}`, `{{delivery.tracking}}`, `{{invoice.total}}` and so on' }) content: string;
  @OneOf('MessageLanguage', LANGUAGES, { nullable: true, description: 'null: any' }) language: Language | null;
  @Derived<CannedReply>(({ content }) => variablesIn(content), { type: 'string', isArray: true }) variables: string[];
}

/** Blocks of an e-mail, from top to bottom: what stands in each is said by its `type` (text, picture, button, lines). */
const Blocks = () =>
  field(
    { filled: true },
    { type: 'jsonb' },
    { type: 'array', items: { type: 'object', additionalProperties: true } },
    IsArray(),
    ArrayMaxSize(50),
    IsObject({ each: true }),
  );

/** A whole message, agreed upon beforehand: one per language. */
@Table('messaging.message_templates')
export class MessageTemplate extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @OneOf('MessageSource', SOURCES, { nullable: true, description: 'null: for any channel' }) source: Source | null;
  @OneOf('MessageLanguage', LANGUAGES) language: Language;
  @OneOf('TemplateCategory', ['service', 'marketing'], { filled: true, description: 'marketing leaves only with consent' }) category: 'service' | 'marketing';
  @Text({ nullable: true, max: 300 }) subject: string | null;
  @Text({ max: 20_000, min: 0, filled: true, description: 'the text; of an e-mail with blocks, what is read without HTML' }) content: string;
  @Blocks() blocks: Record<string, unknown>[];
  @Text({ nullable: true, max: 512, description: 'what the provider knows it as (WhatsApp)' }) providerName: string | null;
  @Derived<MessageTemplate>(({ content, subject }) => variablesIn(`${subject ?? ''} ${content}`), { type: 'string', isArray: true }) variables: string[];
}
