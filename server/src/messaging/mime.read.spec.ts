import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { bigMail, mail, parts, awkward } from '../../test/mails';
import { readMail, type ReadMail } from './mime.read';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-mime-'));
let n = 0;
const read = (source: Buffer | Readable): Promise<ReadMail> => {
  const into = path.join(folder, String(n++));
  fs.mkdirSync(into);
  return readMail(Buffer.isBuffer(source) ? Readable.from([source]) : source, into);
};
const contents = ({ files }: ReadMail) =>
  files.map(({ name, type, size, inline, path: at }) => ({ name, type, size, inline, text: fs.readFileSync(at, 'utf8') }));

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('a mail is read', () => {
  it.each<[string, Record<string, string>, Buffer | string, Partial<ReadMail>]>([
    ['windows-1252', { 'Content-Type': 'text/plain; charset=windows-1252' }, Buffer.from([0x80, 0x20, 0xfc, 0x84]), { text: '€ ü„' }],
    ['iso-2022-jp', { 'Content-Type': 'text/plain; charset=iso-2022-jp' }, Buffer.from('\x1b$B$3$s$K$A$O\x1b(B', 'latin1'), { text: 'こんにちは' }],
    ['gb18030', { 'Content-Type': 'text/plain; charset=gb18030' }, Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), { text: '你好' }],
    ['koi8-r', { 'Content-Type': 'text/plain; charset=KOI8-R' }, Buffer.from([0xf0, 0xd2, 0xc9]), { text: 'При' }],
    ['utf-7 or nonsense', { 'Content-Type': 'text/plain; charset=x-unknown' }, 'words', { text: 'words' }],
    ['no content type', {}, 'words', { text: 'words' }],
    [
      'quoted-printable',
      { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'quoted-printable' },
      'Gr=C3=BC=\n=C3=9Fe',
      { text: 'Grüße' },
    ],
    ['base64 with rubbish', { 'Content-Type': 'text/plain', 'Content-Transfer-Encoding': 'BASE64' }, 'aGFs\n!!bG8=\n', { text: 'hallo' }],
    ['flowed', { 'Content-Type': 'text/plain; format=flowed' }, 'one \ntwo', { text: 'one two' }],
    ['subject in words', { Subject: '=?utf-8?B?R3LDvMOfZQ==?= =?iso-8859-1?Q?_aus_K=F6ln?=' }, '', { subject: 'Grüße aus Köln' }],
    ['subject folded', { Subject: 'one\r\n\ttwo' }, '', { subject: 'one two' }],
    [
      'html alone',
      { 'Content-Type': 'text/html' },
      '<p>Eins &uuml;</p><p>Zwei</p><script>x()</script>',
      { text: 'Eins ü\nZwei', html: '<p>Eins ü</p><p>Zwei</p>' },
    ],
    ['zero bytes', {}, 'a\0b', { text: 'ab' }],
    ['wrong date', { Date: 'yesterday at noon' }, '', { date: null }],
    ['date with a comment', { Date: 'Fri, 20 Nov 2026 10:00:00 +0100 (CET)' }, '', { date: '2026-11-20T09:00:00.000Z' }],
    ['no sender', { From: '' }, '', { from: null }],
    ['sender in capitals', { From: 'Max <MAX@Muster.Example>' }, '', { from: { name: 'Max', email: 'max@muster.example' } }],
    [
      'a group of recipients',
      { To: 'Team: a@x.example, B <b@x.example>;' },
      '',
      {
        to: [
          { name: '', email: 'a@x.example' },
          { name: 'B', email: 'b@x.example' },
        ],
      },
    ],
  ])('%s', async (_, headers, body, expected) => {
    expect(await read(mail({ From: 'max@muster.example', ...headers }, body))).toMatchObject(expected);
  });

  it('with files in nested parts, with names as mail programs write them, and the picture that the html shows', async () => {
    const inner = parts('in', ['Content-Type: text/plain', 'plain'], ['Content-Type: text/html', '<p>html <img src="cid:logo@x"></p>']);
    const related = parts(
      'rel',
      ['Content-Type: multipart/alternative; boundary=in', inner],
      ['Content-Type: image/png\r\nContent-ID: <logo@x>\r\nContent-Transfer-Encoding: base64', Buffer.from('PNG').toString('base64')],
    );
    const whole = parts(
      'out',
      ['Content-Type: multipart/related; boundary=rel', related],
      [`Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*0*=utf-8''R%C3%A4; filename*1*=dchen.pdf`, 'PDF'],
      ['Content-Type: text/plain; name="=?iso-8859-1?Q?..=2F..=2Fetc=2Fp=E4sswd?="\r\nContent-Disposition: attachment', 'x'],
      ['Content-Type: message/rfc822', 'Subject: inside\r\nMessage-ID: <inside@x>\r\n\r\nhello'],
    );
    const got = await read(mail({ From: 'max@muster.example', 'Content-Type': 'multipart/mixed; boundary=out' }, whole));
    expect(got).toMatchObject({ text: 'plain', html: '<p>html <img data-cid="logo@x" alt="" /></p>', cut: false });
    expect(contents(got)).toEqual([
      { name: 'attachment-1.png', type: 'image/png', size: 3, inline: true, text: 'PNG' },
      { name: 'Rädchen.pdf', type: 'application/pdf', size: 3, inline: false, text: 'PDF' },
      { name: 'pässwd', type: 'text/plain', size: 1, inline: false, text: 'x' },
      { name: 'attachment-4.eml', type: 'message/rfc822', size: expect.any(Number), inline: false, text: expect.stringContaining('hello') },
    ]);
  });

  it('of 25 MB in little memory, its file whole', async () => {
    const size = 25 * 1024 * 1024;
    const before = process.memoryUsage();
    const got = await read(bigMail(size));
    const after = process.memoryUsage();
    expect(got).toMatchObject({ text: 'big', files: [{ name: 'noise.bin', size }] });
    expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(size);
  });

  it('with more text than anybody reads: the beginning is shown, and it says so', async () => {
    const got = await read(mail({ From: 'x@x.example' }, 'word '.repeat(400_000)));
    expect(got.cut).toBe(true);
    expect(got.text.length).toBeLessThan(1_100_000);
  });

  it('however awkward, without falling over', async () => {
    for (const source of awkward(40)) {
      const { text, subject, html } = await read(source);
      expect(`${text}${subject}${html}`).not.toContain('\0');
    }
  });

  it('unless it is a trap: thousands of parts, or headers without end', async () => {
    const many = parts('b', ...Array.from({ length: 2000 }, (): [string, string] => ['Content-Type: text/plain', 'x']));
    await expect(read(mail({ 'Content-Type': 'multipart/mixed; boundary=b' }, many))).rejects.toThrow();
    await expect(read(mail({ Subject: 'x'.repeat(5_000_000) }))).rejects.toThrow();
  });
});
