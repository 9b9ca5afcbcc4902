import type { Api } from '../../test/api';
import { inbox, inboxes, type Inbox } from '../../test/inbox';
import { sign, WhatsAppStandIn } from '../../test/meta';
import { FilesService } from '../core/files/files.service';
import { rows, statement } from '../core/sql';
import { WhatsAppTemplates } from './whatsapp.templates';

/** A picture of one dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

describe('WhatsApp', () => {
  let meta: WhatsAppStandIn;
  let house: Api;
  beforeAll(async () => {
    meta = await new WhatsAppStandIn().start();
    house = await inboxes({ metaUrl: meta.url });
  });
  afterEach(() => {
    meta.mishaps.length = 0;
    meta.sent.length = 0;
    meta.open.clear();
    meta.token = 'EAAG-token';
  });
  afterAll(async () => {
    await house?.close();
    await meta?.close();
  });

  const credentials = () => ({ accessToken: 'EAAG-token', appSecret: meta.appSecret, verifyToken: 'shown at Meta' });
  const settings = () => ({ phoneNumberId: meta.phoneNumberId, businessAccountId: meta.account });
  const setUp = async (more: object = {}) => {
    const made = await inbox(house, { source: 'whatsapp', provider: 'whatsapp_cloud', settings: settings(), credentials: credentials(), ...more });
    const hear = (body: Buffer, secret = meta.appSecret) => made.call(body, { 'x-hub-signature-256': sign(secret, body) });
    /** Somebody wrote, so that there is a conversation in which free text may be sent. */
    const begun = async (from = '436605550123') => {
      await hear(meta.wrote(from, { type: 'text', text: { body: 'Ist mein Drucker fertig?' } }));
      return (await made.conversations())[0].id as string;
    };
    return { ...made, hear, begun };
  };
  const statuses = async ({ messages }: Inbox) => (await messages()).filter(({ sender }) => sender === 'agent').map(({ status, code }) => [status, code]);

  it('is tested in plain words, and knows its number and its templates then', async () => {
    const test = async (more: object) => {
      const { ask, channel, read } = await setUp(more);
      const { body } = await ask('POST', `/channels/${channel.id}/test`);
      const [kept] = await read<any>(`select status, own_address as "ownAddress", settings from messaging.channels`);
      return { ...body.data, kept };
    };
    expect(await test({})).toMatchObject({
      ok: true,
      reason: null,
      kept: {
        status: 'connected',
        ownAddress: '+436605550100',
        settings: { verifiedName: 'Werkstatt Wien', templates: [{ name: 'order_ready', language: 'de' }, {}] },
      },
    });
    expect((await test({ credentials: { ...credentials(), accessToken: 'old' } })).reason).toContain('access token does not hold');
    expect((await test({ settings: { phoneNumberId: '1' } })).reason).toContain('phone number ID is wrong');
    expect((await test({ credentials: { accessToken: 'EAAG-token' } })).reason).toContain('app secret');
    meta.mishaps.push({ status: 503 });
    expect(await test({})).toMatchObject({ ok: false, kept: { status: 'failing' } });
  });

  it('has the approved templates among ours, once: what is deleted here stays deleted', async () => {
    const { ask, channel, me } = await setUp();
    await ask('POST', `/channels/${channel.id}/test`);
    const look = () => house.app.get(WhatsAppTemplates).look({ ...me, once: undefined });
    const all = async () =>
      (await ask('GET', '/message-templates?sort=createdAt')).body.data.map((one: any) => [one.providerName, one.language, one.variables]);
    await look();
    expect(await all()).toEqual([
      ['order_ready', 'de', ['1', '2']],
      ['order_ready', 'en', ['1', '2']],
    ]);
    const [first] = (await ask('GET', '/message-templates?sort=createdAt')).body.data;
    await ask('DELETE', `/message-templates/${first.id}?version=${first.version}`);
    await look();
    expect(await all()).toHaveLength(1);
    meta.token = 'taken back';
    await look();
    expect((await ask('GET', `/channels/${channel.id}`)).body.data).toMatchObject({ status: 'failing', statusReason: expect.stringContaining('gilt nicht') });
  });

  it('answers the question of Meta only with the word that was agreed', async () => {
    const { channel } = await setUp();
    const ask = (token: string, challenge = '1158201444') =>
      house.ask(
        'GET',
        `/webhooks/${channel.id}?hub.mode=subscribe&hub.verify_token=${encodeURIComponent(token)}&hub.challenge=${encodeURIComponent(challenge)}`,
      );
    const { status, headers, body } = await ask('shown at Meta');
    expect([status, headers['content-type'], String(body)]).toEqual([200, 'text/plain; charset=utf-8', '1158201444']);
    expect([(await ask('guessed')).status, (await ask('shown at Meta', '<script>')).status]).toEqual([401, 401]);
  });

  it('takes what people write in its many forms, with its files', async () => {
    const { hear, messages, conversations, fetch, read } = await setUp();
    const picture = Buffer.from(PNG, 'base64');
    const image = { caption: 'So sieht es aus', mime_type: 'image/png', id: meta.keep(picture, 'image/png') };
    const said: object[] = [
      { type: 'text', text: { body: 'Grüß Gott 👋' } },
      { type: 'image', image },
      { type: 'location', location: { latitude: 48.2082, longitude: 16.3738, name: 'Stephansplatz' } },
      { type: 'button', button: { text: 'Ja, passt', payload: 'yes' }, context: { from: '1', id: 'wamid.x' } },
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'slot-9', title: '9:00', description: 'Dienstag' } } },
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Max Muster' }, phones: [{ phone: '+43 1 555' }] }] },
      { type: 'reaction', reaction: { message_id: 'wamid.y', emoji: '👍' } },
      { type: 'hologram', hologram: {} },
    ];
    for (const one of said) expect((await hear(meta.wrote('436605550123', one))).status).toBe(200);
    await fetch();
    expect((await messages()).map(({ type, content }) => [type, content])).toEqual([
      ['text', 'Grüß Gott 👋'],
      ['image', 'So sieht es aus'],
      ['text', 'Stephansplatz\nhttps://www.openstreetmap.org/?mlat=48.2082&mlon=16.3738'],
      ['text', 'Ja, passt'],
      ['text', '9:00\nDienstag'],
      ['text', 'Max Muster, +43 1 555'],
      ['text', '👍'],
      ['text', expect.stringContaining('cannot be shown')],
    ]);
    expect(await conversations()).toMatchObject([{ phone: '+436605550123', name: 'Eva Huber', messages: 8 }]);
    expect(await read(`select name, type, size from core.files`)).toMatchObject([{ type: 'image/png', size: picture.length }]);
  });

  it('keeps one conversation with somebody who begins to hide the number', async () => {
    const { hear, conversations, put, send } = await setUp();
    const told = (message: object, contact: object) =>
      meta.told({
        contacts: [{ profile: { name: 'Eva', username: 'eva.h' }, user_id: 'AT.1349', ...contact }],
        messages: [
          {
            id: `wamid.${Math.random()}`,
            from_user_id: 'AT.1349',
            timestamp: `${Math.floor(Date.now() / 1000)}`,
            type: 'text',
            text: { body: 'Hallo' },
            ...message,
          },
        ],
      });
    await hear(told({ from: '436605550123' }, { wa_id: '436605550123' }));
    await hear(told({}, {}));
    await hear(told({ from_user_id: 'AT.7' }, { user_id: 'AT.7', profile: { name: 'Udo', username: 'udo_w' } }));
    const all = await conversations();
    expect(all.map(({ address, messages }) => [address, messages])).toEqual([
      ['+436605550123', 2],
      ['@udo_w', 1],
    ]);
    meta.open.add('AT.7');
    await put(all[1].id, { content: 'Gern!' });
    expect(await send(all[1].id)).toEqual({ sent: 1 });
    expect(meta.sent).toMatchObject([{ recipient: 'AT.7' }]);
    expect(meta.sent[0].to).toBeUndefined();
  });

  it('believes nothing that is not signed by Meta, and no copy of an old call', async () => {
    const { call, hear, conversations } = await setUp();
    const body = meta.wrote('436605550123', { type: 'text', text: { body: 'Hallo' } }, { id: 'wamid.once' });
    const refused = [
      await call(body),
      await call(body, { 'x-hub-signature-256': 'sha256=' }),
      await call(body, { 'x-hub-signature-256': sign('another secret', body) }),
      await call(body.subarray(0, -2), { 'x-hub-signature-256': sign(meta.appSecret, body) }),
      await hear(meta.wrote('436605550123', { type: 'text', text: { body: 'vor neun Tagen' } }, { at: Date.now() - 9 * 86_400_000 })),
    ];
    expect(refused.map(({ status, body: told }) => [status, told.errors[0].code])).toEqual(refused.map(() => [401, 'webhook_forged']));
    expect((await hear(body.subarray(0, -2))).status).toBe(400);
    expect(await conversations()).toEqual([]);
    expect((await Promise.all([hear(body), hear(body), hear(body)])).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await hear(meta.told({ messages: [{ id: 'wamid.other' }] }, '999'))).status).toBe(200);
    expect(await conversations()).toMatchObject([{ messages: 1 }]);
  });

  it('sends text, files and templates, and follows the receipts in whatever order they come', async () => {
    const made = await setUp();
    const { begun, put, send, hear, messages, me } = made;
    const id = await begun();
    const file = await house.app.get(FilesService).storeBytes(me, 'Angebot.pdf', Buffer.from('%PDF-1.4 test'));
    await put(id, { content: 'Ja, seit heute.' });
    await put(id, { content: 'Das Angebot', files: [file], messageType: 'file' });
    expect(await send(id)).toEqual({ sent: 2 });
    expect(meta.sent).toMatchObject([
      { type: 'text', to: '+436605550123', text: { body: 'Ja, seit heute.' } },
      { type: 'document', document: { filename: 'Angebot.pdf', caption: 'Das Angebot' } },
    ]);
    const [first] = meta.sent;
    for (const status of ['read', 'delivered', 'sent']) await hear(meta.status(first.id, status));
    await hear(
      meta.status(meta.sent[1].id, 'failed', { errors: [{ code: 131026, title: 'Message undeliverable', error_data: { details: 'Not on WhatsApp.' } }] }),
    );
    expect(await statuses(made)).toEqual([
      ['read', null],
      ['failed', 'recipient_unreachable'],
    ]);
    expect((await messages()).at(-1).reason).toBe('Not on WhatsApp. (131026)');
  });

  it('sends no free text once the 24 hours are over, but a template in the language that is approved', async () => {
    const made = await setUp();
    const { begun, put, send, ask, channel } = made;
    const id = await begun();
    await ask('POST', `/channels/${channel.id}/test`);
    await house.db.work.write(made.me, (tx) => rows(tx, statement(`update messaging.conversations set last_incoming_at = now() - interval '25 hours'`), []));
    await put(id, { content: 'Hallo?' });
    await put(id, { content: 'Hello Eva', metadata: { template: { name: 'order_ready', language: 'en', values: ['Eva', 'A-1'] } } });
    await send(id);
    expect(await statuses(made)).toEqual([
      ['failed', 'window_closed'],
      ['sent', null],
    ]);
    expect(meta.sent).toMatchObject([
      {
        type: 'template',
        template: { name: 'order_ready', language: { code: 'en_GB' }, components: [{ type: 'body', parameters: [{ text: 'Eva' }, { text: 'A-1' }] }] },
      },
    ]);
  });

  it('loses nothing and sends nothing twice while Meta is away, too busy, or the token has run out', async () => {
    const made = await setUp();
    const { begun, put, send, later, messages } = made;
    const id = await begun();
    await put(id, { content: 'eins' });
    await put(id, { content: 'zwei' });
    meta.mishaps.push({ status: 503 });
    await send(id);
    meta.mishaps.push({ status: 429, headers: { 'retry-after': '600' }, error: { code: 130429, message: 'Rate limit hit' } });
    await later(id);
    const waiting = (await messages()).find(({ content }) => content === 'eins');
    expect(Date.parse(waiting.again) - Date.now()).toBeGreaterThan(500_000);
    meta.mishaps.push({ status: 400, error: { code: 131056, message: 'Pair rate limit hit' } });
    await later(id);
    meta.token = 'renewed';
    await later(id);
    expect((await messages()).find(({ content }) => content === 'eins').reason).toContain('190');
    meta.token = 'EAAG-token';
    expect(await statuses(made)).toEqual([
      ['queued', null],
      ['queued', null],
    ]);
    expect(await later(id)).toEqual({ sent: 2 });
    expect(meta.sent.map(({ text }) => text.body)).toEqual(['eins', 'zwei']);
  });

  it('does not guess whether a message left when the line broke: a receipt that names it tells', async () => {
    const made = await setUp();
    const { begun, put, send, later, hear } = made;
    const id = await begun();
    const { id: ours } = await put(id, { content: 'einmal' });
    meta.mishaps.push({ breaksAfter: true });
    await send(id);
    await later(id);
    expect([meta.sent.length, await statuses(made)]).toEqual([1, [['failed', 'outcome_unknown']]]);
    await hear(meta.status(meta.sent[0].id, 'sent', { biz_opaque_callback_data: ours }));
    expect(await statuses(made)).toEqual([['sent', null]]);
    await hear(meta.status(meta.sent[0].id, 'delivered', { biz_opaque_callback_data: ours }));
    expect([await statuses(made), await later(id)]).toEqual([[['delivered', null]], { sent: 0 }]);
  });

  it('gives up at once where Meta will never take it, and says why', async () => {
    const made = await setUp();
    const { begun, put, send } = made;
    const id = await begun();
    await put(id, { content: 'x'.repeat(4_097) });
    await put(id, { content: 'Hallo' });
    meta.mishaps.push({ status: 403, error: { code: 131031, message: 'Account has been locked' } });
    await send(id);
    expect(await statuses(made)).toEqual([
      ['failed', 'text_too_long'],
      ['failed', 'account_restricted'],
    ]);
  });
});
