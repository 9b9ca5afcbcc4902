import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { buffer } from 'node:stream/consumers';
import { api, type Api } from '../../../test/api';
import { someone } from '../../../test/database';
import { invoice, textOf } from '../../../test/documents';
import { html } from '../html';
import { letter } from '../pdf/letter';
import { Printouts } from '../pdf/printouts';
import { Rendering } from '../pdf/rendering';
import { mailLayout, plainText } from './mail.layout';
import { MailService, type Mail } from './mail.service';

const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (let i = 0; i < 600; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error('never happened');
};
const body = mailLayout({
  organization: { name: 'Brand & Söhne', primaryColor: '#0f766e' },
  heading: 'Ihre Rechnung',
  body: html`<p>Grüß Gott ${'<Zoë>'},<br />anbei.</p>
    <p><a href="http://kontor.test/x">Öffnen</a></p>`,
});
const queue = (house: Api, ask: { organization: string; actor: string }, mail: Partial<Mail> = {}) =>
  house.db.work.write(someone(ask), (tx) =>
    house.app.get(MailService).queue(tx, { to: ['zoe@example.com'], subject: 'Rechnung\r\nBcc: all@example.com', html: body, ...mail }),
  );

describe('mail', () => {
  let house: Api;
  let refusals = 0;
  const received: Email[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) =>
      void buffer(stream).then(async (raw) => (refusals-- > 0 ? done(new Error('busy, try later')) : (received.push(await PostalMime.parse(raw)), done()))),
  });
  beforeAll(async () => {
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
    house = await api({ worker: true, smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mailFrom: 'Kontor <kontor@example.com>' });
  });
  afterAll(async () => {
    await house?.close();
    await new Promise<void>((closed) => server.close(() => closed()));
  });

  it('is refused, tried again and delivered once, with the document that was still being drawn', async () => {
    const ask = house.as();
    await ask('GET', '/parts');
    (house.app.get(Rendering) as any).renderers.set('test.letter', async () => ({
      html: letter(invoice(1)),
      format: 'A4',
      name: 'Rechnung Ö.pdf',
      language: 'de',
    }));
    refusals = 1;
    const { id, status } = await queue(house, ask, {
      attachments: [{ name: 'Rechnung Ö.pdf', printout: { kind: 'test.letter', subjectId: ask.organization } }],
      subjectType: 'invoices',
      subjectId: ask.organization,
    });
    expect(status).toBe('queued');
    const look = async () => (await ask('GET', `/outgoing-mails/${id}`)).body.data;
    expect(await until(async () => ((mail) => mail.error && mail)(await look()))).toMatchObject({ status: 'queued', error: expect.stringContaining('busy') });
    const mail = await until(async () => ((sent) => sent.status === 'sent' && sent)(await look()));
    expect(mail).toMatchObject({ to: ['zoe@example.com'], error: null, sentAt: expect.any(String), subjectType: 'invoices' });
    expect(received).toHaveLength(1);
    const [got] = received;
    expect(got).toMatchObject({
      messageId: mail.messageId,
      subject: 'Rechnung Bcc: all@example.com',
      from: { address: 'kontor@example.com' },
      to: [{ address: 'zoe@example.com' }],
    });
    expect(got.bcc).toBeUndefined();
    expect(got.text).toContain('Grüß Gott <Zoë>,\nanbei.');
    expect(got.attachments[0]).toMatchObject({ filename: 'Rechnung Ö.pdf', mimeType: 'application/pdf' });
    expect((await textOf(new Uint8Array(got.attachments[0].content as ArrayBuffer)))[0]).toContain('40212 Düsseldorf');
    expect((await ask('GET', '/outgoing-mails?status=sent&search=zoe')).body.data).toHaveLength(1);
  });

  it('a document is drawn once, answered as a file, and drawn again for its next revision only', async () => {
    const ask = house.as();
    await ask('GET', '/parts');
    let drawn = 0;
    const me = someone(ask);
    (house.app.get(Rendering) as any).renderers.set('test.counted', async () => ({
      html: `<!doctype html><html><head></head><body>Fassung ${++drawn}</body></html>`,
      format: 'A4',
      name: 'x.pdf',
      language: 'de',
    }));
    const printouts = house.app.get(Printouts);
    const asked = (revision?: number) => printouts.finished(me, { kind: 'test.counted', subjectId: ask.organization, revision });
    const [one, same] = await Promise.all([asked(1), asked(1)]);
    expect(same).toEqual(one);
    expect((await asked(2)).fileId).not.toBe(one.fileId);
    expect(await asked(1)).toEqual(one);
    expect(drawn).toBe(2);
  });
});

describe('without a mail server', () => {
  it('keeps the mail, to be read and downloaded', async () => {
    const house = await api({ worker: true, smtpUrl: '' });
    try {
      const ask = house.as();
      await ask('GET', '/parts');
      const { id, status } = await queue(house, ask, { cc: ['chef@example.com'] });
      expect(status).toBe('not_configured');
      expect((await ask('GET', '/outgoing-mails')).body).toMatchObject({
        data: [{ id, status: 'not_configured', cc: ['chef@example.com'], sentAt: null }],
        pagination: { total: 1 },
      });
      const eml = await ask('GET', `/outgoing-mails/${id}/eml`);
      expect(eml).toMatchObject({
        status: 200,
        headers: {
          'content-type': 'message/rfc822',
          'content-disposition': expect.stringContaining('attachment; filename="Rechnung Bcc_ all@example.com.eml"'),
        },
      });
      expect(await PostalMime.parse(eml.body as never)).toMatchObject({
        to: [{ address: 'zoe@example.com' }],
        cc: [{ address: 'chef@example.com' }],
        html: expect.stringContaining('Grüß Gott &lt;Zoë&gt;'),
      });
      expect((await house.as()('GET', `/outgoing-mails/${id}`)).status).toBe(404);
    } finally {
      await house.close();
    }
  });

  it('reads well without html', () => {
    expect(plainText(body)).toBe('Brand & Söhne\nIhre Rechnung\nGrüß Gott <Zoë>,\nanbei.\nÖffnen (http://kontor.test/x)');
  });
});
