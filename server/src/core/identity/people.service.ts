import { Injectable } from '@nestjs/common';
import { newId } from '../id';
import { row, rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import { permissionsOf } from './permissions';

/** A person as the database knows them; only `told` goes out. */
export interface Person {
  id: Id;
  email: string;
  name: string;
  language: string | null;
  passwordHash: string;
  totpSecret: string | null;
  totpPending: string | null;
  totpStep: number | null;
  recoveryCodes: string[];
  organization: Id | null;
  signedInAt: string | null;
}

export interface Belonging {
  id: Id;
  name: string;
  role: string;
  permissions: readonly string[];
}

const COLUMNS = `id, email, name, language, password_hash as "passwordHash", totp_secret as "totpSecret", totp_pending as "totpPending",
  totp_step as "totpStep", recovery_codes as "recoveryCodes", organization_id as organization, signed_in_at as "signedInAt"`;
const BY_EMAIL = statement(`select ${COLUMNS} from core.users where lower(email) = lower($1)`);
const BY_ID = statement(`select ${COLUMNS} from core.users where id = $1`);
const CREATE = statement(`insert into core.users (id, email, name, password_hash, language) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`);
const BELONGS = statement(`select organization_id as id, name, role, permissions from core.memberships_of($1)`);
const PASSWORD = statement(`update core.users set password_hash = $2, updated_at = now() where id = $1`);
const PROFILE = statement(
  `update core.users set name = coalesce($2, name), language = coalesce($3, language), updated_at = now() where id = $1 returning ${COLUMNS}`,
);
const ENTERED = statement(`update core.users set organization_id = $2, signed_in_at = $3, totp_step = coalesce($4, totp_step) where id = $1`);
const PREPARE = statement(`update core.users set totp_pending = $2 where id = $1`);
const PROTECT = statement(`update core.users set totp_secret = totp_pending, totp_pending = null, totp_step = $2, recovery_codes = $3 where id = $1`);
const UNPROTECT = statement(`update core.users set totp_secret = null, totp_pending = null, totp_step = null, recovery_codes = '{}' where id = $1`);
const RENEW = statement(`update core.users set recovery_codes = $2 where id = $1`);
const SPEND = statement(`update core.users set recovery_codes = array_remove(recovery_codes, $2) where id = $1 and $2 = any (recovery_codes) returning id`);

/** People stand above organizations: one account, whatever they belong to. */
@Injectable()
export class PeopleService {
  byEmail = (tx: Tx, email: string) => row<Person & Record<string, unknown>>(tx, BY_EMAIL, [email]);
  byId = async (tx: Tx, id: Id): Promise<Person> => (await row<Person & Record<string, unknown>>(tx, BY_ID, [id]))!;

  async create(tx: Tx, { email, name, passwordHash, id = newId() }: { email: string; name: string; passwordHash: string; id?: Id }): Promise<Person> {
    return (await row<Person & Record<string, unknown>>(tx, CREATE, [id, email, name, passwordHash, tx.ctx.locale]))!;
  }

  /** Where the person is an active member, with what they may do there. */
  async belongs(tx: Tx, id: Id): Promise<Belonging[]> {
    const found = await rows<{ id: Id; name: string; role: string; permissions: string[] | null }>(tx, BELONGS, [id]);
    return found.map((one) => ({ ...one, permissions: permissionsOf(one.role, one.permissions) }));
  }

  setPassword = (tx: Tx, id: Id, passwordHash: string) => rows(tx, PASSWORD, [id, passwordHash]);
  change = async (tx: Tx, id: Id, { name, language }: { name?: string; language?: string }): Promise<Person> =>
    (await row<Person & Record<string, unknown>>(tx, PROFILE, [id, name ?? null, language ?? null]))!;
  /** Remembers where and when, and the step of the code, which is not taken a second time. */
  entered = (tx: Tx, id: Id, organization: Id, step?: number) => rows(tx, ENTERED, [id, organization, tx.now, step ?? null]);

  prepareSecondFactor = (tx: Tx, id: Id, sealed: string) => rows(tx, PREPARE, [id, sealed]);
  turnOnSecondFactor = (tx: Tx, id: Id, step: number, recovery: string[]) => rows(tx, PROTECT, [id, step, recovery]);
  renewRecoveryCodes = (tx: Tx, id: Id, recovery: string[]) => rows(tx, RENEW, [id, recovery]);
  /** Each opens once, however many try at the same time. */
  spendRecoveryCode = async (tx: Tx, id: Id, hash: string): Promise<boolean> => (await rows(tx, SPEND, [id, hash])).length > 0;
  turnOffSecondFactor = (tx: Tx, id: Id) => rows(tx, UNPROTECT, [id]);
}

/** What of a person goes out. */
export const told = ({ id, email, name, language, totpSecret, recoveryCodes, signedInAt }: Person) => ({
  id,
  email,
  name,
  language,
  twoFactor: totpSecret !== null,
  recoveryCodesLeft: recoveryCodes.length,
  signedInAt,
});
