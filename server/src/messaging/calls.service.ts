import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import { organizationOf } from '../core/organization';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import type { Incoming, PhoneCall } from './adapters';
import type { CallInput } from './calls.dto';

import { textOf } from './calls.rules';
import type { Channel } from './channels.entity';
import { ChannelsService } from './channels.service';
import { reachedBy, type Reached } from './incoming.rules';
import { IncomingService } from './incoming.service';
import { Message } from './messages.entity';
import * as events from './messaging.events';
import { messaging } from './messaging.problems';
import { ofCustomer } from './ours.queries';
import { OursService, type Ours } from './ours.service';
import { SendingService } from './sending.service';

/** Calls on the phone as entries of their conversations, each once however often it is told. */
@Injectable()
export class CallsService {
  constructor(
    private readonly channels: ChannelsService,
    private readonly customers: CustomersService,
    private readonly incoming: IncomingService,
    private readonly ours: OursService,
    private readonly sending: SendingService,
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
      .flatMap((call) => ((reached) => (reached ? [{ call, reached }] : []))(reachedBy('phone', { phone: call.phone }, country)));
    const made = placed.length
      ? await this.ours.keep(
          tx,
          channel,
          placed.map(({ call, reached }) => oursOf(call, reached, textOf(call, language))),
        )
      : undefined;
    return new Map([...taken.map(({ id, providerMessageId }) => [providerMessageId, id] as const), ...(made?.ids ?? [])]);
  }
}

const factsOf = ({ direction, outcome, seconds }: PhoneCall) => ({ direction, outcome, seconds });

/** Who was spoken to, or to whose voicemail, has been answered. */
const oursOf = (call: PhoneCall, reached: Reached, text: string): Ours => ({
  providerMessageId: call.providerMessageId,
  reached,
  name: call.name,
  at: call.at,
  text,
  answers: call.outcome !== 'missed',
  deliveryStatus: null,
  metadata: { call: factsOf(call) },
});

/** Who was spoken to waits for nothing; a call that was missed waits for one. */
const incomingOf = (call: PhoneCall, text: string): Incoming => ({
  providerMessageId: call.providerMessageId,
  from: { phone: call.phone, ...(call.name && { name: call.name }) },
  at: call.at,
  text,
  past: call.outcome === 'answered',
  metadata: { call: factsOf(call) },
});
