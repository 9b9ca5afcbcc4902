import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { CONFIG, type Config } from '../config';
import { newId } from '../id';
import { core, Problem } from '../problem';
import type { Ctx, Id } from '../tx';
import { Work } from '../work';
import { AttemptsService } from './attempts.service';
import type { LoginInput, RegisterInput, SignedIn } from './auth.dto';
import { Identities, stranger, type Claims } from './identities';
import { ORGANIZATION_SWITCHED, SIGN_IN_FAILED, SIGNED_OUT, TOKEN_REUSED } from './identity.events';
import { identity } from './identity.problems';
import { MembersService } from './members';
import { OrganizationService } from './organization.service';
import { hashPassword, isPassword } from './passwords';
import { PeopleService, type Belonging, type Person } from './people.service';
import { recoveryHash, SecondFactor } from './second-factor';
import { isNewest, parsed, SessionsService, type Origin } from './sessions.service';
import { TokensService, type Entry, type Factor } from './tokens.service';

/** Who knocks: nobody yet, from somewhere. */
export interface Visitor extends Origin {
  requestId: Id;
  locale: Ctx['locale'];
}

interface Proven {
  person: Person;
  belongs: Belonging[];
  factor?: Factor;
}

/** The ctx of a visitor whose organization has become known. */
export const inside = ({ requestId, locale }: Visitor, organization: Id, actor: Id, more: Partial<Ctx> = {}): Ctx =>
  stranger(requestId, { organization, actor, locale, ...more });

/**
 * Signing in and out. Not one unit of work but several short ones: a try is counted even if it fails, a reused token ends
 * its family although the answer is a refusal, and no connection is held while a password is hashed.
 */
@Injectable()
export class AuthFlow {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly jwt: JwtService,
    private readonly identities: Identities,
    private readonly attempts: AttemptsService,
    private readonly organization: OrganizationService,
    private readonly people: PeopleService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** 401 `unauthenticated`, also for somebody who belongs nowhere (any more); 401 `second_factor_required`; 429 `too_many_attempts`. */
  async login(visitor: Visitor, { organizationId, ...given }: LoginInput): Promise<Entry> {
    const { person, belongs, factor } = await this.prove(visitor, given);
    const wanted = organizationId ?? person.organization;
    const here = belongs.find(({ id }) => id === wanted) ?? (organizationId ? undefined : belongs[0]);
    if (!here) throw wrongCredentials();
    return this.work.write(inside(visitor, here.id, person.id), async (tx) => {
      await this.attempts.clear(tx, person.email);
      return this.tokens.enter(tx, person, here.role, visitor, factor);
    });
  }

  /** A new organization with its first admin. */
  async register(visitor: Visitor, { organizationName, industry, country, name, email, password }: RegisterInput): Promise<Entry> {
    if (!this.config.registration) throw identity.registrationClosed();
    const [organization, id, passwordHash] = [newId(), newId(), await hashPassword(password)];
    return this.work.write(inside(visitor, organization, id), async (tx) => {
      await this.organization.register(tx, { name: organizationName, industry, country });
      const person = await this.people.create(tx, { id, email, name, passwordHash });
      await this.members.join(tx, id, 'admin');
      return this.tokens.enter(tx, person, 'admin', visitor);
    });
  }

  /** Counts the try, then looks at password and code; the same time for an address nobody has. */
  async prove(visitor: Visitor, { email, password, totpCode }: Pick<LoginInput, 'email' | 'password' | 'totpCode'>): Promise<Proven> {
    await this.work.write(stranger(visitor.requestId, { cause: visitor.requestId }), (tx) => this.attempts.count(tx, email, visitor.address));
    const { person, belongs } = await this.work.read(stranger(visitor.requestId), async (tx) => {
      const found = await this.people.byEmail(tx, email);
      return { person: found, belongs: found ? await this.people.belongs(tx, found.id) : [] };
    });
    if (!(await isPassword(password, person?.passwordHash)) || !person) {
      await this.failed(visitor, person, belongs);
      throw wrongCredentials();
    }
    if (!person.totpSecret) return { person, belongs };
    if (!totpCode) throw identity.secondFactorRequired();
    const factor = this.factorOf(person, totpCode);
    if (!factor) {
      await this.failed(visitor, person, belongs);
      throw identity.secondFactorRequired({ reason: 'wrong_code' }, 'totpCode');
    }
    return { person, belongs, factor };
  }

