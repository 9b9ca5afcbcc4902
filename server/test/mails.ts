import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

/** A mail as bytes: headers, an empty line, the body; lines end as SMTP wants them. */
export const mail = (headers: Record<string, string>, body: string | Buffer = 'Grüß Gott'): Buffer =>
  Buffer.concat([
    Buffer.from(
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('') + '\r\n',
    ),
    typeof body === 'string' ? Buffer.from(body.replace(/\r?\n/g, '\r\n')) : body,
  ]);

/** Parts in a multipart body, each with its own headers. */
export const parts = (boundary: string, ...each: [headers: string, body: string | Buffer][]): Buffer =>
  Buffer.concat([
    ...each.map(([headers, body]) => Buffer.concat([Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')])),
    Buffer.from(`--${boundary}--\r\n`),
  ]);

/** A mail of many megabytes that never lies in memory as a whole: `size` bytes of noise in base64 as `noise.bin`. */
export function bigMail(size: number, headers: Record<string, string> = {}): Readable {
  const head = { From: 'max@muster.example', Subject: 'Big', 'Message-ID': '<big@muster.example>', 'Content-Type': 'multipart/mixed; boundary=b', ...headers };
  return Readable.from(
    (function* () {
      yield mail(
        head,
        '--b\r\nContent-Type: text/plain\r\n\r\nbig\r\n--b\r\nContent-Type: application/octet-stream; name=noise.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      );
      const line = 57;
      const block = line * 1000;
      for (let at = 0; at < size; at += block) {
        const bytes = randomBytes(Math.min(block, size - at));
        const lines = Array.from({ length: Math.ceil(bytes.length / line) }, (_, i) => bytes.subarray(i * line, (i + 1) * line).toString('base64'));
        yield Buffer.from(`${lines.join('\r\n')}\r\n`);
      }
      yield Buffer.from('--b--\r\n');
    })(),
  );
}

const AWKWARD: [name: string, make: (i: number) => Buffer][] = [
  ['plain', (i) => mail({ From: `p${i}@awkward.example`, Subject: `Plain ${i}`, 'Message-ID': `<plain${i}@awkward.example>` })],
  ['no headers at all', (i) => Buffer.from(`\r\nonly words ${i}\r\n`)],
  ['nothing', () => Buffer.from('\r\n')],
  [
    'latin1',
    (i) =>
      mail(
        { From: 'l@awkward.example', Subject: `=?iso-8859-1?Q?Gr=FC=DFe_${i}?=`, 'Content-Type': 'text/plain; charset=iso-8859-1' },
        Buffer.from(`Grüße ${i}`, 'latin1'),
      ),
  ],
  ['unknown charset', (i) => mail({ From: 'u@awkward.example', 'Content-Type': 'text/plain; charset=x-klingon' }, `Qapla ${i}`)],
  [
    'unclosed',
    (i) =>
      mail(
        { From: 'o@awkward.example', 'Content-Type': 'multipart/mixed; boundary=x' },
        `--x\nContent-Type: text/plain\n\nopen ${i}\n--x\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQ=`,
      ),
  ],
  ['noise', (i) => mail({ From: 'n@awkward.example', Subject: `Noise ${i}` }, randomBytes(300))],
  ['zero bytes', (i) => mail({ From: 'z@awkward.example', Subject: `Zero ${i}` }, `a\0b ${i}`)],
  ['long line', (i) => mail({ From: 'w@awkward.example', Subject: 'x'.repeat(2000) }, `${'y'.repeat(20_000)} ${i}`)],
  ['html only', (i) => mail({ From: 'h@awkward.example', 'Content-Type': 'text/html; charset=utf-8' }, `<p onclick=x>Hallo ${i}</p><script>alert(1)</script>`)],
];

/** So many mails of all kinds that meet a mailbox in ten years. */
export const awkward = (count: number): Buffer[] => Array.from({ length: count }, (_, i) => AWKWARD[i % AWKWARD.length][1](i));
