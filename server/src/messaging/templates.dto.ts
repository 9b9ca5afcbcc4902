import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsUUID } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, list } from '../core/list';
import type { Id } from '../core/tx';
import { SOURCES } from './channels.entity';
import { CannedReply, LANGUAGES, MessageTemplate } from './templates.entity';

export class CannedReplyInput extends inputOf(CannedReply, ['shortcut', 'title', 'content', 'language']) {}
export class CannedReplyPatch extends patchOf(CannedReplyInput) {}
export class CannedReplyReplacement extends replaceOf(CannedReplyInput) {}
export const cannedReplyList = list({
  entity: CannedReply,
  search: true,
  filter: { language: anyOf('language', LANGUAGES) },
  sort: ['shortcut', 'title', 'createdAt', 'updatedAt'],
});
export class CannedReplyQuery extends cannedReplyList.Query {}
export class CannedReplyExport extends cannedReplyList.Export {}
export class CannedReplyBulk extends bulkOf(['delete', 'restore']) {}

export class MessageTemplateInput extends inputOf(MessageTemplate, [
  'name',
  'source',
  'language',
  'category',
  'subject',
  'content',
  'blocks',
  'providerName',
]) {}
export class MessageTemplatePatch extends patchOf(MessageTemplateInput) {}
export class MessageTemplateReplacement extends replaceOf(MessageTemplateInput) {}
export const messageTemplateList = list({
  entity: MessageTemplate,
  search: true,
  filter: { source: anyOf('source', SOURCES), language: anyOf('language', LANGUAGES), category: anyOf('category', ['service', 'marketing']) },
  sort: ['name', 'createdAt', 'updatedAt'],
});
export class MessageTemplateQuery extends messageTemplateList.Query {}
export class MessageTemplateExport extends messageTemplateList.Export {}
export class MessageTemplateBulk extends bulkOf(['delete', 'restore']) {}

export class RenderInput {
  @ApiProperty({ type: 'string', format: 'uuid' }) @IsUUID() conversationId: Id;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } }) @IsOptional() @IsObject() values?: Record<string, string>;
}
/** As it would leave. */
export class RenderedText {
  @ApiProperty({ type: 'string', nullable: true }) subject: string | null;
  @ApiProperty() content: string;
  @ApiProperty({ type: 'string', isArray: true, description: 'variables without a value' }) missing: string[];
}
