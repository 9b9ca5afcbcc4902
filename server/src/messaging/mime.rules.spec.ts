import fc from 'fast-check';
import { foldQuotes } from './mime.quotes.rules';
import { reportOf } from './mime.reports.rules';
import { arrivedAt, attachmentName, automaticOf, clean, messageIds, replyTokens, threadOf } from './mime.rules';

const headers = (given: Record<string, string>) => new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), [value]]));

describe('threads', () => {
  it.each([
    ['<a@x> <b@y>', ['<a@x>', '<b@y>']],
    ['<a@x><a@x>', ['<a@x>']],
    ['<folded\r\n  @x>', ['<folded@x>']],
    ['lost@brackets', ['<lost@brackets>']],
    ['your mail of yesterday', []],
    ['<>', []],
  ])('ids of %j', (text, ids) => expect(messageIds(text)).toEqual(ids));

  it('the nearest ancestor comes first, each once, the mail itself never', () => {
    expect(threadOf(headers({ 'Message-ID': '<3@x>', 'In-Reply-To': '<2@x>', References: '<1@x> <2@x> <3@x>' }))).toEqual({
      messageId: '<3@x>',
      ancestors: ['<2@x>', '<1@x>'],
    });
    expect(threadOf(headers({ Subject: 'Re: Offer' }))).toEqual({ messageId: null, ancestors: [] });
  });

  it('a reply token survives what mail programs do to it', () => {
    const token = '8b5c7def8123456789abcdef';
    expect(replyTokens(`"Kontor" <INFO+K-${token.toUpperCase()}@HOUSE.EXAMPLE>`)).toEqual([token]);
    expect(replyTokens(`> > Ref [k-${token}]`, `info+k-${token}@house.example`)).toEqual([token]);
    expect(replyTokens('k-1234', `xk-${token}`, `k-${token}00`)).toEqual([]);
  });
});

describe('machines', () => {
  it.each<[string | null, Record<string, string>, string]>([
    ['out_of_office', { 'Auto-Submitted': 'auto-replied' }, 'Re: Offer'],
    ['out_of_office', { 'X-Autoreply': 'yes' }, ''],
    ['out_of_office', {}, 'Automatische Antwort: Angebot'],
    ['out_of_office', {}, 'Out of Office: Offer'],
    ['out_of_office', { 'Auto-Submitted': 'auto-generated' }, 'Abwesenheitsnotiz'],
    ['automatic', { 'Auto-Submitted': 'auto-generated' }, 'Your parcel'],
    ['list', { 'List-Id': '<news.example>' }, 'News'],
    ['list', { Precedence: 'Bulk' }, ''],
    [null, { 'Auto-Submitted': 'no' }, 'Offer'],
    [null, {}, 'My office is out of paper'],
  ])('%s: %j %s', (kind, given, subject) => expect(automaticOf(headers(given), subject)).toBe(kind));
});

const about = 'Message-ID: <ours@house.example>\nSubject: Offer\n';
const status = (more: string) => `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; MAX@muster.example\n${more}\n`;
const plain = { headers: headers({}), from: 'max@muster.example', subject: 'Offer', text: 'Hello' };

describe('reports of other servers', () => {
  it.each([
    ['failed', '5.1.1', 'no such user', status('Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; no such\n user')],
    ['delayed', '4.4.1', '4.4.1 (timeout)', status('Action: delayed\nStatus: 4.4.1 (timeout)')],
    ['delivered', '2.0.0', '2.0.0', status('Action: relayed\nStatus: 2.0.0')],
    ['failed', '5.2.2', '5.2.2', status('Action: delivered\nStatus: 2.0.0') + status('Action: failed\nStatus: 5.2.2').replace(/^.*\n/, '')],
  ])('%s %s %s', (outcome, code, reason, deliveryStatus) =>
    expect(reportOf({ ...plain, deliveryStatus, original: about })).toEqual({
      outcome,
      code,
      reason,
      messageId: '<ours@house.example>',
      recipient: 'max@muster.example',
    }),
  );

  it('a receipt says that somebody saw it, not that it was thrown away', () => {
    const read =
      'Final-Recipient: rfc822;max@muster.example\nOriginal-Message-ID: <ours@house.example>\nDisposition: manual-action/MDN-sent-manually; displayed';
    expect(reportOf({ ...plain, disposition: read })).toMatchObject({ outcome: 'read', messageId: '<ours@house.example>' });
    expect(reportOf({ ...plain, disposition: read.replace('displayed', 'deleted') })).toBeNull();
  });

  it('a bounce in a server’s own words', () => {
    const text =
      'Hi. This is the qmail-send program.\n<max@muster.example>:\n550 5.1.1 no mailbox here\n\n--- Below is a copy\nMessage-ID: <ours@house.example>\n';
    expect(reportOf({ headers: headers({ 'Return-Path': '<>' }), from: 'MAILER-DAEMON@mx.example', subject: 'failure notice', text })).toEqual({
      outcome: 'failed',
      messageId: '<ours@house.example>',
      recipient: 'max@muster.example',
      code: '5.1.1',
      reason: '550 5.1.1 no mailbox here',
    });
  });

  it.each([
    ['a customer who writes of an undeliverable parcel', { ...plain, subject: 'Parcel undeliverable' }],
    ['a report without recipients', { ...plain, deliveryStatus: 'Reporting-MTA: dns; mx.example' }],
  ])('not %s', (_, parts) => expect(reportOf(parts)).toBeNull());
});

