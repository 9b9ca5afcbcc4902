import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import { bulkIds, bulkOf, checked, type BulkBody, type BulkResult } from '../core/bulk';
import { OneOf, Texts } from '../core/dto';
import type { List } from '../core/list';
import { core } from '../core/problem';
import { changeMany, everyById, type Values } from '../core/rows';
import { Expression } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { AssignInput, ConversationQuery, SnoozeInput } from './conversations.dto';
import { Conversation } from './conversations.entity';
import { findConversationIds, markAll } from './conversations.queries';
import { conversationStates, movedTo, PRIORITIES, type ConversationVerb, type Priority } from './conversations.rules';
import { ConversationsService, factsOf, VERB_EVENTS } from './conversations.service';
import * as events from './messaging.events';
import { messaging } from './messaging.problems';

const CHANGES = ['assign', 'label', 'unlabel', 'prioritize', 'resolve', 'reopen', 'snooze'] as const;
/** They change only what whoever asks has read. */
const MARKS = ['read', 'unread'] as const;

export class ConversationBulk extends bulkOf([...CHANGES, ...MARKS]) {}
export class LabelsInput {
  @Texts({ max: 20 }) @ArrayMinSize(1) labels: string[];
}
class PriorityInput {
  @OneOf('ConversationPriority', PRIORITIES) @ApiProperty({ enum: [...PRIORITIES] }) priority: Priority;
}

const ADD_LABELS = 't.labels || array(select given from unnest(?::text[]) given where not given = any (t.labels))';
const REMOVE_LABELS = 'array(select kept from unnest(t.labels) kept where not kept = any (?::text[]))';

/** What a filter of the inbox means, for bulk work. */
export const conversationFinder = { Query: ConversationQuery, ids: findConversationIds } as unknown as Pick<List<Conversation>, 'Query' | 'ids'>;

/** Whoever may only read marks as read; all else needs the right to change. */
export function mayBulk({ permissions }: Ctx, body: BulkBody): BulkBody {
  const permission = 'conversations:write';
  if (!MARKS.some((one) => one === body.action) && !permissions.includes(permission)) throw core.missingPermission({ permission });
  return body;
}

/** The same to many conversations at once: all or nothing. Those that are as they shall be stay as they are. */
@Injectable()
export class ConversationBulks {
  constructor(private readonly conversations: ConversationsService) {}

  async run(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const ids = await bulkIds(tx, conversationFinder, body);
    if (!ids.length) return { count: 0, ids };
    const found = await everyById(tx, Conversation, ids);
    const gone = found.filter(({ deletedAt }) => deletedAt);
    if (gone.length) throw core.notFound({ ids: gone.map(({ id }) => id) });
    return { count: await this.apply(tx, found, body), ids };
  }

  private async apply(tx: Tx, found: Conversation[], { action, values }: BulkBody): Promise<number> {
    switch (action) {
      case 'read':
      case 'unread':
        return this.mark(tx, found, action);
      case 'assign':
        return this.assign(tx, found, (await checked(AssignInput, values, 'values.')).assigneeId ?? null);
      case 'label':
      case 'unlabel':
        return this.label(tx, found, action, (await checked(LabelsInput, values, 'values.')).labels);
      case 'prioritize': {
        const { priority } = await checked(PriorityInput, values, 'values.');
        return this.change(
          tx,
          found.filter((one) => one.priority !== priority),
          { priority },
        );
      }
      case 'snooze': {
        const { until } = await checked(SnoozeInput, values, 'values.');
        if (Date.parse(until) <= Date.parse(tx.now)) throw messaging.timePast({}, 'values.until');
        return this.step(tx, found, 'snooze', until);
      }
      default:
        return this.step(tx, found, action as 'resolve' | 'reopen', null);
    }
  }

  /** What whoever asks has read; of the others nobody's marks change. */
  private async mark(tx: Tx, found: Conversation[], action: 'read' | 'unread'): Promise<number> {
    const marked = await markAll(tx, idsOf(found), action === 'read');
    for (const id of marked) tx.emit(events.CONVERSATION_SEEN, id, { userId: tx.ctx.actor });
    return marked.length;
  }

  /** Whoever gets many is told once. */
  private async assign(tx: Tx, found: Conversation[], assigneeId: Id | null): Promise<number> {
    await this.conversations.requireMember(tx, assigneeId, 'values.assigneeId');
    const before = new Map(found.map((one) => [one.id, one.assigneeId]));
    const others = found.filter((one) => one.assigneeId !== assigneeId);
    if (!others.length) return 0;
    const changed = await changeMany(tx, Conversation, idsOf(others), { assigneeId });
    const told = changed.length === 1 ? { to: assigneeId, by: tx.ctx.actor } : {};
    for (const { row } of changed) tx.emit(events.CONVERSATION_ASSIGNED, row.id, { ...factsOf(row), assigneeId: [before.get(row.id), assigneeId], ...told });
    if (assigneeId && changed.length > 1)
      tx.emit(events.CONVERSATIONS_HANDED_OVER, changed[0].row.id, { to: assigneeId, by: tx.ctx.actor, count: changed.length });
    return changed.length;
  }

  private label(tx: Tx, found: Conversation[], action: 'label' | 'unlabel', labels: string[]): Promise<number> {
    const adds = action === 'label';
    const others = found.filter((one) => labels.some((label) => one.labels.includes(label) !== adds));
    return this.change(tx, others, { labels: new Expression(adds ? ADD_LABELS : REMOVE_LABELS, [labels]) });
  }

  private async change(tx: Tx, found: Conversation[], patch: Values<Conversation>): Promise<number> {
    if (!found.length) return 0;
    const changed = await changeMany(tx, Conversation, idsOf(found), patch);
    for (const { row, diff } of changed) tx.emit(events.CONVERSATION_CHANGED, row.id, { ...factsOf(row), ...diff });
    return changed.length;
  }

  /** 409 `invalid_transition` if one of them does not allow it; what sleeps already sleeps until the new time. */
  private async step(tx: Tx, found: Conversation[], verb: ConversationVerb, until: string | null): Promise<number> {
    const target = conversationStates.target(verb);
    const others = found.filter((one) => one.status !== target || until);
    if (!others.length) return 0;
    const locked = await everyById(tx, Conversation, idsOf(others), 'for update');
    for (const { status } of locked) if (status !== target) conversationStates.move(verb, status);
    const changed = await changeMany(tx, Conversation, idsOf(others), { ...movedTo(target, tx.now), ...(until && { snoozedUntil: until }) });
    for (const { row, diff } of changed) tx.emit(VERB_EVENTS[verb], row.id, { ...factsOf(row), ...(diff.status && { status: diff.status }) });
    return changed.length;
  }
}

const idsOf = (all: Conversation[]): Id[] => all.map(({ id }) => id);
