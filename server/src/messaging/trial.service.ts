import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { newId } from '../core/id';
import { plainText } from '../core/mail/mail.layout';
import { core } from '../core/problem';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { Adapters, Refused, TryLater, type OpenChannel, type Outgoing } from './adapters';
import { BlocksService } from './blocks.service';
import type { PreviewInput, TemplatePreview, TrialInput, TrialResult } from './blocks.dto';
import { ChannelsService } from './channels.service';
import { Conversation } from './conversations.entity';
import { messaging } from './messaging.problems';
import { MessageTemplate } from './templates.entity';
import { rendered } from './variables.rules';
import { VariablesService } from './variables.service';

interface Trial {
  channel: OpenChannel;
  outgoing: Outgoing;
}

/** Templates tried out: seen with a real record, and sent to oneself. */
@Injectable()
export class TrialService {
  constructor(
    private readonly variables: VariablesService,
    private readonly blocks: BlocksService,
    private readonly channels: ChannelsService,
    private readonly customers: CustomersService,
    private readonly adapters: Adapters,
    private readonly files: FilesService,
  ) {}

  async preview(tx: Tx, id: Id, input: PreviewInput): Promise<TemplatePreview> {
    const template = await byId(tx, MessageTemplate, id);
    const about = await this.about(tx, input);
    const facts = { ...(await this.variables.of(tx, about)), ...input.values };
    const [subject, text] = [rendered(template.subject ?? '', facts), rendered(template.content, facts)];
    const named = { ...template, subject: subject.content || null };
    const shown = template.blocks.length ? await this.blocks.preview(tx, named, about, facts) : undefined;
    const missing = [...new Set([...subject.missing, ...text.missing, ...(shown?.missing ?? [])])];
    return { subject: named.subject, content: text.content || (shown ? plainText(shown.html) : ''), html: shown?.html ?? null, missing };
  }

  /** What is missing stays as its variable: it is a trial. 422 `template_unfit` for a channel that is no e-mail. */
  async prepare(tx: Tx, id: Id, { channelId, to, ...input }: TrialInput): Promise<Trial> {
    const template = await this.permitted(tx, 'conversations:send', () => byId(tx, MessageTemplate, id));
    const channel = await this.channels.living(tx, channelId).then(() => this.channels.open(tx, channelId));
    if (channel.source !== 'email' || (template.source && template.source !== 'email')) throw messaging.templateUnfit({}, 'channelId');
    if (channel.status === 'disconnected') throw messaging.channelNotConnected({ name: channel.name });
    const about = await this.about(tx, input);
    const facts = { ...(await this.variables.of(tx, about)), ...input.values };
    const subject = rendered(template.subject ?? template.name, facts).content;
    const arranged = await this.blocks.arrange(tx, { ...template, subject }, about, facts);
    const { ctx } = tx;
    const files = (arranged?.files ?? []).map((file) => ({
      ...{ id: newId(), name: file.name, type: file.type, size: file.size, contentId: arranged!.inline[file.sha256] },
      read: () => this.files.read(ctx, file),
    }));
    const text = rendered(template.content, facts).content || plainText(arranged?.html ?? '');
    const conversation = { customerId: null, replyToken: randomBytes(12).toString('hex') } as Outgoing['conversation'];
    const person = { address: to, email: to, phone: null, name: to };
    return {
      channel,
      outgoing: { id: newId(), to: person, text, html: arranged?.html ?? null, subject, messageType: 'text', files, conversation, thread: [], metadata: {} },
    };
  }

  async send({ channel, outgoing }: Trial): Promise<TrialResult> {
    try {
      await this.adapters.require(channel.provider).send(channel, outgoing);
      return { ok: true, reason: null };
    } catch (error) {
      if (error instanceof Refused || error instanceof TryLater) return { ok: false, reason: error.message };
      throw error;
    }
  }

  private async about(tx: Tx, { conversationId, customerId }: PreviewInput): Promise<Pick<Conversation, 'id' | 'customerId' | 'customerName'>> {
    if (conversationId) return this.permitted(tx, 'conversations:read', () => byId(tx, Conversation, conversationId));
    const customer = customerId ? await this.permitted(tx, 'customers:read', () => this.customers.one(tx, customerId)) : undefined;
    return { id: NOBODY, customerId: customer?.id ?? null, customerName: customer?.name ?? '' };
  }

  /** Whoever may see templates may not see everybody's records by them. */
  private permitted<T>({ ctx }: Tx, permission: string, then: () => Promise<T>): Promise<T> {
    if (!ctx.permissions.includes(permission)) throw core.missingPermission({ permission });
    return then();
  }
}

/** The id of no conversation. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
