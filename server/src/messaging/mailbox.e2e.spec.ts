import { api, type Api } from '../../test/api';
import { letter, mailChannel, nextAddress, post } from '../../test/mail-channel';
import { mailServer, withMailServer, type MailServer } from '../../test/mail-server';
import { decoded, dropLocks, forget, inbox, until } from '../../test/mailboxes';
import { parts } from '../../test/mails';
import { CONFIG } from '../core/config';
import { Work } from '../core/work';
import { ChannelsService } from './channels.service';
import { MailboxConnections } from './mailbox.connection';
import { MailboxRunner } from './mailbox.runner';
import { MailboxSync } from './mailbox.sync';

withMailServer('a mailbox at real servers', () => {
  let server: MailServer;
  let house: Api;
  beforeAll(async () => {
    server = await mailServer();
    house = await api({ worker: true, privateNetwork: true });
  });
  afterAll(async () => {
    await house?.close();
    await server?.stop();
  });

  const setUp = (more?: Parameters<typeof mailChannel>[2]) => mailChannel(house, server, more);
  const send = (raw: Buffer, to: string, from?: string) => post(server, raw, to, from);

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
    await send(letter({ To: ownAddress, 'Message-ID': '<first@muster.example>' }), ownAddress);
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

    await send(
      letter({ Subject: 'Ganz was anderes', 'In-Reply-To': answered[1].pid }, `Danke!\n\nAm 20.11.2026 schrieb Werkstatt:\n> Er ist unterwegs.`),
      ownAddress,
    );
    await send(
      letter({ Subject: 'Noch etwas', Cc: `"Werkstatt" <${ownAddress.replace('@', `+${token}@`)}>`, From: 'max.privat@muster.example' }, 'Vom Handy'),
      ownAddress,
    );
    await send(letter({ Subject: 'Zitat' }, `Hallo\n> Ref: [${token}]`), ownAddress);
    await send(letter({ From: 'fremd@muster.example', Subject: 'Re: Drucker' }, 'Ich bin jemand anderes'), ownAddress);
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
    await send(letter({ From: 'refused@muster.example' }), ownAddress, 'refused@muster.example');
    await send(letter({ From: 'nobody@muster.example' }), ownAddress, 'nobody@muster.example');
    for (const { conversation } of await count(2)) await say(conversation, { content: 'Antwort' });
    const failed = await until(async () => ((all) => all.length === 2 && all)((await messages()).filter(({ status }) => status === 'failed')));
    expect(failed.map(({ code }) => code).sort()).toEqual(['5.0.0', 'smtp_550']);
    expect(failed.find(({ code }) => code === 'smtp_550').reason).toContain('we do not want your mail');
    expect(await messages()).toHaveLength(4);
  });

  it('out of office does not wait for an answer', async () => {
    const { ownAddress, count, read } = await setUp();
    await send(letter({ Subject: 'Abwesenheitsnotiz', 'Auto-Submitted': 'auto-replied' }, 'Ich bin im Urlaub'), ownAddress);
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
    await send(letter({ 'Content-Type': 'multipart/mixed; boundary=b', 'Message-ID': '<files@x.example>' }, body), ownAddress);
    const [got] = await count(1);
    expect(got.html).toBe('<p>Schau <img data-cid="pic@x" alt="" /><img data-remote="http://spy.example/p.gif" alt="" /></p>');
    expect(got.files.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['attachment-1.gif', 'Liste.txt']));

    const trap = parts('t', ...Array.from({ length: 600 }, (): [string, string] => ['Content-Type: text/plain', 'x']));
    await send(letter({ 'Content-Type': 'multipart/mixed; boundary=t', 'Message-ID': '<trap@x.example>' }, trap), ownAddress);
    await send(letter({ 'Message-ID': '<files@x.example>' }, 'Dieselbe Message-ID, andere Mail'), ownAddress);
    await send(Buffer.from('\r\n'), ownAddress);
    const all = await count(4);
    const broken = all.find(({ pid }) => pid === '<trap@x.example>');
    expect(broken).toMatchObject({ content: expect.stringContaining('konnte nicht gelesen werden'), subject: 'Drucker', files: [{ name: 'original.eml' }] });
    expect(all.map(({ content }) => content)).toContain('Dieselbe Message-ID, andere Mail');
  });

  it('several folders, history as far as wanted, and numbers that begin anew: each mail once', async () => {
    const address = nextAddress();
    for (const n of [1, 2, 3]) await send(letter({ 'Message-ID': `<${n}-${address}>` }, `alt ${n}`), address);
    await until(async () => (await inbox(server, address)).length === 3);
    const { count, messages, ask, channel, state, read } = await setUp({ settings: { folders: ['INBOX', 'Sent'] } });
    expect((await count(3)).every(({ metadata }) => metadata.past)).toBe(true);
    const folders = () => read<any>(`select path, uid_validity as validity, last_uid::int as uid from messaging.mailbox_folders order by path`);
    const before = await until(async () => ((found) => found.length === 2 && found)(await folders()));
    await forget(server, address, Number(before[0].validity));
    await send(letter({ 'Message-ID': `<4-${address}>` }, 'neu'), address);
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
    for (let i = 0; i < 60; i++) await send(letter({ 'Message-ID': `<k${i}-${ownAddress}>` }, `Nachricht ${i}`), ownAddress);
    await dropLocks(house); // what PostgreSQL does when a worker is gone
    const all = await until(async () => ((found) => found.length >= 60 && found)(await messages()));
    expect(new Set(all.map(({ content }) => content)).size).toBe(60);
    await server.restart();
    await send(letter({ 'Message-ID': `<after-${ownAddress}>` }, 'danach'), ownAddress);
    expect(await until(async () => (await messages()).length === 61)).toBe(true);
    await second.beforeApplicationShutdown();
  });
});
