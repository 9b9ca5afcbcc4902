import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config';
import { newId } from '../id';
import { sealFor, type Seal } from '../seal';
import type { Ctx, Id } from '../tx';
import { ConsentGone, OAuth, type OAuthProvider, type Tokens } from './oauth';

/** What waits in the browser until the person comes back from the provider. */
interface Pending {
  purpose: string;
  provider: OAuthProvider;
  subject: Id;
  organization: Id;
  actor: Id;
  verifier: string;
  state: string;
  until: number;
}
/** Who wants consent: takes the tokens, and names the page of a subject to return to. */
export interface Receiver {
  receive(ctx: Ctx, subject: Id, tokens: Tokens): Promise<void>;
  page(subject: Id): string;
}

const MINUTES = 15;
const COOKIE = 'kontor_oauth';
/** The cookie may be asked for from another site, because it is there that the browser comes from. */
const RULES = 'Path=/api/v1/oauth; HttpOnly; SameSite=Lax';

/**
 * A person goes to a provider and comes back with consent. What belongs together is kept sealed in the person's own browser, so that
 * nobody can be brought to give a consent that somebody else began.
 */
@Injectable()
export class OAuthFlow {
  private readonly receivers = new Map<string, Receiver>();
  private readonly seal: Seal;

  constructor(
    private readonly oauth: OAuth,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.seal = sealFor(config.jwtSecret, 'oauth');
  }

  offer = (purpose: string, receiver: Receiver): unknown => this.receivers.set(purpose, receiver);

  /** The address at the provider to send the person to. */
  async begin(me: Ctx, reply: FastifyReply, asked: Pick<Pending, 'purpose' | 'provider' | 'subject'> & { scope: string }): Promise<{ url: string }> {
    const { scope, ...what } = asked;
    const state = randomBytes(24).toString('base64url');
    const { url, verifier } = await this.oauth.begin(what.provider, scope, state);
    const pending: Pending = { ...what, organization: me.organization, actor: me.actor, verifier, state, until: Date.now() + MINUTES * 60_000 };
    void reply.header('set-cookie', this.cookie(this.seal.seal(JSON.stringify(pending)), MINUTES * 60));
    return { url };
  }

  /** The page to show after the answer of the provider, with `?consent=connected` or `?consent=refused`. */
  async finish(query: string, cookies: string, reply: FastifyReply): Promise<string> {
    void reply.header('set-cookie', this.cookie('', 0));
    const pending = this.pending(cookies);
    const receiver = pending && this.receivers.get(pending.purpose);
    if (!pending || !receiver) return `${this.config.publicUrl}/?consent=expired`;
    const { organization, actor, provider, subject, state, verifier } = pending;
    const back = (outcome: 'connected' | 'refused') => `${this.config.publicUrl}${receiver.page(subject)}?consent=${outcome}`;
    try {
      const tokens = await this.oauth.finish(provider, query, state, verifier);
      const ctx: Ctx = { organization, actor, permissions: [], role: null, locale: 'en', requestId: newId() };
      await receiver.receive(ctx, subject, tokens);
      return back('connected');
    } catch (error) {
      if (error instanceof ConsentGone) return back('refused');
      throw error;
    }
  }

  private pending(cookies: string): Pending | undefined {
    const sealed = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(cookies)?.[1];
    if (!sealed) return undefined;
    try {
      const found = JSON.parse(this.seal.open(sealed)) as Pending;
      return found.until > Date.now() ? found : undefined;
    } catch {
      return undefined; // of another installation, or forged
    }
  }

  private cookie(value: string, seconds: number): string {
    return `${COOKIE}=${value}; ${RULES}; Max-Age=${seconds}${this.config.publicUrl.startsWith('https:') ? '; Secure' : ''}`;
  }
}
