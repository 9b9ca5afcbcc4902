import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { newId } from '../core/id';
import { sealFor, type Seal } from '../core/seal';
import { row, rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { marksOf, sealedParts, sealedText } from './texts.marks';

const KEYS = statement(`select number, sealed from messaging.keys order by number`);
const NEWEST = statement(`select number, sealed from messaging.keys order by number desc limit 1 for share`);
const HOLD = statement(`select number from messaging.keys where number < $1 order by number for update`);
const NEXT = statement(
  `insert into messaging.keys (id, number, sealed, made_at) select $1, coalesce(max(number), 0) + 1, $2, $3 from messaging.keys returning number`,
);
const FORGET = statement(`delete from messaging.keys where number < $1`);
const WANTED = statement(`select encrypted from messaging.settings`);

interface Key {
  number: number;
  /** The secret itself. */
  secret: string;
  seal: Seal;
}
/** What of a message is told by people. */
export interface Told {
  content: string;
  html: string | null;
  subject: string | null;
}

/**
 * Texts at rest. Where the organization asks for it they are sealed (AES-256-GCM) under a key of the organization's own, which itself is sealed by the
 * installation: rotating it seals all texts anew and deletes the old one, so that what was copied before cannot be read with what is there afterwards.
 */
@Injectable()
export class TextsService {
  private readonly master: Seal;
  private readonly opened = new Map<string, Key>();

  constructor(@Inject(CONFIG) { jwtSecret }: Config) {
    this.master = sealFor(jwtSecret, 'messaging keys');
  }

  /** How texts are to be kept now. */
  async keeper(tx: Tx): Promise<{ number: number; keep<T extends Told>(told: T): T & { tokens: string[] | null } }> {
    const wanted = await row<{ encrypted: boolean }>(tx, WANTED);
    const newest = wanted?.encrypted ? await row<{ number: number; sealed: string }>(tx, NEWEST) : undefined;
    const key = newest && this.known(newest);
    if (!key) return { number: 0, keep: (told) => ({ ...told, tokens: null }) };
    const sealed = (text: string) => (text ? sealedText(key.number, key.seal.seal(text)) : text);
    return {
      number: key.number,
      keep: (told) => ({
        ...told,
        content: sealed(told.content),
        html: told.html && sealed(told.html),
        subject: told.subject && sealed(told.subject),
        tokens: marksOf(`${told.subject ?? ''} ${told.content}`, key.secret),
      }),
    };
  }

  /** The rows with their texts as people wrote them, in place. */
  async open<R extends object>(tx: Tx, found: R[], fields: readonly (keyof R & string)[] = ['content', 'html', 'subject'] as never): Promise<R[]> {
    const isSealed = (text: unknown) => typeof text === 'string' && text.startsWith('sealed:');
    const concerned = found.filter((one) => fields.some((field) => isSealed(one[field])));
    if (!concerned.length) return found;
    const keys = new Map((await this.keys(tx)).map((key) => [key.number, key]));
    for (const one of concerned)
      for (const field of fields) if (isSealed(one[field])) (one as Record<string, unknown>)[field] = readable(String(one[field]), keys);
    return found;
  }

  /** What sealed texts with all these words are found by, one list per key; none where there are no keys. */
  marks = async (tx: Tx, query: string): Promise<string[][]> => (await this.keys(tx)).map(({ secret }) => marksOf(query, secret));

  async newKey(tx: Tx): Promise<number> {
    const sealed = this.master.seal(randomBytes(32).toString('base64url'));
    return (await row<{ number: number }>(tx, NEXT, [newId(), sealed, tx.now]))!.number;
  }

  /** Waits for those who seal under older ones. */
  holdBefore = (tx: Tx, number: number) => rows(tx, HOLD, [number]);
  /** Nothing is sealed under older ones any more. */
  forgetBefore = (tx: Tx, number: number) => rows(tx, FORGET, [number]);

  private async keys(tx: Tx): Promise<Key[]> {
    return (await rows<{ number: number; sealed: string }>(tx, KEYS)).map((key) => this.known(key));
  }

  private known({ number, sealed }: { number: number; sealed: string }): Key {
    const known = this.opened.get(sealed);
    if (known) return known;
    const secret = this.master.open(sealed);
    const key = { number, secret, seal: sealFor(secret, 'messages') };
    if (this.opened.size > 1_000) this.opened.clear();
    this.opened.set(sealed, key);
    return key;
  }
}

/** A text that only looks as if it were sealed is somebody's joke, and shown as it is. */
function readable(text: string, keys: Map<number, Key>): string {
  const parts = sealedParts(text);
  const key = parts && keys.get(parts.number);
  if (!key) return text;
  try {
    return key.seal.open(parts.sealed);
  } catch {
    return text;
  }
}
