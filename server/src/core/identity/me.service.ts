import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { core } from '../problem';
import { byIds, insert, update } from '../rows';
import type { Tx } from '../tx';
import type { Me, Myself, NewSecondFactor, PasswordInput, ProfilePatch, ProtectedMyself, RecoveryCodes, ScreenSettings, SessionAnswer } from './auth.dto';
import {
  PASSWORD_CHANGED,
  PROFILE_CHANGED,
  RECOVERY_CODES_RENEWED,
  SCREEN_SETTINGS_CHANGED,
  SECOND_FACTOR_OFF,
  SECOND_FACTOR_ON,
  SECOND_FACTOR_PREPARED,
  SIGNED_OUT,
  SIGNED_OUT_EVERYWHERE,
} from './identity.events';
import { identity } from './identity.problems';
import { OrganizationService } from './organization.service';
import { hashPassword, isPassword } from './passwords';
import { PeopleService, told } from './people.service';
import { SecondFactor } from './second-factor';
import { ScreenSettingsRow } from './screen-settings.entity';
import { SessionsService } from './sessions.service';

/** What a person sees and changes of themselves. */
@Injectable()
export class MeService {
  constructor(
    private readonly people: PeopleService,
    private readonly organization: OrganizationService,
    private readonly sessions: SessionsService,
    private readonly secondFactor: SecondFactor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async me(tx: Tx): Promise<Me> {
    const { actor, role, permissions } = tx.ctx;
    const [person, organization, belongs, [screen]] = await Promise.all([
      this.people.byId(tx, actor),
      this.organization.mine(tx),
      this.people.belongs(tx, actor),
      byIds(tx, ScreenSettingsRow, [actor]),
    ]);
    const organizations = belongs.map(({ id, name, role: there }) => ({ id, name, role: there }));
    return { user: told(person), organization, organizations, role: role!, screen: shownOf(screen), permissions, sendsMail: !!this.config.smtpUrl };
  }

  async change(tx: Tx, { name, language }: ProfilePatch): Promise<Myself> {
    const person = await this.people.change(tx, tx.ctx.actor, { name: name ?? undefined, language: language ?? undefined });
    tx.emit(PROFILE_CHANGED, person.id, { name, language });
    return told(person);
  }

  /** One's own screen, on every device. */
  async changeScreen(tx: Tx, values: ScreenSettings): Promise<ScreenSettings> {
    const { actor: id } = tx.ctx;
    const [own] = await byIds(tx, ScreenSettingsRow, [id], 'for update');
    if (own) await update(tx, ScreenSettingsRow, own, values);
    else await insert(tx, ScreenSettingsRow, { id, ...values });
    tx.emit(SCREEN_SETTINGS_CHANGED, id, values);
    return values;
  }

  /** The other sessions end: whoever knew the old password is out. */
  async changePassword(tx: Tx, { currentPassword, password }: PasswordInput): Promise<void> {
    const person = await this.people.byId(tx, tx.ctx.actor);
    if (!(await isPassword(currentPassword, person.passwordHash))) throw core.validationFailed({ reason: 'wrong_password' }, 'currentPassword');
    await this.people.setPassword(tx, person.id, await hashPassword(password));
    await this.sessions.endAll(tx, person.id, 'password_changed', tx.ctx.session);
    tx.emit(PASSWORD_CHANGED, person.id);
  }

  listSessions = async (tx: Tx): Promise<SessionAnswer[]> => (await this.sessions.ofPerson(tx, tx.ctx.actor, tx.ctx.session)) as never;

  async endSession(tx: Tx, id: string): Promise<void> {
    const found = await this.sessions.find(tx, id);
    if (!found?.on || found.person !== tx.ctx.actor) throw core.notFound({ id });
    await this.sessions.end(tx, id, 'signed_out');
    tx.emit(SIGNED_OUT, tx.ctx.actor, { session: id });
  }

  async logoutEverywhere(tx: Tx): Promise<void> {
    await this.sessions.endAll(tx, tx.ctx.actor, 'signed_out_everywhere');
    tx.emit(SIGNED_OUT_EVERYWHERE, tx.ctx.actor);
  }

  /** A secret that holds once a code of it has come back. */
  async prepareSecondFactor(tx: Tx): Promise<NewSecondFactor> {
    const person = await this.people.byId(tx, tx.ctx.actor);
    const { secret, otpauthUrl, sealed } = this.secondFactor.create(person.email);
    await this.people.prepareSecondFactor(tx, person.id, sealed);
    tx.emit(SECOND_FACTOR_PREPARED, person.id);
    return { secret, otpauthUrl };
  }

  /** From now on a sign-in needs the app, or one of the codes that are shown here and never again. */
  async confirmSecondFactor(tx: Tx, code: string): Promise<ProtectedMyself> {
    const person = await this.people.byId(tx, tx.ctx.actor);
    const step = person.totpPending ? this.secondFactor.step(person.totpPending, code, null) : undefined;
    if (step === undefined) throw identity.wrongCode({}, 'code');
    const { codes, hashes } = this.secondFactor.recoveryCodes();
    await this.people.turnOnSecondFactor(tx, person.id, step, hashes);
    tx.emit(SECOND_FACTOR_ON, person.id);
    return { ...told({ ...person, totpSecret: person.totpPending, recoveryCodes: hashes }), recoveryCodes: codes };
  }

  /** New ones; those before hold no longer. 422 `second_factor_off` */
  async renewRecoveryCodes(tx: Tx): Promise<RecoveryCodes> {
    const person = await this.people.byId(tx, tx.ctx.actor);
    if (!person.totpSecret) throw identity.secondFactorOff();
    const { codes, hashes } = this.secondFactor.recoveryCodes();
    await this.people.renewRecoveryCodes(tx, person.id, hashes);
    tx.emit(RECOVERY_CODES_RENEWED, person.id);
    return { recoveryCodes: codes };
  }

  async turnOffSecondFactor(tx: Tx): Promise<Myself> {
    await this.people.turnOffSecondFactor(tx, tx.ctx.actor);
    tx.emit(SECOND_FACTOR_OFF, tx.ctx.actor);
    return told(await this.people.byId(tx, tx.ctx.actor));
  }
}

const shownOf = (own?: ScreenSettings): ScreenSettings => ({ firstStepsHidden: own?.firstStepsHidden ?? false });
