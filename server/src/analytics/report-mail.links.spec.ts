import { randomUUID } from 'node:crypto';
import { readReportLink, reportLink, tooLarge } from './report-mail.links';

const SECRET = 'a secret of the house';
const NOW = Date.parse('2026-11-22T00:00:00Z');
const link = (until: number) => ({ organization: randomUUID(), id: randomUUID(), until });

describe('links in mails', () => {
  it('open what they were made for, until they are over', () => {
    const forGood = link(0);
    expect(readReportLink(SECRET, 'unsubscribe', reportLink(SECRET, 'unsubscribe', forGood), NOW)).toEqual(forGood);
    const month = link(NOW / 1_000 + 60);
    const token = reportLink(SECRET, 'file', month);
    expect(token).toMatch(/^[\w-]{20,100}$/);
    expect(readReportLink(SECRET, 'file', token, NOW)).toEqual(month);
    expect(readReportLink(SECRET, 'file', token, NOW + 61_000)).toBeUndefined();
  });

  it('are nobody else’s to make, and for one purpose', () => {
    const token = reportLink(SECRET, 'unsubscribe', link(0));
    expect(readReportLink(SECRET, 'file', token, NOW)).toBeUndefined();
    expect(readReportLink('another', 'unsubscribe', token, NOW)).toBeUndefined();
    expect(readReportLink(SECRET, 'unsubscribe', `${token.slice(0, 10)}A${token.slice(11)}`.replace(token, 'x'), NOW)).toBeUndefined();
    expect(readReportLink(SECRET, 'unsubscribe', 'nonsense', NOW)).toBeUndefined();
  });

  it('ten megabytes go along, the largest ones beyond that are fetched', () => {
    const files = (...sizes: number[]) => sizes.map((size) => ({ size: size * 1_000_000 }));
    const left = (...sizes: number[]) => [...tooLarge(files(...sizes))].map(({ size }) => size / 1_000_000);
    expect(left(4, 5, 1)).toEqual([]);
    expect(left(4, 5, 2)).toEqual([5]);
    expect(left(11, 1)).toEqual([11]);
    expect(left(8, 9, 7)).toEqual([9, 8]);
  });
});
