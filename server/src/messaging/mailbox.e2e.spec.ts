import { createTransport } from 'nodemailer';
import { api, created, type Api, type Ask } from '../../test/api';
import { someone } from '../../test/database';
import { mailServer, withMailServer, type MailServer } from '../../test/mail-server';
import { mail, parts } from '../../test/mails';
import { GoogleMailStandIn } from '../../test/google-mail';
import { decoded, dropLocks, forget, inbox, until } from '../../test/mailboxes';
import { CONFIG } from '../core/config';
import { rows, statement } from '../core/sql';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { ChannelsService } from './channels.service';
import { MailboxConnections } from './mailbox.connection';
import { MailboxRunner } from './mailbox.runner';
import { MailboxSync } from './mailbox.sync';
import { SendingService, type Draft } from './sending.service';

let made = 0;

withMailServer('a mailbox at real servers', () => {
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

  /** Somebody writes from outside. */
  const post = async (raw: Buffer, to: string, from = 'max@muster.example') => {
    const transport = createTransport({ ...server.smtp, auth: { user: from, pass: server.password }, tls: { rejectUnauthorized: false } });
    await transport.sendMail({ envelope: { from, to }, raw });
    transport.close();
  };
  const settings = () => ({
    imapHost: server.imap.host,
    imapPort: server.imap.port,
    imapSecurity: 'starttls',
    smtpHost: server.smtp.host,
    smtpPort: server.smtp.port,
    smtpSecurity: 'starttls',
    selfSigned: true,
  });

  const setUp = async (more: { settings?: object; credentials?: object; [name: string]: unknown } = {}) => {
    const ask: Ask & { organization: string; actor: string } = house.as();
    const ownAddress = `info${++made}@house.example`;
    const { settings: own, ...rest } = more;
    const body = {
      name: 'Post',
      source: 'email',
      provider: 'mailbox',
      ownAddress,
      credentials: { password: server.password },
      settings: { ...settings(), ...own },
      ...rest,
    };
    const channel = await created(ask('POST', '/channels', body));
    const me: Ctx = someone({ organization: ask.organization, actor: ask.actor, cause: channel.id });
    const read = <R extends object>(text: string, params: unknown[] = []) =>
      house.db.work.read(me, (tx) => rows<any>(tx, statement(text), params)) as Promise<R[]>;
    const messages = () =>
      read<any>(`select m.id, m.content, m.html, m.subject, m.sender_type as sender, m.sender_name as name, m.delivery_status as status, m.failure_code as code, m.failure_reason as reason,
        m.provider_message_id as pid, m.conversation_id as conversation, m.metadata, c.address,
        (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'type', f.type, 'size', f.size, 'sha256', f.sha256) order by f.name), '[]') from core.files f where f.subject_id = m.id) as files
        from messaging.messages m join messaging.conversations c on c.id = m.conversation_id order by m."timestamp", m.id`);
    const count = async (n: number) => until(async () => ((all) => all.length >= n && all)(await messages()));
    const state = async () => (await ask('GET', `/channels/${channel.id}`)).body.data;
    const say = async (conversation: Id, draft: Draft) =>
      house.db.work.write(me, (tx) =>
        house.app.get(SendingService).put(tx, { id: conversation, channelId: channel.id, customerId: null, customerName: 'Max', source: 'email' }, draft),
      );
    return { ask, ownAddress: String(body.ownAddress), channel, me, read, messages, count, state, say };
  };
  const letter = (headers: Record<string, string>, body: string | Buffer = 'Wo ist mein Drucker?') =>
    mail({ From: 'Max Muster <max@muster.example>', Subject: 'Drucker', 'Message-ID': `<${Math.random()}@muster.example>`, ...headers }, body);

  describe('is tested', () => {
    const test = async (more: Parameters<typeof setUp>[0]) => {
      const { ask, channel } = await setUp({ ...more, settings: { paused: true, ...more?.settings } });
      return (await ask('POST', `/channels/${channel.id}/test`, undefined, { 'accept-language': 'de' })).body.data;
    };

    it.each<[string, () => Parameters<typeof setUp>[0], RegExp]>([
      ['a wrong password', () => ({ credentials: { password: 'wrong' } }), /IMAP-Server nimmt Benutzername oder Passwort nicht an.*SMTP-Server nimmt/],
      ['a server that is not there', () => ({ settings: { imapHost: 'imap.invalid' } }), /„imap.invalid“ gibt es nicht/],
      ['a port where nobody is', () => ({ settings: { smtpPort: 9 } }), /antwortet niemand an Port 9/],
      ['TLS where there is none', () => ({ settings: { imapSecurity: 'tls' } }), /nicht sofort TLS/],
      ['a certificate nobody vouches for', () => ({ settings: { selfSigned: false } }), /Zertifikat des IMAP.*Zertifikat des SMTP/],
      ['a folder that is not there', () => ({ settings: { folders: ['INBOX', 'Nirgends'] } }), /Ordner/],
      ['a setting that is missing', () => ({ settings: { smtpHost: '' } }), /„Postausgangsserver \(SMTP\)“ fehlt/],
    ])('%s is said in plain words', async (_, more, reason) => expect(await test(more())).toEqual({ ok: false, reason: expect.stringMatching(reason) }));

    it('what works is connected, and names its folders', async () => {
      const { ask, channel, state } = await setUp();
      expect((await ask('POST', `/channels/${channel.id}/test`)).body.data).toEqual({ ok: true, reason: null });
      expect(await state()).toMatchObject({ status: 'connected', settings: { availableFolders: expect.arrayContaining(['INBOX', 'Sent']) } });
    });
  });

  it('a mail comes in while it listens, is answered, and what follows stays in the thread, whatever its subject', async () => {
    const { ownAddress, count, say, state } = await setUp({ signature: 'Anna, Werkstatt' });
    await until(async () => (await state()).status === 'connected');
    await post(letter({ To: ownAddress, 'Message-ID': '<first@muster.example>' }), ownAddress);
    const [first] = await count(1);
    expect(first).toMatchObject({
      content: 'Wo ist mein Drucker?',
      subject: 'Drucker',
      sender: 'customer',
      name: 'Max Muster',
      pid: '<first@muster.example>',
      address: 'max@muster.example',
    });

    await say(first.conversation, { content: 'Er ist unterwegs.\n\nLiebe Grüße' });
    const answered = await until(async () => ((all) => all[1]?.status === 'sent' && all)(await count(2)));
    const got = decoded(await until(async () => ((all) => all.at(-1))(await inbox(server, 'max@muster.example'))));
    expect(got).toMatch(/^Subject: Re: Drucker\r?$/m);
    expect(got).toMatch(/^In-Reply-To: <first@muster.example>\r?$/m);
    expect(got).toContain(`Message-ID: ${answered[1].pid}`);
    expect(got).toMatch(/-- \r?\nAnna, Werkstatt/);
    const token = /\[(k-[0-9a-f]{24})\]/.exec(got)![1];

    await post(
      letter({ Subject: 'Ganz was anderes', 'In-Reply-To': answered[1].pid }, `Danke!\n\nAm 20.11.2026 schrieb Werkstatt:\n> Er ist unterwegs.`),
      ownAddress,
    );
    await post(
      letter({ Subject: 'Noch etwas', Cc: `"Werkstatt" <${ownAddress.replace('@', `+${token}@`)}>`, From: 'max.privat@muster.example' }, 'Vom Handy'),
      ownAddress,
    );
    await post(letter({ Subject: 'Zitat' }, `Hallo\n> Ref: [${token}]`), ownAddress);
    await post(letter({ From: 'fremd@muster.example', Subject: 'Re: Drucker' }, 'Ich bin jemand anderes'), ownAddress);
    const all = await count(6);
    expect(
      all
        .filter(({ conversation }) => conversation === first.conversation)
        .map(({ content }) => content.split('\n')[0])
        .sort(),
    ).toEqual(['Danke!', 'Er ist unterwegs.', 'Hallo', 'Vom Handy', 'Wo ist mein Drucker?']);
    expect(all.find(({ content }) => content.startsWith('Danke!')).metadata.freshLength).toBe(6);
  });

  it('a mail that cannot be delivered says so: at once, and by the report that comes back', async () => {
    const { ownAddress, count, say, messages, state } = await setUp();
    await until(async () => (await state()).status === 'connected');
    await post(letter({ From: 'refused@muster.example' }), ownAddress, 'refused@muster.example');
    await post(letter({ From: 'nobody@muster.example' }), ownAddress, 'nobody@muster.example');
    for (const { conversation } of await count(2)) await say(conversation, { content: 'Antwort' });
    const failed = await until(async () => ((all) => all.length === 2 && all)((await messages()).filter(({ status }) => status === 'failed')));
    expect(failed.map(({ code }) => code).sort()).toEqual(['5.0.0', 'smtp_550']);
    expect(failed.find(({ code }) => code === 'smtp_550').reason).toContain('we do not want your mail');
    expect(await messages()).toHaveLength(4);
  });

  it('out of office does not wait for an answer', async () => {
    const { ownAddress, count, read } = await setUp();
    await post(letter({ Subject: 'Abwesenheitsnotiz', 'Auto-Submitted': 'auto-replied' }, 'Ich bin im Urlaub'), ownAddress);
    await count(1);
    expect(await read(`select waiting_since as waiting from messaging.conversations`)).toEqual([{ waiting: null }]);
  });

  it('files, inline pictures, and what is broken: nothing is lost', async () => {
    const { ownAddress, count } = await setUp();
    const body = parts(
      'b',
      ['Content-Type: text/html; charset=utf-8', '<p>Schau <img src="cid:pic@x"><img src="http://spy.example/p.gif"></p><script>x</script>'],
      ['Content-Type: image/gif\r\nContent-ID: <pic@x>\r\nContent-Transfer-Encoding: base64', 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'],
      ['Content-Type: text/plain; name="Liste.txt"\r\nContent-Disposition: attachment', 'eins'],
      [
        'Content-Type: application/octet-stream; name="setup.exe"\r\nContent-Transfer-Encoding: base64',
        Buffer.from(`MZ${'\0'.repeat(58)}\x80\0\0\0${'\0'.repeat(64)}PE\0\0`, 'latin1').toString('base64'),
      ],
    );
    await post(letter({ 'Content-Type': 'multipart/mixed; boundary=b', 'Message-ID': '<files@x.example>' }, body), ownAddress);
    const [got] = await count(1);
    expect(got.html).toBe('<p>Schau <img data-cid="pic@x" alt="" /><img data-remote="http://spy.example/p.gif" alt="" /></p>');
    expect(got.files.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['attachment-1.gif', 'Liste.txt']));

    const trap = parts('t', ...Array.from({ length: 600 }, (): [string, string] => ['Content-Type: text/plain', 'x']));
    await post(letter({ 'Content-Type': 'multipart/mixed; boundary=t', 'Message-ID': '<trap@x.example>' }, trap), ownAddress);
    await post(letter({ 'Message-ID': '<files@x.example>' }, 'Dieselbe Message-ID, andere Mail'), ownAddress);
    await post(Buffer.from('\r\n'), ownAddress);
    const all = await count(4);
    const broken = all.find(({ pid }) => pid === '<trap@x.example>');
    expect(broken).toMatchObject({ content: expect.stringContaining('konnte nicht gelesen werden'), subject: 'Drucker', files: [{ name: 'original.eml' }] });
    expect(all.map(({ content }) => content)).toContain('Dieselbe Message-ID, andere Mail');
  });

  it('several folders, history as far as wanted, and numbers that begin anew: each mail once', async () => {
    const address = `info${made + 1}@house.example`;
    for (const n of [1, 2, 3]) await post(letter({ 'Message-ID': `<${n}-${address}>` }, `alt ${n}`), address);
    await until(async () => (await inbox(server, address)).length === 3);
    const { count, messages, ask, channel, state, read } = await setUp({ settings: { folders: ['INBOX', 'Sent'] } });
    expect((await count(3)).every(({ metadata }) => metadata.past)).toBe(true);
    const folders = () => read<any>(`select path, uid_validity as validity, last_uid::int as uid from messaging.mailbox_folders order by path`);
    const before = await until(async () => ((found) => found.length === 2 && found)(await folders()));
    await forget(server, address, Number(before[0].validity));
    await post(letter({ 'Message-ID': `<4-${address}>` }, 'neu'), address);
    const { version } = await state();
    await ask('PATCH', `/channels/${channel.id}`, { version, signature: 'x' }); // opened anew
    await until(async () => (await folders())[0].validity !== before[0].validity && (await messages()).length >= 4);
    expect((await messages()).map(({ content }) => content).sort()).toEqual(['alt 1', 'alt 2', 'alt 3', 'neu']);
  });

  it('two workers share the mailboxes: one reads each, and another takes over when it dies in the middle', async () => {
    const second = new MailboxRunner(
      house.app.get(CONFIG),
      house.app.get(Work),
      house.app.get(ChannelsService),
      house.app.get(MailboxConnections),
      house.app.get(MailboxSync),
    );
    second.onApplicationBootstrap();
    const { ownAddress, messages, state } = await setUp();
    await until(async () => (await state()).status === 'connected');
    for (let i = 0; i < 60; i++) await post(letter({ 'Message-ID': `<k${i}-${ownAddress}>` }, `Nachricht ${i}`), ownAddress);
    await dropLocks(house); // what PostgreSQL does when a worker is gone
    const all = await until(async () => ((found) => found.length >= 60 && found)(await messages()));
    expect(new Set(all.map(({ content }) => content)).size).toBe(60);
    await server.restart();
    await post(letter({ 'Message-ID': `<after-${ownAddress}>` }, 'danach'), ownAddress);
    expect(await until(async () => (await messages()).length === 61)).toBe(true);
    await second.beforeApplicationShutdown();
  });

  it('signs in by OAuth, with a token that is renewed, until the person takes it back', async () => {
    google.address = `info${made + 1}@house.example`;
    const { ask, channel, ownAddress, count, say, state } = await setUp({ settings: { authentication: 'google' }, credentials: {} });
    await until(async () => (await state()).status === 'failing');
    const begun = await ask('POST', `/channels/${channel.id}/connect`);
    const url = new URL(begun.body.data.url);
    expect(url.searchParams.get('scope')).toBe('https://mail.google.com/');
    const cookie = String(begun.headers['set-cookie']).split(';')[0];
    const back = await house.ask('GET', `/oauth/callback?code=yes&state=${url.searchParams.get('state')}`, undefined, { cookie });
    expect(back).toMatchObject({ status: 303, headers: { location: expect.stringContaining(`/channels/${channel.id}?consent=connected`) } });
    await until(async () => (await state()).status === 'connected');
    await post(letter({}), ownAddress);
    const [got] = await count(1);
    await say(got.conversation, { content: 'Antwort' });
    await until(async () => (await count(2))[1].status === 'sent');
    const old = { tokens: { accessToken: 'old', refreshToken: 'refresh-1', expiresAt: '2026-01-01T00:00:00Z' } };
    const renew = async () => created(ask('PATCH', `/channels/${channel.id}`, { version: (await state()).version, credentials: old }));
    await renew();
    await until(async () => google.grants.length === 2);
    expect(google.grants).toEqual(['authorization_code', 'refresh_token']);
    await post(letter({ 'Message-ID': '<renewed@muster.example>' }), ownAddress);
    await count(3);
    google.consent = false;
    await renew();
    expect((await until(async () => ((now) => now.status === 'failing' && now)(await state()))).statusReason).toMatch(/zurückgenommen/);
  });

  it('opened and followed is noticed only of those who agreed, as long as the organization wants it', async () => {
    const { ask, ownAddress, count, say, messages, me } = await setUp();
    await house.db.work.write(me, (tx) =>
      rows(tx, statement(`insert into messaging.settings (id, tracks_mails, created_by, updated_by) values (gen_random_uuid(), true, $1, $1)`), [me.actor]),
    );
    const max = await created(ask('POST', '/customers', { name: 'Max Muster', type: 'private', email: 'track@muster.example' }));
    await post(letter({ From: 'track@muster.example' }), ownAddress, 'track@muster.example');
    const [got] = await count(1);
    const html = '<p>Zur <a href="https://house.example/a?b=1&amp;c=2">Rechnung</a></p>';
    await say(got.conversation, { content: 'Zur Rechnung', html });
    await until(async () => (await count(2))[1].status === 'sent');
    const plain = (await until(async () => ((all) => all.length === 1 && all)(await inbox(server, 'track@muster.example'))))[0];
    expect(plain).not.toContain('mail-traces');
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
