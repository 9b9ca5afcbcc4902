import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { newId } from '../id';
import { MailService } from '../mail/mail.service';
import { organizationOf } from '../organization';
import { core, Problem } from '../problem';
import { row, rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import { Work } from '../work';
import { AttemptsService } from './attempts.service';
import type { AcceptInput, ResetConfirmInput } from './auth.dto';
import { AuthFlow, inside, type Visitor } from './auth.flow';
import { hashOf, Identities, stranger } from './identities';
import { INVITATION_ACCEPTED, PASSWORD_CHANGED, PASSWORD_RESET_ASKED } from './identity.events';
import { resetMail } from './identity.mails';
import { identity } from './identity.problems';
import { MembersService } from './members';
import { hashPassword, PASSWORD } from './passwords';
import { PeopleService, type Person } from './people.service';
import { newSecret, SessionsService } from './sessions.service';
import { TokensService, type Entry } from './tokens.service';

const HOUR_MS = 3_600_000;

interface Invited {
  organization: Id;
  id: Id;
  email: string;
  role: string;
}

const KEEP = statement(`insert into core.password_resets (token_hash, user_id, expires_at) values ($1, $2, $3)`);
const FIND = statement(`select user_id as person from core.password_resets where token_hash = $1 and used_at is null and expires_at > now()`);
const USE = statement(`update core.password_resets set used_at = now()
  where user_id = (select user_id from core.password_resets where token_hash = $1 and used_at is null and expires_at > now()) and used_at is null returning user_id`);
const INVITATION = statement(`select organization_id as organization, id, email, role from core.invitation_of($1)`);
const ACCEPT = statement(
  `update core.invitations set status = 'accepted', accepted_at = now(), version = version + 1, updated_at = now() where id = $1 and status = 'open' returning id`,
);

/** What a link in a mail opens: a new password, a place in an organization. */
@Injectable()
export class LinksFlow {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly auth: AuthFlow,
    private readonly attempts: AttemptsService,
    private readonly people: PeopleService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly identities: Identities,
    private readonly mails: MailService,
  ) {}

  /** Says nothing, whether there is such an account or not, and also when it was asked too often: then no mail leaves. */
  async askReset(visitor: Visitor, email: string): Promise<void> {
    if (!(await this.counted(visitor, `reset ${email}`))) return;
    const { person, belongs } = await this.work.read(stranger(visitor.requestId), async (tx) => {
      const found = await this.people.byEmail(tx, email);
      return { person: found, belongs: found ? await this.people.belongs(tx, found.id) : [] };
    });
    const where = belongs.find(({ id }) => id === person!.organization) ?? belongs[0];
    if (!person || !where) return;
    await this.work.write(inside(visitor, where.id, person.id), (tx) => this.sendReset(tx, person));
  }

  /** A new password; every session of the person ends, every other link to a new password too. */
  async confirmReset(visitor: Visitor, { token, password }: ResetConfirmInput): Promise<void> {
    const [hash, passwordHash] = [hashOf(token), await hashPassword(password)];
    const { person, belongs } = await this.work.read(stranger(visitor.requestId), async (tx) => {
      const found = await row<{ person: Id }>(tx, FIND, [hash]);
      if (!found) throw identity.linkExpired({}, 'token');
      return { person: await this.people.byId(tx, found.person), belongs: await this.people.belongs(tx, found.person) };
    });
    const where = belongs.find(({ id }) => id === person.organization) ?? belongs[0];
    if (!where) throw identity.linkExpired({}, 'token');
    const changing = this.work.write(inside(visitor, where.id, person.id), async (tx) => {
      if (!(await rows(tx, USE, [hash])).length) throw identity.linkExpired({}, 'token');
      await this.people.setPassword(tx, person.id, passwordHash);
      await this.sessions.endAll(tx, person.id, 'password_changed');
      await this.attempts.clear(tx, person.email);
      tx.emit(PASSWORD_CHANGED, person.id, { by: 'reset' });
    });
    await this.identities.afresh(changing);
  }

  /** Somebody new gets an account; somebody who has one proves it with its password (and code). */
  async accept(visitor: Visitor, { token, name, password, totpCode }: AcceptInput): Promise<Entry> {
    const { invited, known } = await this.work.read(stranger(visitor.requestId), async (tx) => {
      const found = await row<Invited & Record<string, unknown>>(tx, INVITATION, [hashOf(token)]);
      if (!found) throw identity.linkExpired({}, 'token');
      return { invited: found, known: await this.people.byEmail(tx, found.email) };
    });
    const { email, organization } = invited;
    const proven = known ? await this.auth.prove(visitor, { email, password, totpCode }) : undefined;
    if (!proven) newcomer(name, password);
    const [id, passwordHash] = [proven?.person.id ?? newId(), proven ? '' : await hashPassword(password)];
    return this.work.write(inside(visitor, organization, id), async (tx) => {
      if (!(await rows(tx, ACCEPT, [invited.id])).length) throw identity.linkExpired({}, 'token');
      const person = proven?.person ?? (await this.people.create(tx, { id, email, name: name!, passwordHash }));
      await this.members.join(tx, person.id, invited.role);
      await this.attempts.clear(tx, email);
      tx.emit(INVITATION_ACCEPTED, invited.id, { email, role: invited.role, user: person.id });
      return this.tokens.enter(tx, person, invited.role, visitor, proven?.factor);
    });
  }

  private async sendReset(tx: Tx, person: Person): Promise<void> {
    const token = newSecret();
    await rows(tx, KEEP, [hashOf(token), person.id, new Date(Date.parse(tx.now) + HOUR_MS).toISOString()]);
    const locale = (person.language ?? tx.ctx.locale) === 'de' ? 'de' : 'en';
    const mail = resetMail(locale, await organizationOf(tx), person.email, `${this.config.publicUrl}/reset-password?token=${token}`);
    await this.mails.queue(tx, { ...mail, subjectType: 'password-resets', subjectId: person.id });
    tx.emit(PASSWORD_RESET_ASKED, person.id);
  }

  private async counted(visitor: Visitor, account: string): Promise<boolean> {
    try {
      await this.work.write(stranger(visitor.requestId, { cause: visitor.requestId }), (tx) => this.attempts.count(tx, account, visitor.address));
      return true;
    } catch (error) {
      if (error instanceof Problem && error.code === 'too_many_attempts') return false;
      throw error;
    }
  }
}

/** Whether there is an account already is known here, so only here can name and length be asked for. */
function newcomer(name: string | null | undefined, password: string): void {
  if (!name) throw core.validationFailed({ reason: 'required' }, 'name');
  if (password.length < PASSWORD.min) throw core.validationFailed({ reason: 'too_short', min: PASSWORD.min }, 'password');
}
