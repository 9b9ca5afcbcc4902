import { Injectable } from '@nestjs/common';
import { dayIn, startOfDay } from '../core/dates';
import { recipients } from '../core/notify/notify.queries';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, update, type Values } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { Adapters } from './adapters';
import { ChannelsService } from './channels.service';
import type { ConversationItem, ConversationPatch, ConversationQuery, ConversationView, LinkInput, ReadInput } from './conversations.dto';
import { Conversation } from './conversations.entity';
import { findConversation, findConversations, labelsInUse, markRead, markUnread } from './conversations.queries';
import { conversationStates, movedTo, type ConversationVerb } from './conversations.rules';
import { dropLink, LINKABLE, linksOf, putLink, recordOf, suggestionsOf } from './links.queries';
import { findMessages } from './messages.queries';
import * as events from './messaging.events';
import { messaging } from './messaging.problems';
import { OptOutsService } from './opt-outs.service';
import { cursorOf, cutOf, pageOf } from './paging.rules';
import { PeopleService } from './people.service';
import { TextsService } from './texts.service';

const EXCERPT = 200;
export const VERB_EVENTS = {
  resolve: events.CONVERSATION_RESOLVED,
  snooze: events.CONVERSATION_SNOOZED,
  reopen: events.CONVERSATION_REOPENED,
  wait: events.CONVERSATION_CHANGED,
};
const VERB_TO: Record<string, ConversationVerb> = { active: 'reopen', pending: 'wait', resolved: 'resolve' };
/** Like `SO-2026-0001`, or a number of one's own pattern. */
const NUMBERS = /\b[\p{L}\p{N}]*\d[\p{L}\p{N}]*(?:[-/][\p{L}\p{N}]+)*\b|\b\p{L}+(?:[-/]\p{N}+)+\b/gu;

@Injectable()
export class ConversationsService {
  constructor(
    private readonly texts: TextsService,
    private readonly people: PeopleService,
    private readonly customers: CustomersService,
    private readonly optOuts: OptOutsService,
    private readonly channels: ChannelsService,
    private readonly adapters: Adapters,
  ) {}

  async list(tx: Tx, query: ConversationQuery) {
    const cut = cutOf(query);
    const { timeZone } = await organizationOf(tx);
    const { found, total } = await findConversations(tx, query, cut, startOfDay(dayIn(timeZone, tx.now), timeZone));
    const page = pageOf(found, cut, total, (last) => cursorOf(last.lastMessageTime, last.id));
    await this.readable(tx, page.items);
    return page;
  }

  /** The labels in use, by their names. */
  labels = labelsInUse;

  /** One with what stands beside it. 404. */
  async view(tx: Tx, id: Id): Promise<ConversationView> {
    const conversation = await this.item(tx, id);
    const { source, address, customerId, channelId } = conversation;
    const may = Object.keys(LINKABLE).filter((resource) => tx.ctx.permissions.includes(`${resource}:read`));
    const latest = await this.texts.open(tx, await findMessages(tx, [id], { limit: 5, after: null }));
    const named = [...new Set([conversation.subject ?? '', ...latest.map(({ content }) => content.slice(0, 5_000))].join(' ').match(NUMBERS) ?? [])].slice(
      0,
      50,
    );
    const [links, proposals, suggested, optedOut, channel] = await Promise.all([
      linksOf(tx, id, may),
      this.people.proposals(tx, conversation),
      suggestionsOf(tx, named, customerId, may),
      this.optOuts.has(tx, { source, address, customerId }),
      this.channels.one(tx, channelId),
    ]);
    const adapter = this.adapters.of(channel.provider);
    const window = adapter?.window?.(conversation, channel);
    const until = window?.until && window.until > tx.now ? window.until : null;
    return {
      ...conversation,
      links: links.map(({ resource, recordId, label, messageId }) => ({ resource, recordId, label, messageId })),
      proposals: proposals.map(({ customerId: proposed, customerName, by }) => ({ customerId: proposed, customerName, by })),
      suggestions: suggested
        .filter(({ recordId }) => !links.some((link) => link.recordId === recordId))
        .map(({ resource, recordId, label, by }) => ({ resource, recordId, label, by })),
      freeText: !adapter?.mute && (!window || until !== null),
      freeTextUntil: until,
      optedOut,
    };
  }

  /** Locked: what is said and counted in it is by one at a time. 404. */
  async lock(tx: Tx, id: Id): Promise<Conversation> {
    const conversation = await byId(tx, Conversation, id, 'for update');
    if (conversation.deletedAt) throw core.notFound({ id });
    return conversation;
  }

  /** `status` goes by the moves: 409 `invalid_transition`. */
  async change(tx: Tx, id: Id, { version, status, ...patch }: ConversationPatch): Promise<ConversationItem> {
    const before = await this.lock(tx, id);
    if (status === 'snoozed') throw core.validationFailed({ reason: 'snooze it until a time' }, 'status');
    const moved = status && status !== before.status ? movedTo(conversationStates.move(VERB_TO[status], before.status), tx.now) : {};
    const { diff } = await update(tx, Conversation, { id, version: version as number }, { ...(patch as Values<Conversation>), ...moved });
    tx.emit(status && status !== before.status ? VERB_EVENTS[VERB_TO[status]] : events.CONVERSATION_CHANGED, id, { ...factsOf(before), ...diff });
    return this.item(tx, id);
  }