  /** What the code proves; undefined if it is wrong. */
  private factorOf({ totpSecret, totpStep, recoveryCodes }: Person, code: string): Factor | undefined {
    if (!/^\d{6}$/.test(code)) return recoveryCodes.includes(recoveryHash(code)) ? { recovery: recoveryHash(code) } : undefined;
    const step = this.secondFactor.step(totpSecret!, code, totpStep);
    return step === undefined ? undefined : { step };
  }

  /** A new refresh token for the newest one. An older one ends the whole family, whoever shows it. */
  async refresh(visitor: Visitor, token: string | undefined): Promise<Entry> {
    const shown = parsed(token);
    const found = shown && (await this.work.read(stranger(visitor.requestId), (tx) => this.sessions.find(tx, shown.session)));
    if (!shown || !found?.on) throw core.unauthenticated();
    // a rotation tells nothing new: the sign-in is its cause
    const ctx = inside(visitor, found.organization, found.person, { cause: found.id });
    const entry = await this.work.write(ctx, async (tx) => {
      const session = (await this.sessions.lock(tx, found.id))!;
      if (!session.on) return undefined;
      const here = (await this.people.belongs(tx, session.person)).find(({ id }) => id === session.organization);
      const reused = !isNewest(session, shown.secret);
      if (reused) tx.emit(TOKEN_REUSED, session.person, { session: session.id, address: visitor.address });
      if (reused || !here) return void (await this.sessions.end(tx, session.id, reused ? 'reused' : 'deactivated'));
      const refresh = await this.sessions.rotate(tx, session.id, here.id);
      return { answer: await this.tokens.answer(tx, await this.people.byId(tx, session.person), here.role, session.id), refresh };
    });
    if (!entry) throw await this.identities.afresh(Promise.resolve(core.unauthenticated()));
    return entry;
  }

  /** Ends the session of the cookie or, without one, of the token, even of one that is out of time. */
  async logout(visitor: Visitor, token: string | undefined, bearer: string | undefined): Promise<void> {
    const shown = parsed(token);
    const id = shown?.session ?? this.claimed(bearer)?.sid;
    const found = id && (await this.work.read(stranger(visitor.requestId), (tx) => this.sessions.find(tx, id)));
    if (!found || (shown && !isNewest(found, shown.secret))) return;
    const ending = this.work.write(inside(visitor, found.organization, found.person), async (tx) => {
      if (await this.sessions.end(tx, found.id, 'signed_out')) tx.emit(SIGNED_OUT, found.person, { session: found.id });
    });
    await this.identities.afresh(ending);
  }

  /** The same session goes on in another organization of the person; 404 if it is none. */
  async switchTo(me: Ctx, organization: Id): Promise<SignedIn> {
    const belongs = await this.work.read(me, (tx) => this.people.belongs(tx, me.actor));
    const there = belongs.find(({ id }) => id === organization);
    if (!there) throw core.notFound({ id: organization });
    return this.work.write({ ...me, organization, once: undefined }, async (tx) => {
      await this.sessions.move(tx, me.session!, organization);
      await this.people.entered(tx, me.actor, organization);
      tx.emit(ORGANIZATION_SWITCHED, me.actor, { from: me.organization });
      return this.tokens.answer(tx, await this.people.byId(tx, me.actor), there.role, me.session!);
    });
  }

  /** Whoever reads the history of an organization shall see who tried to get in. */
  private async failed(visitor: Visitor, person: Person | undefined, belongs: Belonging[]): Promise<void> {
    if (!person || !belongs.length) return;
    const where = belongs.find(({ id }) => id === person.organization) ?? belongs[0];
    await this.work.write(inside(visitor, where.id, person.id), async (tx) => tx.emit(SIGN_IN_FAILED, person.id, { address: visitor.address }));
  }

  private claimed(bearer: string | undefined): Claims | undefined {
    try {
      return this.jwt.verify<Claims>((bearer ?? '').replace(/^Bearer /, ''), { ignoreExpiration: true });
    } catch {
      return undefined; // not signed by us: there is nothing to end
    }
  }
}

/** The code of not being signed in, with words of its own. */
const wrongCredentials = (): Problem =>
  new Problem('unauthenticated', 401, {}, [{ code: 'unauthenticated', rule: 'wrong_credentials', details: { reason: 'wrong_credentials' } }]);
