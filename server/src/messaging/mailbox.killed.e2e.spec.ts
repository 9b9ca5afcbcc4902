import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { api, created, type Api } from '../../test/api';
import { testConfig } from '../../test/config';
import { someone } from '../../test/database';
import { mailServer, withMailServer, type MailServer } from '../../test/mail-server';
import { fill, until } from '../../test/mailboxes';
import { mail } from '../../test/mails';
import { row, statement } from '../core/sql';

const MAILS = 150;
const COUNT = statement(`select count(*)::int as mails, count(distinct content)::int as different from messaging.messages`);

withMailServer('a mailbox whose worker is killed', () => {
  let server: MailServer;
  let house: Api;
  beforeAll(async () => {
    [server, house] = await Promise.all([mailServer(), api()]);
  });
  afterAll(async () => {
    await house?.close();
    await server?.stop();
  });

  function worker(): ChildProcess {
    const { db } = house;
    const urls = { databaseUrl: db.url('app'), ownerUrl: db.url('owner'), relayUrl: db.url('relay'), queueUrl: db.url('relay') };
    const config = testConfig({ ...urls, dataDir: db.folder, logLevel: 'silent', process: 'worker', privateNetwork: true });
    return spawn(process.execPath, [path.join(__dirname, '../../test/worker.cjs'), JSON.stringify(config)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  it('in the middle of its mails: nothing is lost, nothing comes twice', async () => {
    const ask = house.as();
    const address = 'info@house.example';
    const letter = (i: number) => mail({ From: `p${i % 9}@muster.example`, 'Message-ID': `<${i}@muster.example>` }, `Nachricht ${i}`);
    await fill(
      server,
      address,
      Array.from({ length: MAILS }, (_, i) => letter(i)),
    );
    const settings = {
      imapHost: '127.0.0.1',
      imapPort: server.imap.port,
      imapSecurity: 'none',
      smtpHost: '127.0.0.1',
      smtpPort: server.smtp.port,
      historyDays: 3650,
    };
    await created(
      ask('POST', '/channels', {
        name: 'Post',
        source: 'email',
        provider: 'mailbox',
        ownAddress: address,
        settings,
        credentials: { password: server.password },
      }),
    );
    const me = someone({ organization: ask.organization });
    const count = async () => (await house.db.work.read(me, (tx) => row<{ mails: number; different: number }>(tx, COUNT)))!;
    const child = worker();
    await until(async () => (await count()).mails > 0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await count()).mails).toBeLessThan(MAILS);
    const last = worker();
    await until(async () => (await count()).mails >= MAILS);
    last.kill('SIGTERM');
    await once(last, 'exit');
    expect(await count()).toEqual({ mails: MAILS, different: MAILS });
  }, 120_000);
});