describe('quotes are folded', () => {
  const quote = '> Dear Max,\n> here it is';
  it.each([
    ['English', `Yes.\n\nOn Fri, Nov 20, 2026 at 10:00 AM Anna <anna@house.example> wrote:\n${quote}`],
    ['broken line', `Yes.\n\nOn Fri, Nov 20, 2026 at 10:00 AM Anna Bar from the house\n<anna@house.example> wrote:\n\n${quote}`],
    ['German', `Yes.\n\nAm 20.11.2026 um 10:00 schrieb Anna Bar:\n${quote}`],
    ['Outlook', 'Yes.\n\nVon: Anna\nGesendet: Freitag\nAn: Max\nBetreff: Angebot\n\nDear Max'],
    ['Original', 'Yes.\n\n-----Ursprüngliche Nachricht-----\nVon: Anna\n\nDear Max'],
    ['no introduction', `Yes.\n\n${quote}\n`],
  ])('%s', (_, text) => {
    const { fresh, quoted } = foldQuotes(text);
    expect(fresh).toBe('Yes.');
    expect(quoted).not.toBe('');
  });

  it.each([
    ['answers between the lines', `Am 20.11.2026 schrieb Anna Bar:\n> Which colour?\nBlue.\n> When?\nMonday.`],
    ['an answer below', `On Friday, Nov 20, Anna <a@x.example> wrote:\n> Which?\nBlue.`],
    ['a line that only begins so', 'From: Monday on we are open.\nSee you'],
    ['nothing but a quote', quote],
    ['a forwarded mail', '-----Original Message-----\nFrom: Anna\n\nDear Max'],
  ])('but not %s', (_, text) => expect(foldQuotes(text)).toEqual({ fresh: text, quoted: '' }));

  it('and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '> b', '', 'On 1. Jan 2026, x wrote:', 'Von: a', 'An: b', 'Betreff: c'), { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { fresh, quoted } = foldQuotes(text);
        expect(`${fresh}\n${quoted}`.split('\n').filter((line) => line.trim())).toEqual(lines.filter((line) => line.trim()));
      }),
    );
  });
});

describe('names and times', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.pdf', 'a.pdf'],
    ['in\u202efdp.exe', 'infdp.exe'],
    ['con.txt', '_con.txt'],
    ['contract.txt', 'contract.txt'],
    ['a<b>:"c|?*.txt', 'a_b___c___.txt'],
    ['...', 'attachment-2.pdf'],
    ['', 'attachment-2.pdf'],
    ['Übersicht 2026.pdf', 'Übersicht 2026.pdf'],
  ])('%j is kept as %j', (name, safe) => expect(attachmentName(name, 'application/pdf', 2)).toBe(safe));

  it('text is what PostgreSQL keeps', () => expect(clean('a\0b\ud800c\r\nd')).toBe('ab\ufffdc\nd'));

  it.each([
    ['2026-11-20T10:00:00Z', '2026-11-20T10:05:00Z', '2026-11-20T10:05:00.000Z'],
    ['2019-01-02T10:00:00Z', '2026-11-20T10:05:00Z', '2019-01-02T10:00:00.000Z'],
    ['2031-01-01T00:00:00Z', '2026-11-20T10:05:00Z', '2026-11-20T10:05:00.000Z'],
    ['1970-01-01T00:00:00Z', '2026-11-20T10:05:00Z', '2026-11-20T10:05:00.000Z'],
    [null, undefined, '2026-11-21T00:00:00.000Z'],
    ['2026-11-20T10:00:00Z', undefined, '2026-11-20T10:00:00.000Z'],
  ])('written %s, arrived %s: %s', (date, internal, at) =>
    expect(arrivedAt(date, internal ? new Date(internal) : undefined, '2026-11-21T00:00:00.000Z')).toBe(at),
  );
});
