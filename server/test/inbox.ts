import { api, created, type Answer, type Api, type Ask } from './api';
import { someone } from './database';
import type { Config } from '../src/core/config';
import { newId } from '../src/core/id';
import { rows, statement } from '../src/core/sql';
import type { Ctx, Id } from '../src/core/tx';
import { FileJobs } from '../src/messaging/files.jobs';
import { SendingJobs } from '../src/messaging/sending.jobs';
import { SendingService, type Draft } from '../src/messaging/sending.service';

/** An organization with one channel, and its jobs by hand: nothing runs by itself. */
export interface Inbox {
  ask: Ask & { organization: Id; actor: Id };
  channel: { id: Id; version: number; status: string };
  me: Ctx;
  read<R extends object>(text: string, params?: unknown[]): Promise<R[]>;
  conversations(): Promise<any[]>;
  messages(): Promise<any[]>;
  /** As the provider calls. */
  call(body: Buffer | string, headers?: object, query?: string): Promise<Answer>;
  put(conversationId: Id, draft: Partial<Draft>): Promise<{ id: Id }>;
  send(conversationId: Id): Promise<{ sent: number }>;
  /** Time has passed: what waits for its provider is due, and is sent. */
  later(conversationId: Id): Promise<{ sent: number }>;
  /** The files of what came in are fetched. */
  fetch(): Promise<void>;
}

export const inboxes = (config: Partial<Config>): Promise<Api> => api(config);

export async function inbox(
  house: Api,
  input: { source: string; provider: string; settings?: object; credentials?: object; [name: string]: unknown },
): Promise<Inbox> {
  const ask = house.as();
  const channel = await created(ask('POST', '/channels', { name: `Test ${input.provider}`, ...input }));
  const me: Ctx = someone({ organization: ask.organization, actor: ask.actor, cause: channel.id });
  const read: Inbox['read'] = (text, params = []) => house.db.work.read(me, (tx) => rows<any>(tx, statement(text), params)) as never;
  return {
    ...{ ask, channel, me, read },
    conversations: () =>
      read(
        `select id, status, phone, address, contact_name as name, message_count as messages, waiting_since as waiting from messaging.conversations order by created_at, id`,
      ),
    messages: () =>
      read(`select id, content, sender_type as sender, message_type as type, delivery_status as status, failure_code as code, failure_reason as reason,
        provider_message_id as "providerMessageId", next_attempt_at as again, metadata from messaging.messages order by "timestamp", id`),
    call: (body, headers = {}, query = '') =>
      house.ask('POST', `/webhooks/${channel.id}${query}`, Buffer.from(body), { 'content-type': 'application/json', ...headers }),
    put: (id, draft) =>
      house.db.work.write(me, (tx) =>
        house.app
          .get(SendingService)
          .put(tx, { id, channelId: channel.id, customerId: null, customerName: 'Eva', source: input.source as never }, { content: '', ...draft }),
      ),
    send: (conversationId) => house.app.get(SendingJobs).send(me, { conversationId }, { id: newId(), progress: () => Promise.resolve() }),
    later: async (conversationId) => {
      await house.db.work.write(me, (tx) =>
        rows(tx, statement('update messaging.messages set next_attempt_at = null where conversation_id = $1'), [conversationId]),
      );
      return house.app.get(SendingJobs).send(me, { conversationId }, { id: newId(), progress: () => Promise.resolve() });
    },
    fetch: async () => {
      for (const { payload } of await read<{ payload: any }>(`select payload from core.jobs where type = 'messaging.fetch_files' order by id`))
        await house.app.get(FileJobs).fetch(me, payload);
    },
  };
}
