import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody } from '../core/bulk';
import type { Stored } from '../core/files/files.service';
import { plainText } from '../core/mail/mail.layout';
import { archive, byId, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import type { Outgoing } from './adapters';
import { blocksOf } from './blocks';
import { BlocksService } from './blocks.service';
import type { Source } from './channels.entity';
import { Conversation } from './conversations.entity';
import * as events from './messaging.events';
import { messaging } from './messaging.problems';
import {
  cannedReplyList,
  messageTemplateList,
  type CannedReplyInput,
  type CannedReplyQuery,
  type MessageTemplateInput,
  type MessageTemplateQuery,
  type RenderedText,
  type RenderInput,
} from './templates.dto';
import { CannedReply, MessageTemplate } from './templates.entity';
import { rendered, variablesIn } from './variables.rules';
import { VariablesService } from './variables.service';

type Versioned<I> = Partial<I> & { version: number };
interface Written {
  content: string;
  subject: string | null;
  category: 'service' | 'marketing';
  template: Outgoing['template'];
  /** Of an e-mail that is arranged from blocks. */
  html?: string;
  pictures?: Stored[];
  inline?: Record<string, string>;
}

@Injectable()
export class CannedRepliesService {
  constructor(private readonly variables: VariablesService) {}

  list = (tx: Tx, query: CannedReplyQuery) => cannedReplyList.page(tx, query);
  one = (tx: Tx, id: Id) => byId(tx, CannedReply, id);

  async create(tx: Tx, input: CannedReplyInput): Promise<CannedReply> {
    const row = await insert(tx, CannedReply, input);
    tx.emit(events.CANNED_REPLY_CREATED, row.id, { shortcut: row.shortcut });
    return row;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Versioned<CannedReplyInput>): Promise<CannedReply> {
    const { row, diff } = await update(tx, CannedReply, { id, version }, patch);
    tx.emit(events.CANNED_REPLY_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<CannedReply> {
    const { row } = await archive(tx, CannedReply, key);
    tx.emit(events.CANNED_REPLY_ARCHIVED, key.id, { shortcut: row.shortcut });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<CannedReply> {
    const { row } = await restore(tx, CannedReply, id);
    tx.emit(events.CANNED_REPLY_RESTORED, id, { shortcut: row.shortcut });
    return row;
  }

  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, cannedReplyList, body);
    const gone = body.action === 'delete';
    const changed = await changeMany(tx, CannedReply, ids, { deletedAt: gone ? tx.now : null });
    for (const { row, diff } of changed) tx.emit(gone ? events.CANNED_REPLY_ARCHIVED : events.CANNED_REPLY_RESTORED, row.id, diff);
    return { count: changed.length, ids };
  }

  /** With what stands in the records of a conversation. */
  async render(tx: Tx, id: Id, { conversationId, values }: RenderInput): Promise<RenderedText> {
    const [reply, conversation] = await Promise.all([byId(tx, CannedReply, id), byId(tx, Conversation, conversationId)]);
    return { subject: null, ...rendered(reply.content, { ...(await this.variables.of(tx, conversation)), ...values }) };
  }
}

@Injectable()
export class TemplatesService {
  constructor(
    private readonly variables: VariablesService,
    private readonly blocks: BlocksService,
  ) {}

  list = (tx: Tx, query: MessageTemplateQuery) => messageTemplateList.page(tx, query);
  one = (tx: Tx, id: Id) => byId(tx, MessageTemplate, id);

  async create(tx: Tx, input: MessageTemplateInput): Promise<MessageTemplate> {
    blocksOf(input.blocks ?? []);
    const row = await insert(tx, MessageTemplate, input);
    tx.emit(events.TEMPLATE_CREATED, row.id, { name: row.name, language: row.language });
    return row;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Versioned<MessageTemplateInput>): Promise<MessageTemplate> {
    blocksOf(patch.blocks ?? []);
    const { row, diff } = await update(tx, MessageTemplate, { id, version }, patch);
    tx.emit(events.TEMPLATE_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<MessageTemplate> {
    const { row } = await archive(tx, MessageTemplate, key);
    tx.emit(events.TEMPLATE_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<MessageTemplate> {
    const { row } = await restore(tx, MessageTemplate, id);
    tx.emit(events.TEMPLATE_RESTORED, id, { name: row.name });
    return row;
  }

  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, messageTemplateList, body);
    const gone = body.action === 'delete';
    const changed = await changeMany(tx, MessageTemplate, ids, { deletedAt: gone ? tx.now : null });
    for (const { row, diff } of changed) tx.emit(gone ? events.TEMPLATE_ARCHIVED : events.TEMPLATE_RESTORED, row.id, diff);
    return { count: changed.length, ids };
  }

  async render(tx: Tx, id: Id, { conversationId, values }: RenderInput): Promise<RenderedText> {
    const [template, conversation] = await Promise.all([byId(tx, MessageTemplate, id), byId(tx, Conversation, conversationId)]);
    const facts = { ...(await this.variables.of(tx, conversation)), ...values };
    const [subject, text] = [rendered(template.subject ?? '', facts), rendered(template.content, facts)];
    return { subject: subject.content || null, content: text.content, missing: [...new Set([...subject.missing, ...text.missing])] };
  }

  /** A message made of a template: 422 `template_unfit` for another source, `variables_missing` where something would be left open. */
  async write(tx: Tx, conversation: Conversation, id: Id, values: Record<string, string>, source: Source): Promise<Written> {
    const template = await byId(tx, MessageTemplate, id);
    if (template.deletedAt || (template.source && template.source !== source)) throw messaging.templateUnfit({}, 'templateId');
    const facts: Record<string, string | null> = { ...(await this.variables.of(tx, conversation)), ...values };
    const [subject, text] = [rendered(template.subject ?? '', facts), rendered(template.content, facts)];
    const mail = source === 'email' ? await this.blocks.arrange(tx, { ...template, subject: subject.content || null }, conversation, facts) : undefined;
    const missing = [...new Set([...subject.missing, ...text.missing, ...(mail?.missing ?? [])])];
    if (missing.length) throw messaging.variablesMissing({ names: missing.join(', ') }, 'values');
    const named = {
      name: template.providerName ?? template.name,
      language: template.language,
      values: variablesIn(template.content).map((name) => facts[name]!),
    };
    const content = text.content || (mail ? plainText(mail.html) : '');
    const arranged = mail && { html: mail.html, pictures: mail.files, inline: mail.inline };
    return { content, subject: subject.content || null, category: template.category, template: named, ...arranged };
  }
}
