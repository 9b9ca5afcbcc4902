import type { Money } from '../core/money';

export interface Transfer {
  name: string;
  iban: string;
  bic?: string | null;
  amount: Money;
  currency: string;
  text: string;
}

const MOST_BYTES = 331;

/** The first `most` characters that also fit into so many bytes. */
function cut(text: string, most: number, bytes = Number.POSITIVE_INFINITY): string {
  let kept = [...text.replace(/\s+/g, ' ').trim()].slice(0, most).join('');
  while (Buffer.byteLength(kept) > bytes) kept = [...kept].slice(0, -1).join('');
  return kept;
}

/**
 * What the QR code of a SEPA credit transfer carries (EPC069-12, version 002, UTF-8), for every banking app of the euro zone.
 * Null where there is none: another currency, nothing to pay, no IBAN.
 */
export function epcPayload({ name, iban, bic, amount, currency, text }: Transfer): string | null {
  if (currency !== 'EUR' || !iban || !(Number(amount) >= 0.01) || Number(amount) > 999_999_999.99) return null;
  const head = ['BCD', '002', '1', 'SCT', bic?.replace(/\s/g, '') ?? '', cut(name, 70), iban.replace(/\s/g, ''), `EUR${amount}`, '', ''].join('\n');
  return `${head}\n${cut(text, 140, MOST_BYTES - Buffer.byteLength(head) - 1)}`;
}
