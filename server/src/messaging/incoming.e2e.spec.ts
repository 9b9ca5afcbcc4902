import { api, created, type Api } from '../../test/api';
import { someone } from '../../test/database';
import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import type { Ctx, Id } from '../core/tx';
import type { Incoming } from './adapters';
import { ChannelsService } from './channels.service';
import { IncomingService } from './incoming.service';
import { signatureOf } from './sandbox.adapter';
import { SendingJobs } from './sending.jobs';
import { SendingService } from './sending.service';

describe('what comes in', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const secret = 'a secret of the channel';
  const setUp = async (source = 'sms', more: object = {}) => {
    const ask = house.as();
    const channel = await created(
      ask('POST', '/channels', { name: `Test ${source}`, source, provider: 'sandbox', credentials: { webhookSecret: secret }, ...more }),
    );
    const me: Ctx = someone({ organization: ask.organization, actor: ask.actor, cause: channel.id });
    const take = (...all: Incoming[]) =>
      house.db.work.write(me, async (tx) => house.app.get(IncomingService).take(tx, await house.app.get(ChannelsService).one(tx, channel.id), all));
    const read = <R extends object>(text: string, params: unknown[] = []) =>
      house.db.work.read(me, (tx) => rows<any>(tx, statement(text), params)) as Promise<R[]>;
    const conversations = () =>
      read<any>(`select id, status, phone, email, message_count as messages, incoming_count as incoming, customer_id as "customerId", waiting_since as waiting
        from messaging.conversations order by created_at, address, id`);
    const unread = (user: Id) =>
      read<{ unread: number }>(
        `select sum(c.incoming_count - u.seen)::int as unread from messaging.unread u join messaging.conversations c on c.id = u.conversation_id where u.user_id = $1`,
        [user],
      );
    const call = (body: object | string, headers: object = {}) => {
      const raw = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const time = new Date().toISOString();
      return house.ask('POST', `/webhooks/${channel.id}`, raw, {
        'content-type': 'application/json',
        'x-kontor-timestamp': time,
        'x-kontor-signature': signatureOf(secret, time, raw),
        ...headers,
      });
    };
    const send = (conversationId: Id) => house.app.get(SendingJobs).send(me, { conversationId }, { id: newId(), progress: () => Promise.resolve() });
    return { ask, channel, me, take, read, conversations, unread, call, send };
  };
  const from = (n: number, more: Partial<Incoming> = {}): Incoming => ({
    providerMessageId: `m-${n}-${Math.random()}`,
    from: { phone: '+43 660 5550123', name: 'Eva' },
    at: new Date().toISOString(),
    text: `Nachricht ${n}`,
    ...more,
  });

  it('is one conversation per number, however it is written; the same message told by several at once counts once', async () => {
    const { take, conversations, unread, ask } = await setUp();
    const same = from(0);
    await Promise.all([
      take(same),
      take(same, from(1)),
      take(from(2, { from: { phone: '0660 5550123' } })),
      take(same, from(3, { from: { phone: '4.36605550123E+11' } })),
    ]);
    expect(await conversations()).toMatchObject([{ phone: '+436605550123', messages: 4, incoming: 4, status: 'active' }]);
    expect(await unread(ask.actor)).toEqual([{ unread: 4 }]);
    expect(await take(same)).toEqual([]);
    expect(await take(from(9, { from: { phone: 'nobody' } }))).toEqual([]);
  });

  it('counts exactly while many write at once', async () => {
    const { take, conversations, unread, ask } = await setUp();
    const number = (n: number) => ({ phone: `+43660555${String(1000 + (n % 7))}` });
    await Promise.all(Array.from({ length: 40 }, (_, i) => take(from(i, { from: number(i) }), from(i + 100, { from: number(i + 3) }))));
    const all = await conversations();
    expect([all.length, all.reduce((sum, { messages }) => sum + messages, 0)]).toEqual([7, 80]);
    expect(await unread(ask.actor)).toEqual([{ unread: 80 }]);
  });

  it('threads mails by what they answer and by the reply token, never by their subject', async () => {
    const { take, conversations, read } = await setUp('email');
    const mail = (id: string, more: Partial<Incoming> = {}) =>
      from(0, { providerMessageId: id, from: { email: 'Eva@Huber.example' }, subject: 'Drucker', ...more });
    await take(mail('<a@x>'), mail('<b@x>', { references: ['<a@x>'], inReplyTo: '<a@x>' }));
    await take(mail('<c@x>'));
    await take(mail('<d@x>', { inReplyTo: '<b@x>' }));
    expect((await conversations()).map(({ messages, email }) => [messages, email])).toEqual([
      [3, 'eva@huber.example'],
      [1, 'eva@huber.example'],
    ]);
    const [{ token }] = await read<{ token: string }>(`select reply_token as token from messaging.conversations where message_count = 1`);
    await take(mail('<e@x>', { replyToken: token, from: { email: 'other@huber.example' } }));
    expect((await conversations()).map(({ messages }) => messages)).toEqual([3, 2]);
  });

  it('leaves the house once, in order, and comes as far as its reports say', async () => {
    const { take, conversations, read, me, send, channel, call } = await setUp();
    await take(from(1));
    const [{ id }] = await conversations();
    const put = (content: string) =>
      house.db.work.write(me, (tx) =>
        house.app.get(SendingService).put(tx, { id, channelId: channel.id, customerId: null, customerName: 'Eva', source: 'sms' }, { content }),
      );
    const [first, second] = [await put('eins'), await put('zwei')];
    expect((await Promise.all([send(id), send(id)])).reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
    const statuses = () =>
      read<any>(`select delivery_status as status, failure_reason as reason from messaging.messages where sender_type = 'agent' order by id`);
    expect(await statuses()).toMatchObject([{ status: 'delivered' }, { status: 'delivered' }]);
    expect((await conversations())[0].waiting).toBeNull();
    await call({
      reports: [
        { id: first.id, status: 'read' },
        { id: second.id, status: 'failed', reason: 'late' },
      ],
    });
    await call({ reports: [{ id: first.id, status: 'delivered' }] });
    expect(await statuses()).toMatchObject([{ status: 'read' }, { status: 'delivered', reason: null }]);
  });

  it('believes a call of the provider only with its signature, and takes what is doubled once', async () => {
    const { call, conversations, channel } = await setUp();
    const told = { messages: [{ id: 'x1', from: { phone: '+436605550123' }, text: 'Hallo' }, { nonsense: true }, null] };
    expect([(await call(told)).status, (await call(told)).status]).toEqual([200, 200]);
    expect(await conversations()).toMatchObject([{ messages: 1 }]);
    const old = new Date(Date.now() - 3_600_000).toISOString();
    const raw = Buffer.from(JSON.stringify(told));
    const refused = [
      await call(told, { 'x-kontor-signature': 'sha256=00' }),
      await call(told, { 'x-kontor-signature': '' }),
      await call(told, { 'x-kontor-timestamp': old, 'x-kontor-signature': signatureOf(secret, old, raw) }),
      await house.ask('POST', `/webhooks/${channel.id}`, raw, { 'content-type': 'application/json' }),
      await house.ask('GET', `/webhooks/${channel.id}`),
    ];
    expect(refused.map(({ status, body }) => [status, body.errors[0].code])).toEqual(refused.map(() => [401, 'webhook_forged']));
    expect((await call('{"messages": [{"id": "x2", "fro')).status).toBe(400);
    expect((await call({ messages: 'many' })).status).toBe(400);
    expect((await house.ask('POST', '/webhooks/00000000-0000-4000-8000-000000000000', raw, { 'content-type': 'text/plain' })).status).toBe(404);
    expect(await conversations()).toMatchObject([{ messages: 1 }]);
  });
});
