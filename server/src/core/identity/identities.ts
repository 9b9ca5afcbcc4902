import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { row, statement } from '../sql';
import type { Ctx, Id } from '../tx';
import { Work } from '../work';
import { permissionsOf } from './permissions';

/** What an access token says; what its bearer may do is looked up, so that it can be taken away. */
export interface Claims {
  sub: Id;
  org: Id;
  sid: Id;
  role: string;
  exp: number;
}

/** Who asks, found out by one of the strategies. */
export interface Identity {
  actor: Id;
  organization: Id;
  role: string | null;
  permissions: readonly string[];
  allowed: ReadonlySet<string>;
  /** Custom fields that no answer to it may show. */
  hidden: ReadonlySet<string>;
  session?: Id;
  apiKey?: Id;
  /** Milliseconds since 1970 after which the token is spent. */
  expires: number;
}

const REMEMBERED = 10_000;
/** So long a session that was ended or a role that was changed in another process may still be believed. */
const BELIEVED_MS = 30_000;

const SESSION = statement(`
  select m.role, r.permissions, core.hidden_fields(m.role) as hidden from core.sessions s
  join core.memberships m on m.id = s.user_id and m.active and m.deleted_at is null
  left join core.roles r on r.name = m.role and r.deleted_at is null
  where s.id = $1 and s.user_id = $2 and s.ended_at is null and s.expires_at > now()`);
const API_KEY = statement(`select organization_id as organization, id, scopes from core.api_key_of($1)`);
const USED = statement(`update core.api_keys set last_used_at = $2 where id = $1 returning core.hidden_fields(null) as hidden`);

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who asks before it is known who asks. Without an organization no tenant's row is visible; its writes are causes of nothing. */
export const stranger = (requestId: Id, more: Partial<Ctx> = {}): Ctx => ({
  organization: '',
  actor: NOBODY,
  permissions: [],
  role: null,
  locale: 'en',
  requestId,
  ...more,
});

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** From a token or a key to who it is: one query, remembered for half a minute. */
@Injectable()
export class Identities {
  private readonly known = new Map<string, { identity: Identity; until: number }>();

  constructor(private readonly work: Work) {}

  remembered(credential: string): Identity | undefined {
    const found = this.known.get(credential);
    return found && found.until > Date.now() ? found.identity : undefined;
  }

  remember(credential: string, identity: Identity): Identity {
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(credential, { identity, until: Math.min(identity.expires, Date.now() + BELIEVED_MS) });
    return identity;
  }

  /** After rights were given or taken: in this process they hold at once. */
  async afresh<T>(done: Promise<T>): Promise<T> {
    const result = await done;
    this.known.clear();
    return result;
  }

  async ofSession({ sub, org, sid, exp }: Claims): Promise<Identity | undefined> {
    const found = await this.work.read(stranger(sid, { organization: org }), (tx) =>
      row<{ role: string; permissions: string[] | null; hidden: string[] }>(tx, SESSION, [sid, sub]),
    );
    if (!found) return undefined;
    const permissions = permissionsOf(found.role, found.permissions);
    const [allowed, hidden] = [new Set(permissions), new Set(found.hidden)];
    return { actor: sub, organization: org, role: found.role, permissions, allowed, hidden, session: sid, expires: exp * 1000 };
  }

  async ofApiKey(secret: string): Promise<Identity | undefined> {
    const hash = hashOf(secret);
    const key = await this.work.read(stranger(hash), (tx) => row<{ organization: Id; id: Id; scopes: string[] }>(tx, API_KEY, [hash]));
    if (!key) return undefined;
    const ctx = stranger(key.id, { organization: key.organization, actor: key.id, cause: key.id });
    const used = await this.work.write(ctx, (tx) => row<{ hidden: string[] }>(tx, USED, [key.id, tx.now]));
    const [allowed, hidden] = [new Set(key.scopes), new Set(used?.hidden)];
    return { actor: key.id, organization: key.organization, role: null, permissions: key.scopes, allowed, hidden, apiKey: key.id, expires: Infinity };
  }
}
