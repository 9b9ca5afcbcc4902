import { Injectable } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { newId } from '../core/id';
import { JobsService } from '../core/jobs/jobs.service';
import { organizationOf } from '../core/organization';
import type { Id, Tx } from '../core/tx';
import type { DeliveryReport, Incoming, IncomingFile } from './adapters';
import type { Channel } from './channels.entity';
import { seenChannel } from './channels.queries';
import { HoursService } from './hours.service';
import { beginConversations, callOff, grow, insertIncoming, knownThreads, lockConversations, markReplied, type Locked } from './incoming.queries';
import { reachedBy, referencesOf, threadKeyOf, threadsOf, wishIn, writtenAt, type Reached } from './incoming.rules';
import type { MessageType } from './messages.entity';
import * as events from './messaging.events';
import { OptOutsService } from './opt-outs.service';
import { PeopleService } from './people.service';
import { ReportsService } from './reports.service';
import { SendingService } from './sending.service';
import { TextsService } from './texts.service';

/** Fetches files that a message brought along from its provider. */
export const FETCH = 'messaging.fetch_files';
const DAY_MS = 86_400_000;

interface Arrived {
  id: Id;
  key: string;
  reached: Reached;
  mail: Incoming;
  at: string;
  conversationId?: Id;
}
/** What became of a message: new, or known already. */
export interface Taken {
  id: Id;
  conversationId: Id;
  providerMessageId: string;
}

/** The one way in. */
@Injectable()
export class IncomingService {
  constructor(
    private readonly texts: TextsService,
    private readonly people: PeopleService,
    private readonly files: FilesService,
    private readonly jobs: JobsService,
    private readonly sending: SendingService,
    private readonly optOuts: OptOutsService,
    private readonly reports: ReportsService,
    private readonly hours: HoursService,
  ) {}

  /**
   * What came in by a channel, each message once however often and by however many it is told. It is put to its conversation, which begins with the first
   * message; who writes is recognised; what is resolved or asleep is taken up again; what was to be sent later is called off. Addresses that are none are
   * left out. Gives back the messages that are new.
   */
  async take(tx: Tx, channel: Channel, incoming: Incoming[]): Promise<Taken[]> {
    const { country } = await organizationOf(tx);
    const fresh = await this.unknown(tx, channel, incoming, country);
    if (!fresh.length) return [];
    const { begun, conversations } = await this.conversationsOf(tx, channel, fresh);
    const arrived = await this.keep(tx, channel, fresh, conversations);
    if (!arrived.length) return [];
    await this.count(tx, arrived, conversations);
    await this.recognise(tx, arrived, [...conversations.values()], begun);
    await Promise.all([this.attach(tx, channel, arrived), this.heed(tx, channel, arrived), seenChannel(tx, channel.id)]);
    this.tell(tx, channel, arrived, conversations, begun);
    await this.answer(tx, channel, arrived, conversations);
    return arrived.map(({ id, conversationId, mail }) => ({ id, conversationId: conversationId!, providerMessageId: mail.providerMessageId }));
  }

  /** How far messages of ours have come. Out of order nothing goes back; what comes before its message is kept for it. */
  report = (tx: Tx, channel: Pick<Channel, 'id'>, reports: DeliveryReport[]): Promise<void> => this.reports.apply(tx, channel.id, reports);

  /** Those that are not there yet, each with its conversation as far as that is known; of one id within the batch the first. */
  private async unknown(tx: Tx, channel: Channel, incoming: Incoming[], country: string): Promise<Arrived[]> {
    const once = incoming.filter(({ providerMessageId }, i) => incoming.findIndex((one) => one.providerMessageId === providerMessageId) === i);
    const reached = once.flatMap((mail) => ((to) => (to ? [{ mail, to }] : []))(reachedBy(channel.source, mail.from, country)));
    const mails = reached.map(({ mail }) => mail);
    const isMail = channel.source === 'email';
    const names = [
      ...mails.map(({ providerMessageId }) => providerMessageId),
      ...(isMail ? mails.flatMap((mail) => [...referencesOf(mail), threadKeyOf(mail)]) : []),
    ];
    const tokens = mails.flatMap(({ replyToken }) => (replyToken ? [replyToken] : []));
    const { known, there } = await knownThreads(tx, channel.id, [...new Set(names)], tokens);
    const fresh = reached.filter(({ mail }) => !there.has(mail.providerMessageId));
    const threads = isMail
      ? threadsOf(
          fresh.map(({ mail }) => mail),
          known,
        )
      : fresh.map(({ to }) => ({ key: to.address }));
    const at = (mail: Incoming) => writtenAt(mail.at, tx.now);
    return fresh.map(({ mail, to }, i) => ({ id: newId(), mail, reached: to, at: at(mail), ...threads[i] }));
  }

