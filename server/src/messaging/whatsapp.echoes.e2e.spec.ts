import type { Api } from '../../test/api';
import { inbox, inboxes } from '../../test/inbox';
import { sign, WhatsAppStandIn } from '../../test/meta';

describe("WhatsApp's own app", () => {
  let meta: WhatsAppStandIn;
  let house: Api;
  beforeAll(async () => {
    meta = await new WhatsAppStandIn().start();
    house = await inboxes({ metaUrl: meta.url });
  });
  afterAll(async () => {
    await house?.close();
    await meta?.close();
  });

  const setUp = async () => {
    const credentials = { accessToken: 'EAAG-token', appSecret: meta.appSecret, verifyToken: 'shown at Meta' };
    const settings = { phoneNumberId: meta.phoneNumberId };
    const made = await inbox(house, { source: 'whatsapp', provider: 'whatsapp_cloud', settings, credentials });
    return { ...made, hear: (body: Buffer) => made.call(body, { 'x-hub-signature-256': sign(meta.appSecret, body) }) };
  };

  it('what staff wrote in it is ours: answered, and nothing to read', async () => {
    const { hear, ask, messages, conversations } = await setUp();
    const echo = meta.echoed('436605550123', { type: 'text', text: { body: 'Ja, morgen ab acht.' } });
    await hear(meta.wrote('436605550123', { type: 'text', text: { body: 'Ist er fertig?' } }, { at: Date.now() - 120_000 }));
    expect((await Promise.all([hear(echo), hear(echo)])).map(({ status }) => status)).toEqual([200, 200]);
    // to somebody who never wrote a conversation begins
    await hear(meta.echoed('436605550999', { type: 'image', image: { id: '77', mime_type: 'image/jpeg', caption: 'Ihr Drucker' } }));
    const list = (await ask('GET', `/conversations/${ask.organization}`)).body.data;
    expect(list.map(({ phone, unreadCount, waitingSince, lastMessage }: any) => [phone, unreadCount, waitingSince, lastMessage])).toEqual([
      ['+436605550999', 0, null, 'Ihr Drucker'],
      ['+436605550123', 1, null, 'Ja, morgen ab acht.'],
    ]);
    expect((await messages()).map(({ sender, content, status, type }) => [sender, content, status, type])).toEqual([
      ['customer', 'Ist er fertig?', null, 'text'],
      ['agent', 'Ja, morgen ab acht.', 'sent', 'text'],
      ['agent', 'Ihr Drucker', 'sent', 'image'],
    ]);
    // told late: what was written before the customer wrote does not answer it
    await hear(meta.wrote('436605550123', { type: 'text', text: { body: 'Und der Preis?' } }));
    await hear(meta.echoed('436605550123', { type: 'text', text: { body: 'von gestern' } }, { at: Date.now() - 86_400_000 }));
    expect((await conversations()).find(({ phone }) => phone === '+436605550123').waiting).not.toBeNull();
    // another number of the same account is not ours to hear
    await hear(
      meta.told(
        { message_echoes: [{ from: '1', to: '436605550555', id: 'x', timestamp: '1760000000', type: 'text', text: { body: 'x' } }] },
        '222',
        'smb_message_echoes',
      ),
    );
    expect(await conversations()).toHaveLength(2);
  });

  it('many calls at once are taken together, each message once', async () => {
    const { hear, ask, conversations } = await setUp();
    const calls = Array.from({ length: 40 }, (_, i) => meta.wrote(`4366055501${i % 8}0`, { type: 'text', text: { body: `Nachricht ${i}` } }));
    const answers = await Promise.all([...calls, ...calls.slice(0, 10)].map(hear));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect((await conversations()).map(({ messages: count }) => count)).toEqual(Array(8).fill(5));
    expect((await ask('GET', `/conversations/${ask.organization}/stats`)).body.data.unreadMessages).toBe(40);
  });
});