  /** Somebody of the team, or nobody. 422 `assignee_unknown`. */
  async assign(tx: Tx, id: Id, assigneeId: Id | null): Promise<ConversationItem> {
    await this.requireMember(tx, assigneeId, 'assigneeId');
    const now = await this.item(tx, id);
    if (assigneeId === now.assigneeId) return now; // nothing is locked that is not changed
    const before = await this.lock(tx, id);
    await this.write(tx, before, { assigneeId });
    tx.emit(events.CONVERSATION_ASSIGNED, id, { ...factsOf(before), assigneeId: [before.assigneeId, assigneeId], to: assigneeId, by: tx.ctx.actor });
    return this.item(tx, id);
  }

  /** Whoever answers is somebody of the team who may read: 422 `assignee_unknown`. */
  async requireMember(tx: Tx, id: Id | null, field: string): Promise<void> {
    const [member] = id ? await recipients(tx, [id]) : [];
    if (id && !member?.permissions.includes('conversations:read')) throw messaging.assigneeUnknown({ id }, field);
  }

  /** 409 `invalid_transition`; 422 `time_past` for a snooze until a moment that has passed. */
  async step(tx: Tx, id: Id, verb: ConversationVerb, until: string | null = null): Promise<ConversationItem> {
    const before = await this.lock(tx, id);
    if (until && Date.parse(until) <= Date.parse(tx.now)) throw messaging.timePast({}, 'until');
    const moved = movedTo(conversationStates.move(verb, before.status), tx.now);
    await this.write(tx, before, { ...moved, ...(verb === 'snooze' && { snoozedUntil: until }) });
    tx.emit(VERB_EVENTS[verb], id, { ...factsOf(before), status: [before.status, moved.status] });
    return this.item(tx, id);
  }

  /** What whoever asks has read; everybody else's stays as it is. */
  async read(tx: Tx, id: Id, { messageId, read = true }: ReadInput): Promise<{ unreadCount: number }> {
    await this.lock(tx, id);
    const unreadCount = read ? await markRead(tx, id, messageId) : await markUnread(tx, id);
    tx.emit(events.CONVERSATION_SEEN, id, { userId: tx.ctx.actor });
    return { unreadCount };
  }

  /** A customer, or a record whose customer becomes that of the conversation if it has none. 422 `reference_missing`. */
  async link(tx: Tx, id: Id, { resource, recordId, messageId }: LinkInput): Promise<ConversationView> {
    const before = await this.lock(tx, id);
    if (resource === 'customers') return this.linkCustomer(tx, before, (await this.customers.living(tx, recordId)).id);
    if (!LINKABLE[resource]) throw core.referenceMissing({ reason: `there are no ${resource}` }, 'resource');
    if (!tx.ctx.permissions.includes(`${resource}:read`)) throw core.missingPermission({ permission: `${resource}:read` });
    const record = await recordOf(tx, resource, recordId);
    if (!record) throw core.referenceMissing({ reason: `no such record of ${resource}` }, 'recordId');
    await putLink(tx, id, { resource, recordId, messageId });
    const { label, customerId } = record;
    tx.emit(events.CONVERSATION_LINKED, id, { ...factsOf(before), resource, recordId, label });
    return !before.customerId && customerId ? this.linkCustomer(tx, before, customerId) : this.view(tx, id);
  }

  async unlink(tx: Tx, id: Id, { resource, recordId }: LinkInput): Promise<ConversationView> {
    const before = await this.lock(tx, id);
    if (resource === 'customers' && before.customerId === recordId) await this.write(tx, before, { customerId: null, linkedBy: null });
    else if (!(await dropLink(tx, id, resource, recordId)).length) throw core.notFound({ resource, id: recordId });
    tx.emit(events.CONVERSATION_UNLINKED, id, { ...factsOf(before), resource, recordId });
    return this.view(tx, id);
  }

  async optOut(tx: Tx, id: Id, out: boolean): Promise<ConversationView> {
    const known = await this.item(tx, id);
    if (out === (await this.optOuts.has(tx, known))) return this.view(tx, id); // nothing is locked that is not changed
    const { source, address } = await this.lock(tx, id);
    await this.optOuts.wish(tx, out ? 'out' : 'in', { source, address, conversationId: id, reason: 'person' });
    return this.view(tx, id);
  }

  async item(tx: Tx, id: Id): Promise<ConversationItem> {
    const found = await findConversation(tx, id);
    if (!found || found.deletedAt) throw core.notFound({ id });
    return (await this.readable(tx, [found]))[0];
  }

  private async linkCustomer(tx: Tx, before: Conversation, customerId: Id): Promise<ConversationView> {
    await this.write(tx, before, { customerId, linkedBy: 'person' });
    tx.emit(events.CONVERSATION_LINKED, before.id, { source: before.source, customerId, customerName: await this.people.nameOf(tx, customerId), by: 'person' });
    return this.view(tx, before.id);
  }

  /** A step of a person: it is locked, so it is the version that was read. */
  private write = (tx: Tx, { id, version }: Conversation, patch: Values<Conversation>) => update(tx, Conversation, { id, version }, patch);

  private async readable(tx: Tx, items: ConversationItem[]): Promise<ConversationItem[]> {
    await this.texts.open(tx, items, ['subject', 'lastMessage']);
    for (const item of items) if (item.lastMessage) item.lastMessage = item.lastMessage.slice(0, EXCERPT);
    return items;
  }
}

export const factsOf = ({ customerId, customerName, source }: Conversation) => ({ customerId, customerName, source });
