import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { newId } from '../id';
import { row, rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import { hashOf } from './identities';

/** Where a sign-in came from. */
export interface Origin {
  address: string;
  agent: string;
}

export interface Session {
  id: Id;
  person: Id;
  organization: Id;
  tokenHash: string;
  /** Neither ended nor out of time. */
  on: boolean;
}

const COLUMNS = `id, user_id as person, organization_id as organization, token_hash as "tokenHash", ended_at is null and expires_at > now() as on`;
const OPEN = statement(`insert into core.sessions (id, user_id, organization_id, token_hash, created_at, used_at, expires_at, address, agent)
  values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`);
const FIND = statement(`select ${COLUMNS} from core.sessions where id = $1`);
const LOCK = statement(`select ${COLUMNS} from core.sessions where id = $1 for update`);
const ROTATE = statement(`update core.sessions set token_hash = $2, organization_id = $3, used_at = $4, expires_at = $5 where id = $1`);
const MOVE = statement(`update core.sessions set organization_id = $2 where id = $1`);
const END = statement(`update core.sessions set ended_at = now(), ended_because = $2 where id = $1 and ended_at is null returning id`);
const END_ALL = statement(`update core.sessions set ended_at = now(), ended_because = $2 where user_id = $1 and ended_at is null and id is distinct from $3`);
const OF_PERSON = statement(`
  select id, created_at as "createdAt", used_at as "usedAt", expires_at as "expiresAt", address, agent, id = $2 as current
  from core.sessions where user_id = $1 and ended_at is null and expires_at > now() order by used_at desc, id`);

/**
 * A session is a family of refresh tokens of which only the newest counts: `<session>.<secret>`. Whoever shows an older one
 * holds a copy, or lost theirs to somebody: the family ends.
 */
@Injectable()
export class SessionsService {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async open(tx: Tx, person: Id, { address, agent }: Origin): Promise<{ session: Id; refresh: string }> {
    const [session, secret] = [newId(), newSecret()];
    await rows(tx, OPEN, [session, person, tx.ctx.organization, hashOf(secret), tx.now, this.expiry(tx), address, agent.slice(0, 300)]);
    return { session, refresh: `${session}.${secret}` };
  }

  find = (tx: Tx, id: Id) => row<Session & Record<string, unknown>>(tx, FIND, [id]);
  lock = (tx: Tx, id: Id) => row<Session & Record<string, unknown>>(tx, LOCK, [id]);

  async rotate(tx: Tx, id: Id, organization: Id): Promise<string> {
    const secret = newSecret();
    await rows(tx, ROTATE, [id, hashOf(secret), organization, tx.now, this.expiry(tx)]);
    return `${id}.${secret}`;
  }

  move = (tx: Tx, id: Id, organization: Id) => rows(tx, MOVE, [id, organization]);
  end = async (tx: Tx, id: Id, because: string): Promise<boolean> => (await rows(tx, END, [id, because])).length > 0;
  endAll = (tx: Tx, person: Id, because: string, but: Id | null = null) => rows(tx, END_ALL, [person, because, but]);
  ofPerson = (tx: Tx, person: Id, current?: Id) => rows(tx, OF_PERSON, [person, current ?? null]);

  private expiry = (tx: Tx): string => new Date(Date.parse(tx.now) + this.config.refreshTokenDays * 86_400_000).toISOString();
}

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What a refresh cookie holds; undefined if it is none of ours. */
export function parsed(token: string | undefined): { session: Id; secret: string } | undefined {
  const [, session, secret] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(token ?? '') ?? [];
  return session ? { session, secret } : undefined;
}

export function isNewest({ tokenHash }: Session, secret: string): boolean {
  const [known, shown] = [Buffer.from(tokenHash), Buffer.from(hashOf(secret))];
  return known.length === shown.length && timingSafeEqual(known, shown);
}
