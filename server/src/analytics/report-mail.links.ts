import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '../core/tx';

type Purpose = 'unsubscribe' | 'file';

const SEALED_BYTES = 16;
const bytesOf = (id: Id): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
function idOf(bytes: Buffer): Id {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
const seal = (secret: string, purpose: Purpose, content: Buffer): Buffer =>
  createHmac('sha256', secret).update(`kontor report ${purpose}`).update(content).digest().subarray(0, SEALED_BYTES);

/** What a link in a report mail opens: whose, which record, and until when (seconds since 1970; 0 is for good). */
interface Linked {
  organization: Id;
  id: Id;
  until: number;
}

/** The key of a link in a mail, sealed: nothing has to be kept to know it again. */
export function reportLink(secret: string, purpose: Purpose, { organization, id, until }: Linked): string {
  const time = Buffer.alloc(4);
  time.writeUInt32BE(until);
  const content = Buffer.concat([bytesOf(organization), bytesOf(id), time]);
  return Buffer.concat([content, seal(secret, purpose, content)]).toString('base64url');
}

/** Undefined for what nobody of ours made, or what is over at `now` (milliseconds). */
export function readReportLink(secret: string, purpose: Purpose, token: string, now: number): Linked | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 36 + SEALED_BYTES) return undefined;
  const content = bytes.subarray(0, 36);
  if (!timingSafeEqual(bytes.subarray(36), seal(secret, purpose, content))) return undefined;
  const until = content.readUInt32BE(32);
  return until && until < now / 1_000 ? undefined : { organization: idOf(content.subarray(0, 16)), id: idOf(content.subarray(16, 32)), until };
}

/** What all attachments of a mail may weigh: many mailboxes refuse more. */
const ATTACHED_BYTES = 10_000_000;

/** Those that do not go along, the largest first, so that the rest may. */
export function tooLarge<F extends { size: number }>(files: readonly F[]): Set<F> {
  const left = new Set<F>();
  let sum = files.reduce((total, { size }) => total + size, 0);
  for (const file of [...files].sort((a, b) => b.size - a.size)) {
    if (sum <= ATTACHED_BYTES) break;
    left.add(file);
    sum -= file.size;
  }
  return left;
}