  /** The conversations, begun where there are none, and locked: what is counted in them is counted by one at a time. */
  private async conversationsOf(tx: Tx, channel: Channel, fresh: Arrived[]): Promise<{ begun: Set<Id>; conversations: Map<Id, Locked> }> {
    const threads = new Map(
      fresh
        .filter(({ conversationId }) => !conversationId)
        .map((one) => [one.key, one] as const)
        .reverse(),
    );
    const { keep } = await this.texts.keeper(tx);
    const begun = await beginConversations(
      tx,
      channel,
      [...threads.values()].map(({ key, reached, mail, at }) => {
        const { subject } = keep({ content: '', html: null, subject: mail.subject?.slice(0, 500) ?? null });
        return { key, ...reached, at, subject, name: mail.from.name?.slice(0, 200) ?? null };
      }),
    );
    const ids = fresh.flatMap(({ conversationId }) => (conversationId ? [conversationId] : []));
    const locked = await lockConversations(tx, channel.id, [...threads.keys()], ids);
    const byKey = new Map(locked.map((one) => [one.key, one]));
    for (const one of fresh) one.conversationId ??= byKey.get(one.key)?.id;
    return { begun, conversations: new Map(locked.map((one) => [one.id, one])) };
  }

  private async keep(tx: Tx, channel: Channel, fresh: Arrived[], conversations: Map<Id, Locked>): Promise<Arrived[]> {
    const { keep } = await this.texts.keeper(tx);
    const rows = fresh
      .filter(({ conversationId }) => conversationId && conversations.has(conversationId))
      .map(({ id, conversationId, mail, at }) => {
        const told = keep({ content: plain(mail.text), html: mail.html ?? null, subject: mail.subject?.slice(0, 500) ?? null });
        const metadata = metadataOf(mail);
        return {
          id,
          conversationId: conversationId!,
          providerMessageId: mail.providerMessageId,
          messageType: typeOf(mail),
          senderName: mail.from.name?.slice(0, 200) ?? null,
          ...told,
          timestamp: at,
          metadata,
        };
      });
    const made = await insertIncoming(tx, channel.id, rows);
    return fresh.filter(({ id }) => made.has(id));
  }

  private async count(tx: Tx, arrived: Arrived[], conversations: Map<Id, Locked>): Promise<void> {
    await grow(
      tx,
      groups(arrived).map(([id, all]) => {
        const newest = all.reduce((last, one) => (one.at >= last.at ? one : last));
        const waiting = all.filter(({ mail }) => !mail.past && !mail.automatic).map(({ at }) => at);
        const seen = conversations.get(id)!.incomingCount;
        return {
          id,
          messages: all.length,
          unread: all.filter(({ mail }) => !mail.past).length,
          lastId: newest.id,
          last: newest.at,
          waiting: waiting.length ? waiting.reduce((first, at) => (at < first ? at : first)) : null,
          seen,
        };
      }),
    );
  }

  private async recognise(tx: Tx, arrived: Arrived[], conversations: Locked[], begun: Set<Id>): Promise<void> {
    const strangers = conversations.filter(({ id, customerId }) => begun.has(id) && !customerId);
    const found = await this.people.recognise(
      tx,
      strangers.map(({ id }) => ((first) => ({ id, name: first.mail.from.name ?? null, ...first.reached }))(arrived.find((one) => one.conversationId === id)!)),
    );
    for (const conversation of strangers) {
      const customer = found.get(conversation.id);
      if (customer) Object.assign(conversation, { customerId: customer.id, customerName: customer.name });
    }
  }

