import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import { organizationOf } from '../core/organization';
import type { Id, Tx } from '../core/tx';
import { Customer, CustomersService } from '../customers';
import type { Channel } from './channels.entity';
import { ChannelsService } from './channels.service';
import type { ConversationView } from './conversations.dto';
import { ConversationsService } from './conversations.service';
import { beginConversations, lockConversations } from './incoming.queries';
import { reachedBy, senderOf, type Reached } from './incoming.rules';
import type { ConversationInput } from './messages.dto';
import { MessagesService } from './messages.service';
import { CONVERSATION_LINKED, CONVERSATION_STARTED } from './messaging.events';
import { messaging } from './messaging.problems';
import { PeopleService } from './people.service';
import { TextsService } from './texts.service';

interface Opening {
  reached: Reached;
  customer?: Customer;
  name: string | null;
  subject: string | null;
  resolved?: boolean;
}

/** Conversations that we begin. */
@Injectable()
export class StartingService {
  constructor(
    private readonly channels: ChannelsService,
    private readonly customers: CustomersService,
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly people: PeopleService,
    private readonly texts: TextsService,
  ) {}

  /** By e-mail it is a thread of its own; else what is there with this address goes on. 422 `address_invalid`, and as `MessagesService.send`. */
  async start(tx: Tx, { channelId, to, customerId, contactName, ...message }: ConversationInput): Promise<ConversationView> {
    const [channel, customer] = await Promise.all([this.channels.living(tx, channelId), customerId ? this.customers.living(tx, customerId) : undefined]);
    const { country } = await organizationOf(tx);
    const reached = reachedBy(channel.source, to ? senderOf(to) : { phone: customer?.phone ?? undefined, email: customer?.email ?? undefined }, country);
    if (!reached) throw messaging.addressInvalid({ address: to ?? '–' }, 'to');
    const id = await this.open(tx, channel, { reached, customer, name: contactName ?? null, subject: message.subject ?? null });
    await this.messages.send(tx, id, message);
    return this.conversations.view(tx, id);
  }

  /** The conversation with somebody, locked; begun where there is none. `resolved`: what is begun so is nobody's to look at before somebody answers. */
  async open(tx: Tx, channel: Channel, { reached, customer, name, subject: heading, resolved }: Opening): Promise<Id> {
    const key = channel.source === 'email' ? newId() : reached.address;
    const { keep } = await this.texts.keeper(tx);
    const { subject } = keep({ content: '', html: null, subject: heading });
    const begun = await beginConversations(tx, channel, [{ key, ...reached, name, subject, at: tx.now, customerId: customer?.id, resolved }]);
    const [{ id, customerId: known }] = await lockConversations(tx, channel.id, [key], []);
    if (begun.size) await this.begun(tx, channel, id, customer, { ...reached, name });
    else if (customer && !known) await this.conversations.link(tx, id, { resource: 'customers', recordId: customer.id });
    return id;
  }

  private async begun(
    tx: Tx,
    { source }: Channel,
    id: Id,
    customer: Customer | undefined,
    who: { address: string; phone: string | null; email: string | null; name: string | null },
  ) {
    if (!customer) await this.people.recognise(tx, [{ id, ...who }]);
    else tx.emit(CONVERSATION_LINKED, id, { customerId: customer.id, customerName: customer.name, by: 'person' });
    tx.emit(CONVERSATION_STARTED, id, { customerId: customer?.id ?? null, customerName: customer?.name ?? who.name ?? who.address, source });
  }
}
