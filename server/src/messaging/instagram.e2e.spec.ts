import type { Api } from '../../test/api';
import { inbox, inboxes } from '../../test/inbox';
import { InstagramStandIn } from '../../test/instagram';
import { sign } from '../../test/meta';
import { FilesService } from '../core/files/files.service';
import { rows, statement } from '../core/sql';
import { ChannelsService } from './channels.service';
import { InstagramJobs } from './instagram.jobs';

/** A picture of one dot. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const EVA = '836655879846811';

describe('Instagram', () => {
  let meta: InstagramStandIn;
  let house: Api;
  beforeAll(async () => {
    meta = await new InstagramStandIn().start();
    house = await inboxes({ instagramUrl: meta.url });
  });
  beforeEach(() => {
    meta.token = 'IGAA-token';
    meta.people.set(EVA, { name: 'Eva Huber', username: 'Eva.Huber' });
  });
  afterEach(() => {
    meta.mishaps.length = 0;
    meta.sent.length = 0;
    meta.open.clear();
    meta.week.clear();
  });
  afterAll(async () => {
    await house?.close();
    await meta?.close();
  });

  const setUp = async (settings: object = {}) => {
    const credentials = { accessToken: 'IGAA-token', appSecret: meta.appSecret, verifyToken: 'shown at Meta' };
    const made = await inbox(house, { source: 'instagram', provider: 'instagram', settings, credentials });
    const hear = (body: Buffer) => made.call(body, { 'x-hub-signature-256': sign(meta.appSecret, body) });
    const lastWrote = (interval: string) =>
      house.db.work.write(made.me, (tx) => rows(tx, statement(`update messaging.conversations set last_incoming_at = now() - $1::interval`), [interval]));
    return { ...made, hear, lastWrote };
  };

  it('knows the account after a test, and asks to be told', async () => {
    const { ask, channel } = await setUp();
    expect((await ask('POST', `/channels/${channel.id}/test`)).body.data).toEqual({ ok: true, reason: null });
    expect((await ask('GET', `/channels/${channel.id}`)).body.data).toMatchObject({
      status: 'connected',
      ownAddress: '@werkstatt.wien',
      settings: { accountId: meta.accountId },
    });
    expect(meta.subscribed).toContain('messages');
    meta.token = 'another';
    expect((await ask('POST', `/channels/${channel.id}/test`)).body.data).toMatchObject({ ok: false, reason: expect.stringContaining('does not hold') });
  });

  it('takes what people write, under their name, each once; not what the account says itself', async () => {
    const { hear, conversations, messages, fetch, read, ask, channel } = await setUp();
    await ask('POST', `/channels/${channel.id}/test`);
    meta.media.set('dot', PNG);
    const picture = { attachments: [{ type: 'image', payload: { url: `${meta.url}/media/dot` } }] };
    const hello = meta.wrote(EVA, { text: 'Habt ihr offen?' });
    expect((await Promise.all([hear(hello), hear(hello)])).map(({ status }) => status)).toEqual([200, 200]);
    await hear(meta.wrote(EVA, picture));
    await hear(meta.told(meta.event(EVA, { reaction: { mid: 'aWdf1', action: 'react', reaction: 'love', emoji: '❤️' } })));
    await hear(meta.told(meta.event(EVA, { postback: { mid: 'aWdp1', title: 'Öffnungszeiten', payload: 'HOURS' } })));
    await hear(
      meta.told(
        meta.event(meta.accountId, { message: { mid: 'aWdf2', text: 'Ja!', is_echo: true } }),
        meta.event(EVA, { message: { mid: 'x', is_deleted: true } }),
      ),
    );
    await hear(meta.wrote('999', { text: 'niemand kennt mich' }));
    await fetch();
    expect((await conversations()).map(({ address, name, messages: count }) => [address, name, count])).toEqual([
      ['@eva.huber', 'Eva Huber', 4],
      ['@999', null, 1],
    ]);
    expect((await messages()).map(({ type, content }) => [type, content])).toEqual([
      ['text', 'Habt ihr offen?'],
      ['image', ''],
      ['text', '❤️'],
      ['text', 'Öffnungszeiten'],
      ['text', 'niemand kennt mich'],
    ]);
    expect(await read(`select type, size from core.files`)).toMatchObject([{ type: 'image/png', size: PNG.length }]);
  });

  it('shows what the account wrote in its own app as ours, once, and nobody has to read it; what we sent ourselves is there already', async () => {
    const { hear, conversations, messages, put, send, ask, channel, me } = await setUp();
    await ask('POST', `/channels/${channel.id}/test`);
    await hear(meta.wrote(EVA, { text: 'Habt ihr offen?' }, Date.now() - 60_000));
    const said = (mid: string, text: string) => meta.told({ ...meta.event(meta.accountId, { message: { mid, text, is_echo: true } }), recipient: { id: EVA } });
    await hear(said('aWdf1', 'Ja, bis sechs.'));
    await hear(said('aWdf1', 'Ja, bis sechs.'));
    const [{ id, waiting }] = await conversations();
    expect(waiting).toBeNull();
    const { body } = await ask('GET', `/conversations/${ask.organization}`);
    expect(body.data).toMatchObject([{ unreadCount: 1, lastMessage: 'Ja, bis sechs.', lastSenderType: 'agent', messageCount: 2 }]);
    await put(id, { content: 'Bis gleich' });
    await house.db.work.write(me, (tx) =>
      rows(tx, statement(`update messaging.messages set claimed_at = now(), claimed_by = gen_random_uuid() where delivery_status = 'queued'`)),
    );
    // it is on its way and its id not known yet: the echo has to come again
    expect((await hear(said('aWdf9', 'Bis gleich'))).status).toBe(503);
    await house.db.work.write(me, (tx) =>
      rows(tx, statement(`update messaging.messages set claimed_at = null, claimed_by = null where delivery_status = 'queued'`)),
    );
    await send(id);
    const [{ id: mid }] = meta.sent as any[];
    expect((await hear(said(mid, 'Bis gleich'))).status).toBe(200);
    expect((await messages()).map(({ sender, content, status }) => [sender, content, status])).toEqual([
      ['customer', 'Habt ihr offen?', null],
      ['agent', 'Ja, bis sechs.', 'sent'],
      ['agent', 'Bis gleich', 'sent'],
    ]);
  });

  it('takes no file from elsewhere than Instagram', async () => {
    const { hear, fetch, read } = await setUp();
    await hear(meta.wrote(EVA, { attachments: [{ type: 'image', payload: { url: 'http://127.0.0.1:5432/secret' } }] }));
    await expect(fetch()).rejects.toThrow('not of the provider');
    expect(await read(`select 1 from core.files`)).toEqual([]);
  });

  it('keeps the conversation when somebody takes another name, and gives a name that was left to nobody else', async () => {
    const { hear, conversations } = await setUp();
    await hear(meta.wrote(EVA, { text: 'eins' }));
    meta.people.set(EVA, { name: 'Eva', username: 'eva.neu' });
    meta.people.set('77', { name: 'Udo', username: 'eva.huber' });
    await hear(meta.wrote(EVA, { text: 'zwei' }));
    await hear(meta.wrote('77', { text: 'drei' }));
    expect((await conversations()).map(({ address, messages }) => [address, messages])).toEqual([
      ['@eva.huber', 2],
      ['@77', 1],
    ]);
  });

  it('answers with text and a file that Instagram fetches at a link of two hours, and learns when it was read', async () => {
    const { hear, conversations, put, send, me, messages } = await setUp();
    await hear(meta.wrote(EVA, { text: 'Bild?' }));
    const [{ id }] = await conversations();
    await put(id, { content: 'Gern!', files: [await house.app.get(FilesService).storeBytes(me, 'bild.png', PNG)] });
    expect(await send(id)).toEqual({ sent: 1 });
    expect(meta.sent).toMatchObject([
      { recipient: { id: EVA }, message: { text: 'Gern!' } },
      { recipient: { id: EVA }, message: { attachment: { type: 'image' } } },
    ]);
    const { url } = meta.sent[1].message.attachment.payload;
    const path = url.replace('http://kontor.test/api/v1', '');
    const fetched = await house.ask('GET', path);
    expect([fetched.status, fetched.headers['content-type'], Buffer.from(fetched.body as never).equals(PNG)]).toEqual([200, 'image/png', true]);
    expect((await house.ask('GET', `${path.slice(0, -6)}AAAAAA`)).status).toBe(404);
    await hear(meta.told(meta.event(EVA, { read: { mid: meta.sent[0].id } })));
    expect((await messages()).at(-1)).toMatchObject({ status: 'read' });
  });

  it('says nothing after 24 hours, or after seven days where people may answer for so long', async () => {
    const strict = await setUp();
    await strict.hear(meta.wrote(EVA, { text: 'Hallo' }));
    const [{ id }] = await strict.conversations();
    await strict.lastWrote('25 hours');
    await strict.put(id, { content: 'zu spät' });
    await strict.send(id);
    expect((await strict.messages()).at(-1)).toMatchObject({ status: 'failed', code: 'window_closed' });
    const human = await setUp({ humanAgent: true });
    await human.hear(meta.wrote(EVA, { text: 'Hallo' }));
    meta.open.clear();
    const [{ id: other }] = await human.conversations();
    await human.lastWrote('25 hours');
    await human.put(other, { content: 'Wir haben nachgesehen.' });
    await human.put(other, { content: 'ä'.repeat(501) });
    await human.send(other);
    expect(meta.sent).toMatchObject([{ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }]);
    expect((await human.messages()).at(-1)).toMatchObject({ code: 'text_too_long' });
  });

  it('renews the token before it runs out, and says so at the channel when it is gone', async () => {
    const { me, channel, ask, read } = await setUp();
    await ask('POST', `/channels/${channel.id}/test`);
    const renew = () => house.app.get(InstagramJobs).renew({ ...me, once: undefined });
    const secret = () => house.db.work.read(me, async (tx) => (await house.app.get(ChannelsService).open(tx, channel.id)).secret as any);
    await renew();
    const { accessToken, tokenExpiresAt, appSecret } = await secret();
    expect([accessToken, appSecret]).toEqual([meta.token, meta.appSecret]);
    expect((Date.parse(tokenExpiresAt) - Date.now()) / 86_400_000).toBeGreaterThan(59);
    const calls = meta.calls.length;
    await renew();
    expect(meta.calls.length).toBe(calls);
    await house.db.work.write(me, async (tx) =>
      house.app.get(ChannelsService).keep(tx, channel.id, { ...(await secret()), tokenExpiresAt: '2020-01-01T00:00:00.000Z' }),
    );
    meta.mishaps.push({ status: 503 });
    await renew();
    expect(await read(`select status from messaging.channels`)).toEqual([{ status: 'connected' }]);
    meta.token = 'taken back';
    await renew();
    expect(await read(`select status, status_reason as reason from messaging.channels`)).toMatchObject([
      { status: 'failing', reason: expect.stringContaining('gilt nicht') },
    ]);
  });
});
