import { Injectable } from '@nestjs/common';
import type { Stored } from '../core/files/files.service';
import { keeping } from '../core/keeping';
import { plainText } from '../core/mail/mail.layout';
import { byId } from '../core/rows';
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
  CannedReplyPatch,
  messageTemplateList,
  MessageTemplatePatch,
  type CannedReplyInput,
  type MessageTemplateInput,
  type RenderedText,
  type RenderInput,
} from './templates.dto';
import { CannedReply, MessageTemplate } from './templates.entity';
import { rendered, variablesIn } from './variables.rules';
import { VariablesService } from './variables.service';

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
export class CannedRepliesService extends keeping<CannedReply, CannedReplyInput>({
  entity: CannedReply,
  list: cannedReplyList,
  Patch: CannedReplyPatch,
  events: {
    created: events.CANNED_REPLY_CREATED,
    changed: events.CANNED_REPLY_CHANGED,
    archived: events.CANNED_REPLY_ARCHIVED,
    restored: events.CANNED_REPLY_RESTORED,
  },
  told: ({ shortcut }) => ({ shortcut }),
}) {
  constructor(private readonly variables: VariablesService) {
    super();
  }

  /** With what stands in the records of a conversation. */
  async render(tx: Tx, id: Id, { conversationId, values }: RenderInput): Promise<RenderedText> {
    const [reply, conversation] = await Promise.all([byId(tx, CannedReply, id), byId(tx, Conversation, conversationId)]);
    return { subject: null, ...rendered(reply.content, { ...(await this.variables.of(tx, conversation)), ...values }) };
  }
}

@Injectable()
export class TemplatesService extends keeping<MessageTemplate, MessageTemplateInput>({
  entity: MessageTemplate,
  list: messageTemplateList,
  Patch: MessageTemplatePatch,
  events: { created: events.TEMPLATE_CREATED, changed: events.TEMPLATE_CHANGED, archived: events.TEMPLATE_ARCHIVED, restored: events.TEMPLATE_RESTORED },
  told: ({ name, language }) => ({ name, language }),
}) {
  constructor(
    private readonly variables: VariablesService,
    private readonly blocks: BlocksService,
  ) {
    super();
  }

  override require(_tx: Tx, { blocks }: Partial<MessageTemplateInput>): void {
    blocksOf(blocks ?? []);
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
