import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import type { Id, Tx } from '../core/tx';
import type { IncomingFile } from './adapters';
import type { Channel } from './channels.entity';
import { HoursService } from './hours.service';
import { beginConversations, lockConversations, type Locked } from './incoming.queries';
import { writtenAt, type Reached } from './incoming.rules';
import type { MessageType } from './messages.entity';
import * as events from './messaging.events';
import { insertOurs, knownOurs } from './ours.queries';
import { PeopleService } from './people.service';
import { nameOfUser, responded, said } from './sending.queries';
import { TextsService } from './texts.service';

/** What we said to somebody elsewhere: on the phone, in the provider's own app. */
export interface Ours {
  providerMessageId: string;
  reached: Reached;
  name?: string;
  at: string;
  text: string;
  messageType?: MessageType;
  files?: IncomingFile[];
  inReplyTo?: string;
  /** It answers what waited; a call that nobody took does not. */
  answers: boolean;
  /** Null where there is nothing to be delivered (a call). */
  deliveryStatus: 'sent' | null;
  metadata: Record<string, unknown>;
}

/** Keeps what we said elsewhere as what it is: said already, by us, with nothing to send and nothing to read. */
@Injectable()
export class OursService {
  constructor(
    private readonly people: PeopleService,
    private readonly texts: TextsService,
    private readonly hours: HoursService,
  ) {}

  /** Each once, however often it is told. Gives back the messages by the provider's ids, and which of them are new. */
  async keep(tx: Tx, channel: Channel, all: Ours[]): Promise<{ ids: Map<string, Id>; fresh: Ours[] }> {
    const known = await knownOurs(
      tx,
      channel.id,
      all.map(({ providerMessageId }) => providerMessageId),
    );
    const once = [...new Map(all.filter(({ providerMessageId }) => !known.has(providerMessageId)).map((one) => [one.providerMessageId, one])).values()];
    if (!once.length) return { ids: known, fresh: [] };
    const conversations = await this.conversationsOf(tx, channel, once);
    const [{ keep }, senderName] = await Promise.all([this.texts.keeper(tx), nameOfUser(tx, tx.ctx.actor)]);
    const rows = once.map(({ providerMessageId, reached, messageType = 'text', deliveryStatus, text, inReplyTo, at, metadata: more }) => {
      const { content, tokens } = keep({ content: text, html: null, subject: null });
      const metadata = { ...more, ...(inReplyTo && { inReplyTo }) };
      const conversationId = conversations.get(reached.address)!.id;
      return { id: newId(), conversationId, providerMessageId, messageType, deliveryStatus, senderName, content, tokens, at: writtenAt(at, tx.now), metadata };
    });
    const made = await insertOurs(tx, channel.id, rows);
    // one after the other: each is the newest of its conversation then, and the first answers what waited
    for (const [i, { id }] of rows.entries()) if (made.has(id)) await this.tell(tx, id, once[i], conversations.get(once[i].reached.address)!);
    return {
      ids: new Map([...known, ...rows.filter(({ id }) => made.has(id)).map(({ id, providerMessageId }) => [providerMessageId, id] as const)]),
      fresh: once.filter((_, i) => made.has(rows[i].id)),
    };
  }

  private async conversationsOf(tx: Tx, channel: Channel, all: Ours[]): Promise<Map<string, Locked>> {
    const first = [...new Map(all.map((one) => [one.reached.address, one] as const).reverse()).values()];
    const begun = await beginConversations(
      tx,
      channel,
      first.map(({ reached, name, at }) => ({ key: reached.address, ...reached, name: name ?? null, subject: null, at: writtenAt(at, tx.now) })),
    );
    const locked = await lockConversations(
      tx,
      channel.id,
      first.map(({ reached }) => reached.address),
      [],
    );
    const strangers = locked.filter(({ id }) => begun.has(id));
    const found = await this.people.recognise(
      tx,
      strangers.map(({ id, address }) =>
        ((one) => ({ id, ...one.reached, name: one.name ?? null }))(first.find(({ reached }) => reached.address === address)!),
      ),
    );
    for (const one of strangers) {
      const customer = found.get(one.id);
      if (customer) Object.assign(one, { customerId: customer.id, customerName: customer.name });
      tx.emit(events.CONVERSATION_STARTED, one.id, { customerId: one.customerId, customerName: one.customerName, source: channel.source });
    }
    return new Map(locked.map((one) => [one.address, one]));
  }

  /** What was said before the customer wrote does not answer it, though it may be told of later. */
  private async tell(tx: Tx, messageId: Id, { answers, at }: Ours, { id, customerId, customerName, waitingSince }: Locked): Promise<void> {
    const data = { messageId, customerId, customerName };
    const moment = writtenAt(at, tx.now);
    const late = !!waitingSince && Date.parse(moment) < new Date(waitingSince).getTime();
    const waited = await said(tx, id, messageId, answers && !late, 1);
    tx.emit(events.MESSAGE_SENT, id, data);
    if (!waited) return;
    await responded(tx, messageId, await this.hours.waited(tx, waited.channelId, new Date(waited.since).toISOString(), moment));
    tx.emit(events.CUSTOMER_ANSWERED, id, data);
  }
}
