import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { CONFIG, type Config } from '../config';
import type { Id, Tx } from '../tx';
import type { SignedIn } from './auth.dto';
import type { Claims } from './identities';
import { RECOVERY_CODE_USED, SIGNED_IN } from './identity.events';
import { identity } from './identity.problems';
import { OrganizationService } from './organization.service';
import { PeopleService, told, type Person } from './people.service';
import { SessionsService, type Origin } from './sessions.service';

/** What a sign-in gives: the answer, and the refresh token for the cookie. */
export interface Entry {
  answer: SignedIn;
  refresh: string;
}

/** How somebody proved the second factor: the time step of a code of the app, or the hash of a recovery code. */
export interface Factor {
  step?: number;
  recovery?: string;
}

/** The end of every way in: a session, its tokens, the answer. */
@Injectable()
export class TokensService {
  private readonly seconds: number;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly jwt: JwtService,
    private readonly organization: OrganizationService,
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
  ) {
    this.seconds = config.accessTokenMinutes * 60;
  }

  /** A new session of the person in the organization of the transaction. 401 `second_factor_required` for a recovery code that was used meanwhile. */
  async enter(tx: Tx, person: Person, role: string, origin: Origin, { step, recovery }: Factor = {}): Promise<Entry> {
    if (recovery) {
      if (!(await this.people.spendRecoveryCode(tx, person.id, recovery))) throw identity.secondFactorRequired({ reason: 'wrong_code' }, 'totpCode');
      tx.emit(RECOVERY_CODE_USED, person.id, { left: person.recoveryCodes.length - 1 });
    }
    const { session, refresh } = await this.sessions.open(tx, person.id, origin);
    await this.people.entered(tx, person.id, tx.ctx.organization, step);
    tx.emit(SIGNED_IN, person.id, { session, address: origin.address, agent: origin.agent });
    return {
      answer: await this.answer(tx, { ...person, recoveryCodes: person.recoveryCodes.filter((hash) => hash !== recovery), signedInAt: tx.now }, role, session),
      refresh,
    };
  }

  async answer(tx: Tx, person: Person, role: string, session: Id): Promise<SignedIn> {
    const claims: Omit<Claims, 'exp'> = { sub: person.id, org: tx.ctx.organization, sid: session, role };
    const organization = await this.organization.mine(tx);
    return { accessToken: this.jwt.sign(claims), expiresIn: this.seconds, user: told(person), organization };
  }
}
