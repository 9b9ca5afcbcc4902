import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import { organizationOf } from '../core/organization';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import type { Incoming, PhoneCall } from './adapters';
import type { CallInput } from './calls.dto';
import { insertCalls, knownCalls, ofCustomer } from './calls.queries';
import { textOf } from './calls.rules';
import type { Channel } from './channels.entity';
import { ChannelsService } from './channels.service';
import { beginConversations, lockConversations, type Locked } from './incoming.queries';
import { reachedBy, writtenAt, type Reached } from './incoming.rules';
import { IncomingService } from './incoming.service';
import { Message } from './messages.entity';
import * as events from './messaging.events';
import { messaging } from './messaging.problems';
import { PeopleService } from './people.service';
import { nameOfUser, responded, said } from './sending.queries';
import { SendingService } from './sending.service';
import { TextsService } from './texts.service';

type Placed = PhoneCall & { reached: Reached };

/** Calls on the phone as entries of their conversations, each once however often it is told. */
@Injectable()
export class CallsService {
  constructor(
    private readonly channels: ChannelsService,
    private readonly customers: CustomersService,
    private readonly incoming: IncomingService,
    private readonly people: PeopleService,
    private readonly sending: SendingService,
    private readonly texts: TextsService,
  ) {}

  /** A call that somebody notes. 422 `channel_not_calls`, `address_invalid`. */
  async note(tx: Tx, channelId: Id, { customerId, contactName, startedAt, durationSeconds, notes, ...call }: CallInput): Promise<Message> {
    const channel = await this.channels.one(tx, channelId);
    if (channel.source !== 'phone') throw messaging.channelNotCalls({ name: channel.name }, 'channelId');
    const { country } = await organizationOf(tx);
    const reached = reachedBy('phone', { phone: call.phone }, country);
    if (!reached) throw messaging.addressInvalid({ address: call.phone }, 'phone');
    const customer = customerId ? await this.customers.living(tx, customerId) : undefined;
    const at = startedAt ?? tx.now;
    const told = { ...call, providerMessageId: newId(), at, seconds: durationSeconds ?? null, notes: notes ?? '', name: contactName ?? undefined };
    const made = await this.log(tx, channel, [told]);
    const message = await this.sending.one(tx, made.get(told.providerMessageId)!);
    if (customer && (await ofCustomer(tx, message.conversationId, customer.id)))
      tx.emit(events.CONVERSATION_LINKED, message.conversationId, { customerId: customer.id, customerName: customer.name, by: 'person' });
    return message;
  }

  /** Keeps calls, those of the other side like a message that came in; numbers that are none are left out. Gives back the messages by the ids of the calls. */
  async log(tx: Tx, channel: Channel, calls: PhoneCall[]): Promise<Map<string, Id>> {
    const { country, locale } = await organizationOf(tx);
    const language = locale.startsWith('de') ? 'de' : 'en';
    const incoming = calls.filter(({ direction }) => direction === 'in').map((call) => incomingOf(call, textOf(call, language)));
    const taken = incoming.length ? await this.incoming.take(tx, channel, incoming) : [];
    const placed = calls
      .filter(({ direction }) => direction === 'out')
      .flatMap((call) => ((reached) => (reached ? [{ ...call, reached }] : []))(reachedBy('phone', call, country)));
    const made = placed.length ? await this.keep(tx, channel, placed, language) : new Map<string, Id>();
    return new Map([...taken.map(({ id, providerMessageId }) => [providerMessageId, id] as const), ...made]);
  }

  private async keep(tx: Tx, channel: Channel, calls: Placed[], language: 'de' | 'en'): Promise<Map<string, Id>> {
    const known = await knownCalls(
      tx,
      channel.id,
      calls.map(({ providerMessageId }) => providerMessageId),
    );
    const fresh = [...new Map(calls.filter(({ providerMessageId }) => !known.has(providerMessageId)).map((call) => [call.providerMessageId, call])).values()];
    if (!fresh.length) return known;
    const conversations = await this.conversationsOf(tx, channel, fresh);
    const [{ keep }, senderName] = await Promise.all([this.texts.keeper(tx), nameOfUser(tx, tx.ctx.actor)]);
    const rows = fresh.map((call) => {
      const { content, tokens } = keep({ content: textOf(call, language), html: null, subject: null });
      const conversationId = conversations.get(call.reached.address)!.id;
      const { providerMessageId } = call;
      return { id: newId(), conversationId, providerMessageId, senderName, content, tokens, at: writtenAt(call.at, tx.now), metadata: { call: factsOf(call) } };
    });
    const made = await insertCalls(tx, channel.id, rows);
    // one after the other: each is the newest of its conversation then, and the first answers what waited
    for (const [i, { id, conversationId }] of rows.entries()) if (made.has(id)) await this.tell(tx, conversationId, id, fresh[i], conversations);
    return new Map([...known, ...rows.filter(({ id }) => made.has(id)).map(({ id, providerMessageId }) => [providerMessageId, id] as const)]);
  }

  private async conversationsOf(tx: Tx, channel: Channel, calls: Placed[]): Promise<Map<string, Locked>> {
    const begun = await beginConversations(
      tx,
      channel,
      [...new Map(calls.map((call) => [call.reached.address, call])).values()].map(({ reached, name, at }) => {
        return { key: reached.address, ...reached, name: name ?? null, subject: null, at: writtenAt(at, tx.now) };
      }),
    );
    const keys = [...new Set(calls.map(({ reached }) => reached.address))];
    const locked = await lockConversations(tx, channel.id, keys, []);
    const strangers = locked.filter(({ id }) => begun.has(id));
    const found = await this.people.recognise(
      tx,
      strangers.map(({ id, address }) => ({
        id,
        address,
        phone: address,
        email: null,
        name: calls.find(({ reached }) => reached.address === address)?.name ?? null,
      })),
    );
    for (const one of strangers) {
      const customer = found.get(one.id);
      if (customer) Object.assign(one, { customerId: customer.id, customerName: customer.name });
      tx.emit(events.CONVERSATION_STARTED, one.id, { customerId: one.customerId, customerName: one.customerName, source: channel.source });
    }
    return new Map(locked.map((one) => [one.address, one]));
  }

  /** Who was spoken to, or to whose voicemail, has been answered. */
  private async tell(tx: Tx, conversationId: Id, messageId: Id, { outcome }: PhoneCall, conversations: Map<string, Locked>): Promise<void> {
    const { customerId, customerName } = [...conversations.values()].find(({ id }) => id === conversationId)!;
    const data = { messageId, customerId, customerName };
    const seconds = await said(tx, conversationId, messageId, outcome !== 'missed', 1);
    tx.emit(events.MESSAGE_SENT, conversationId, data);
    if (seconds === null) return;
    await responded(tx, messageId, seconds);
    tx.emit(events.CUSTOMER_ANSWERED, conversationId, data);
  }
}

const factsOf = ({ direction, outcome, seconds }: PhoneCall) => ({ direction, outcome, seconds });

/** Who was spoken to waits for nothing; a call that was missed waits for one. */
const incomingOf = (call: PhoneCall, text: string): Incoming => ({
  providerMessageId: call.providerMessageId,
  from: { phone: call.phone, ...(call.name && { name: call.name }) },
  at: call.at,
  text,
  past: call.outcome === 'answered',
  metadata: { call: factsOf(call) },
});
