import { api, created, type Api } from '../../test/api';
import { upload } from '../../test/builds';
import { GoogleMailStandIn } from '../../test/google-mail';
import { letter, mailChannel, nextAddress, post } from '../../test/mail-channel';
import { mailServer, withMailServer, type MailServer } from '../../test/mail-server';
import { decoded, inbox, until } from '../../test/mailboxes';
import { rows, statement } from '../core/sql';

withMailServer('letters of a mailbox at real servers', () => {
  let server: MailServer;
  let google: GoogleMailStandIn;
  let house: Api;
  beforeAll(async () => {
    google = await GoogleMailStandIn.start();
    server = await mailServer({ introspect: `${google.url}/introspect/` });
    house = await api({ worker: true, privateNetwork: true, google: { clientId: 'kontor', clientSecret: 'shared', url: google.url } });
  });
  afterAll(async () => {
    await house?.close();
    await server?.stop();
    await google?.close();
  });

  const setUp = (more?: Parameters<typeof mailChannel>[2]) => mailChannel(house, server, more);
  const send = (raw: Buffer, to: string, from?: string) => post(server, raw, to, from);

  it('signs in by OAuth, with a token that is renewed, until the person takes it back', async () => {
    google.address = nextAddress();
    const { ask, channel, ownAddress, count, say, state } = await setUp({ settings: { authentication: 'google' }, credentials: {} });
    await until(async () => (await state()).status === 'failing');
    const begun = await ask('POST', `/channels/${channel.id}/connect`);
    const url = new URL(begun.body.data.url);
    expect(url.searchParams.get('scope')).toBe('https://mail.google.com/');
    const cookie = String(begun.headers['set-cookie']).split(';')[0];
    const back = await house.ask('GET', `/oauth/callback?code=yes&state=${url.searchParams.get('state')}`, undefined, { cookie });
    expect(back).toMatchObject({ status: 303, headers: { location: expect.stringContaining(`/channels/${channel.id}?consent=connected`) } });
    await until(async () => (await state()).status === 'connected');
    await send(letter({}), ownAddress);
    const [got] = await count(1);
    await say(got.conversation, { content: 'Antwort' });
    await until(async () => (await count(2))[1].status === 'sent');
    const old = { tokens: { accessToken: 'old', refreshToken: 'refresh-1', expiresAt: '2026-01-01T00:00:00Z' } };
    const renew = async () => created(ask('PATCH', `/channels/${channel.id}`, { version: (await state()).version, credentials: old }));
    await renew();
    await until(async () => google.grants.length === 2);
    expect(google.grants).toEqual(['authorization_code', 'refresh_token']);
    await send(letter({ 'Message-ID': '<renewed@muster.example>' }), ownAddress);
    await count(3);
    google.consent = false;
    await renew();
    expect((await until(async () => ((now) => now.status === 'failing' && now)(await state()))).statusReason).toMatch(/zurückgenommen/);
  });

  it('a template is seen with a real record, tried out, and leaves with its pictures', async () => {
    const { ask, ownAddress, count, channel } = await setUp();
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
    const picture = await created(upload(ask, '/files', png));
    const blocks = [
      { type: 'picture', fileId: picture.id, alt: 'Logo' },
      { type: 'text', text: 'Hallo {{customer.name}}' },
      { type: 'button', label: 'Zur Werkstatt', url: 'https://house.example' },
    ];
    const template = { name: 'Status', source: 'email', language: 'de', subject: 'Neues für {{customer.name}}', content: '', blocks };
    expect((await ask('POST', '/message-templates', { ...template, blocks: [{ type: 'script' }] })).body.errors).toMatchObject([{ field: 'blocks.0.type' }]);
    const { id } = await created(ask('POST', '/message-templates', template));
    const max = await created(ask('POST', '/customers', { name: 'Max Blöcke', type: 'private', email: 'blocks@muster.example' }));
    const preview = (await ask('POST', `/message-templates/${id}/preview`, { customerId: max.id })).body.data;
    expect(preview).toMatchObject({ subject: 'Neues für Max Blöcke', missing: [], html: expect.stringContaining('Hallo Max Blöcke') });
    expect(preview.html).toContain('src="data:image/png;base64,');
    expect((await ask('POST', `/message-templates/${id}/preview`, {})).body.data.missing).toEqual(['customer.name']);

    const writer = house.as(['message-templates:read', 'message-templates:write'], ask.organization);
    expect(await writer('POST', `/message-templates/${id}/preview`, { customerId: max.id })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'missing_permission' }] },
    });
    expect((await writer('POST', `/message-templates/${id}/trial`, { channelId: channel.id, to: 'probe@muster.example' })).status).toBe(403);

    await ask('POST', `/channels/${channel.id}/test`);
    expect((await ask('POST', `/message-templates/${id}/trial`, { channelId: channel.id, to: 'probe@muster.example', customerId: max.id })).body.data).toEqual({
      ok: true,
      reason: null,
    });
    const [trial] = await until(async () => ((all) => all.length > 0 && all)(await inbox(server, 'probe@muster.example')));
    expect(trial).toContain(`Content-ID: <${picture.id}>`);
    expect(decoded(trial)).toContain('Hallo Max Blöcke'.replace('ö', Buffer.from('ö').toString('latin1')));

    await send(letter({ From: 'blocks@muster.example' }), ownAddress, 'blocks@muster.example');
    const [got] = await count(1);
    await created(ask('POST', `/conversations/${ask.organization}/${got.conversation}/messages`, { templateId: id }));
    await until(async () => (await count(2))[1].status === 'sent');
    const [mailed] = await until(async () => ((all) => all.length > 0 && all)(await inbox(server, 'blocks@muster.example')));
    expect(mailed).toContain(`Content-ID: <${picture.id}>`);
    expect(decoded(mailed)).toContain(`src="cid:${picture.id}"`);
  });

  it('opened and followed is noticed only of those who agreed, as long as the organization wants it', async () => {
    const { ask, ownAddress, count, say, messages, me } = await setUp();
    await house.db.work.write(me, (tx) =>
      rows(tx, statement(`insert into messaging.settings (id, tracks_mails, created_by, updated_by) values (gen_random_uuid(), true, $1, $1)`), [me.actor]),
    );
    const max = await created(ask('POST', '/customers', { name: 'Max Muster', type: 'private', email: 'track@muster.example' }));
    await send(letter({ From: 'track@muster.example' }), ownAddress, 'track@muster.example');
    const [got] = await count(1);
    const html = '<p>Zur <a href="https://house.example/a?b=1&amp;c=2">Rechnung</a></p>';
    await say(got.conversation, { content: 'Zur Rechnung', html });
    await until(async () => (await count(2))[1].status === 'sent');
    const plain = (await until(async () => ((all) => all.length === 1 && all)(await inbox(server, 'track@muster.example'))))[0];
    expect(plain).not.toContain('mail-traces');
    await created(ask('POST', `/conversations/${ask.organization}/${got.conversation}/link`, { resource: 'customers', recordId: max.id }));
    await created(ask('POST', '/consents', { customerId: max.id, channel: 'data', granted: true, source: 'Formular' }));
    await say(got.conversation, { content: 'Zur Rechnung', html });
    await until(async () => (await count(3))[2].status === 'sent');
    const traced = decoded((await until(async () => ((all) => all.length === 2 && all)(await inbox(server, 'track@muster.example'))))[1]);
    const traces = [...traced.matchAll(/\/api\/v1(\/mail-traces\?t=[\w-]+)/g)].map(([, path]) => path);
    expect(await house.ask('GET', traces[0])).toMatchObject({ status: 302, headers: { location: 'https://house.example/a?b=1&c=2' } });
    expect(await house.ask('GET', traces[1])).toMatchObject({ status: 200, headers: { 'content-type': 'image/gif' } });
    expect((await messages())[2]).toMatchObject({ status: 'read', metadata: { opened: { count: 1 }, followed: { 'https://house.example/a?b=1&c=2': 1 } } });
    await created(ask('POST', '/consents', { customerId: max.id, channel: 'data', granted: false, source: 'Anruf' }));
    expect((await house.ask('GET', traces[1])).status).toBe(200);
    expect((await messages())[2].metadata.opened.count).toBe(1);
    expect((await house.ask('GET', `${traces[0]}x`)).status).toBe(404);
  });
});
