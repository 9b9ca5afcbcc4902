import { Injectable } from '@nestjs/common';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { activitySubject, alsoKept, customerFacts, refersToCustomer, relatedToCustomer, timeline } from '../customers';
import * as events from './messaging.events';
import { TextsService, type Told } from './texts.service';

refersToCustomer('messaging.conversations', {
  erased: `contact_name = null, subject = null, phone = null, email = null, address = '–', thread_key = id::text, labels = '{}'`,
  below: [
    {
      table: 'messaging.messages',
      of: 'conversation_id',
      erased: `content = '', html = null, subject = null, tokens = null, metadata = '{"forgotten": true}', sender_name = case when sender_type = 'customer' then null else sender_name end`,
    },
  ],
});

const NEWEST = statement(`
  select t.id, t.source, t.status, t.last_message_time as "lastMessageTime", t.message_count as "messageCount", t.assignee_id as "assigneeId"
  from messaging.conversations t where t.customer_id = $1 and t.deleted_at is null order by t.last_message_time desc limit 20`);
relatedToCustomer({ name: 'conversations', can: 'conversations:read', read: (tx, customerId) => rows(tx, NEWEST, [customerId]) });

const CUSTOMER = statement(`select customer_id as "customerId" from messaging.conversations where id = $1 and deleted_at is null`);
activitySubject({ type: 'conversations', customerOf: async (tx, id) => (await row<{ customerId: Id | null }>(tx, CUSTOMER, [id]))?.customerId });

const conversations = customerFacts({
  sql: `select c.customer_id, 'conversations', 'conversations', c.id, c.source, c.created_at, null::numeric, null::text
    from messaging.conversations c where c.customer_id in (select id from who) and c.deleted_at is null`,
  on: [events.CONVERSATION_STARTED, events.CONVERSATION_LINKED],
  customersOf: `select customer_id from messaging.conversations where id = any ($1)`,
});

const BY = `
  select customer_id as "customerId", case source when 'email' then 'E-Mail' when 'whatsapp' then 'WhatsApp' when 'instagram' then 'Instagram' when 'sms' then 'SMS' else 'Tel.' end as channel
  from messaging.conversations where id = $1`;
const entry = (on: string, en: string, de: string) => timeline({ on, type: 'message', resource: 'conversations', facts: BY, says: { en, de } });

const MESSAGES = statement(`
  select m.id, m."timestamp", m.sender_type as "senderType", m.sender_name as "senderName", m.subject, m.content, m.html, m.delivery_status as "deliveryStatus"
  from messaging.messages m join messaging.conversations c on c.id = m.conversation_id
  where c.customer_id = $1 and ($2 or not m.internal) order by m."timestamp", m.id`);
/** What a person may ask for: all that was written. */
@Injectable()
export class CustomerWords {
  constructor(private readonly texts: TextsService) {
    alsoKept({ table: 'messaging.messages', read: (tx, customerId, internal) => this.kept(tx, customerId, internal) });
  }

  private async kept(tx: Tx, customerId: Id, internal: boolean): Promise<Record<string, unknown>[]> {
    const found = await this.texts.open(tx, await rows<Told & Record<string, unknown>>(tx, MESSAGES, [customerId, internal]));
    return found.map(({ html: _, ...message }) => message);
  }
}

/** What conversations bring to the page of their customer. */
export const customerLinks = [
  conversations,
  CustomerWords,
  entry(events.CUSTOMER_WROTE, 'Wrote ({channel})', 'Hat geschrieben ({channel})'),
  entry(events.CUSTOMER_ANSWERED, 'Was answered ({channel})', 'Wurde beantwortet ({channel})'),
];