  private async attach(tx: Tx, channel: Channel, arrived: Arrived[]): Promise<void> {
    const all = arrived.flatMap(({ id, mail }) => (mail.files ?? []).map((file) => ({ id, file })));
    await Promise.all(all.map(({ id, file }) => 'stored' in file && this.files.attach(tx, file.stored, { resource: 'conversations', subjectId: id })));
    const remote = all.filter(({ file }) => 'remote' in file);
    if (remote.length) await this.jobs.start(tx, FETCH, { channelId: channel.id, files: remote.map(({ id, file }) => ({ messageId: id, file })) });
  }

  /** Who wants no messages any more gets none; by e-mail that is said otherwise. */
  private async heed(tx: Tx, { source }: Channel, arrived: Arrived[]): Promise<void> {
    if (source === 'email') return;
    const wishes = arrived.flatMap(({ mail, reached, conversationId }) => {
      const wish = wishIn(mail.text);
      return wish ? [{ wish, address: reached.address, conversationId: conversationId! }] : [];
    });
    for (const { wish, ...one } of wishes) await this.optOuts.wish(tx, wish, { ...one, source, reason: 'asked' }); // one after the other: the last wish holds
  }

  private tell(tx: Tx, { source }: Channel, arrived: Arrived[], conversations: Map<Id, Locked>, begun: Set<Id>): void {
    for (const [id, all] of groups(arrived)) {
      const { customerId, customerName, status, waitingSince, assigneeId } = conversations.get(id)!;
      const data = { customerId, customerName, source };
      const waits = all.some(({ mail }) => !mail.past && !mail.automatic);
      if (begun.has(id)) tx.emit(events.CONVERSATION_STARTED, id, data);
      if (waits && status !== 'active') tx.emit(events.CONVERSATION_REOPENED, id, { ...data, status: [status, 'active'] });
      if (waits && !waitingSince) tx.emit(events.CUSTOMER_WROTE, id, { ...data, assigneeId });
      for (const one of all) tx.emit(events.MESSAGE_RECEIVED, id, { messageId: one.id, customerId });
    }
  }

  /** What happens by itself when the customer writes: what was to come later is called off, and nobody there says so. */
  private async answer(tx: Tx, channel: Channel, arrived: Arrived[], conversations: Map<Id, Locked>): Promise<void> {
    const written = [...new Set(arrived.filter(({ mail }) => !mail.past && !mail.automatic).map(({ conversationId }) => conversationId!))];
    if (!written.length) return;
    for (const { id, conversationId } of await callOff(tx, written))
      tx.emit(events.MESSAGE_CANCELLED, conversationId, { messageId: id, reason: 'customer_wrote', customerId: conversations.get(conversationId)!.customerId });
    const reply = await this.hours.replyOf(tx, channel);
    if (!reply) return;
    const due = written.filter((id) => ((last) => !last || Date.parse(tx.now) - Date.parse(last) >= DAY_MS)(conversations.get(id)!.autoRepliedAt));
    if (!due.length) return;
    await markReplied(tx, due);
    await this.sending.answerByItself(tx, channel, due, reply);
  }
}

/** PostgreSQL takes no NUL, and nobody reads more than this. */
const plain = (text: string): string => text.replaceAll('\0', '').slice(0, 100_000);

const groups = (arrived: Arrived[]): [Id, Arrived[]][] =>
  [...new Set(arrived.map(({ conversationId }) => conversationId!))].map((id) => [id, arrived.filter(({ conversationId }) => conversationId === id)]);

const isPicture = (file: IncomingFile): boolean => ('stored' in file ? file.stored.type : String(file.remote.type ?? '')).startsWith('image/');
const typeOf = ({ messageType, text, html, files = [] }: Incoming): MessageType =>
  messageType ?? (text.trim() || html || !files.length ? 'text' : files.every(isPicture) ? 'image' : 'file');

/** Pictures within a text are found by the id it names them by. */
function metadataOf({ metadata = {}, files = [], automatic, past, inReplyTo, references }: Incoming): Record<string, unknown> {
  const inline = files.flatMap((file) => (file.contentId && 'stored' in file ? [[file.stored.sha256, file.contentId]] : []));
  return {
    ...metadata,
    ...(inline.length && { inline: Object.fromEntries(inline) }),
    ...(automatic && { automatic }),
    ...(past && { past }),
    ...(inReplyTo && { inReplyTo }),
    ...(references?.length && { references }),
  };
}
