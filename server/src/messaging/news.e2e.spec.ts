import fc from 'fast-check';
import { api, created, type Api } from '../../test/api';
import { signatureOf } from './sandbox.adapter';

const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (let i = 0; i < 400; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('never happened');
};

describe('the inbox with a worker', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  it('tells who is concerned, writes the timeline, and carries the answer to the customer', async () => {
    const anna = house.as('manager');
    const ben = house.as('staff', anna.organization);
    await ben('GET', '/customers');
    const channel = await created(anna('POST', '/channels', { name: 'WhatsApp', source: 'whatsapp', provider: 'sandbox' }));
    const max = await created(anna('POST', '/customers', { name: 'Max Muster', phone: '+436605550123', type: 'private' }));
    const write = (text: string) => created(anna('POST', `/channels/${channel.id}/sandbox/messages`, { from: '+436605550123', name: 'Max', text }));
    const at = `/conversations/${anna.organization}`;
    const { conversationId: id } = await write('Hallo');
    await created(anna('POST', `${at}/${id}/link`, { resource: 'customers', recordId: max.id }));
    await created(anna('POST', `${at}/${id}/assign`, { assigneeId: ben.actor }));
    await created(anna('POST', `${at}/${id}/messages`, { internal: true, content: 'Bitte ansehen', mentionIds: [ben.actor] }));
    await created(ben('POST', `${at}/${id}/messages`, { content: 'Guten Tag' }));
    const kinds = async () => (await ben('GET', '/notifications')).body.data.map(({ kind }: any) => kind);
    await until(async () =>
      ((seen) => ['messaging.customer_wrote', 'messaging.assigned', 'messaging.mentioned'].every((kind) => seen.includes(kind)))(await kinds()),
    );
    await write('Und noch etwas');
    const sent = await until(async () =>
      (await anna('GET', `${at}/${id}/messages`)).body.data.find(
        ({ senderType, deliveryStatus }: any) => senderType === 'agent' && deliveryStatus === 'delivered',
      ),
    );
    expect(sent).toMatchObject({ content: 'Guten Tag', senderName: 'Somebody', responseSeconds: expect.any(Number) });
    const entries = await until(async () => {
      const all = (await anna('GET', `/activities?customerId=${max.id}`)).body.data.filter(({ type }: any) => type === 'message');
      return all.length >= 2 && all;
    });
    expect(entries.map(({ title }: any) => title).sort()).toEqual(expect.arrayContaining([expect.stringContaining('WhatsApp')]));
  });

  it('whatever is called at its address, nothing comes in without a signature and nothing breaks with one', async () => {
    const ask = house.as();
    const secret = 'a secret';
    const channel = await created(ask('POST', '/channels', { name: 'Generic', source: 'sms', provider: 'sandbox', credentials: { webhookSecret: secret } }));
    const call = async (raw: Buffer, headers: object) =>
      (await house.ask('POST', `/webhooks/${channel.id}`, raw, { 'content-type': 'application/json', ...headers })).status;
    const signed = (raw: Buffer) =>
      ((time) => ({ 'x-kontor-timestamp': time, 'x-kontor-signature': signatureOf(secret, time, raw) }))(new Date().toISOString());
    const good = Buffer.from(JSON.stringify({ messages: [{ id: 'm1', from: { phone: '+436605550123' }, text: 'echt' }] }));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.nat(good.length - 1).map((cut) => good.toString().slice(0, cut)),
        ),
        async (body) => {
          const raw = Buffer.from(body);
          expect(await call(raw, { ...signed(good), ...(raw.equals(good) && { 'x-kontor-signature': 'sha256=0' }) })).toBe(401);
          expect([200, 400]).toContain(await call(raw, signed(raw)));
        },
      ),
      { numRuns: 60 },
    );
    const headers = signed(good);
    expect(await Promise.all([call(good, headers), call(good, headers), call(good, headers)])).toEqual([200, 200, 200]);
    const { data } = (await ask('GET', `/conversations/${ask.organization}`)).body;
    expect(data).toMatchObject([{ messageCount: 1, unreadCount: 1, lastMessage: 'echt' }]);
  });
});
