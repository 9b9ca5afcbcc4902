import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Id } from '../core/tx';

type Purpose = 'appointment' | 'offer';

const bytesOf = (id: Id): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
function idOf(bytes: Buffer): Id {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
const seal = (secret: string, purpose: Purpose, ids: Buffer): Buffer =>
  createHmac('sha256', secret).update(`kontor ${purpose}`).update(ids).digest().subarray(0, 16);

/** The key of a link in a mail: whose and which record, sealed, so that nothing has to be kept to know it again. */
export function linkToken(secret: string, purpose: Purpose, organization: Id, id: Id): string {
  const ids = Buffer.concat([bytesOf(organization), bytesOf(id)]);
  return Buffer.concat([ids, seal(secret, purpose, ids)]).toString('base64url');
}

/** What a link opens; undefined if nobody of ours made it. */
export function readToken(secret: string, purpose: Purpose, token: string): { organization: Id; id: Id } | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 48) return undefined;
  const ids = bytes.subarray(0, 32);
  if (!timingSafeEqual(bytes.subarray(32), seal(secret, purpose, ids))) return undefined;
  return { organization: idOf(ids.subarray(0, 16)), id: idOf(ids.subarray(16)) };
}

/** The secret of a calendar's address: whose it is and 16 random bytes; only its hash is kept. */
export const feedToken = (organization: Id): string => Buffer.concat([bytesOf(organization), randomBytes(16)]).toString('base64url');
export const feedHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
/** Whose feed it would be. */
export function feedOwner(token: string): Id | undefined {
  const bytes = Buffer.from(token, 'base64url');
  return bytes.length === 32 ? idOf(bytes.subarray(0, 16)) : undefined;
}
