import { Injectable } from '@nestjs/common';
import { newId } from '../id';
import { row, rows, statement } from '../sql';
import type { Tx } from '../tx';
import { hashOf } from './identities';
import { identity } from './identity.problems';

const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 50;

interface Counted {
  account: number;
  address: number;
  accountSince: string | null;
  addressSince: string | null;
}

const ONE_AT_A_TIME = statement(`select pg_advisory_xact_lock(hashtextextended($1, 1))`);
// what is out of the window counts no more, whoever tried; a few at a time, and never two at the same row
const FORGET = statement(
  `delete from core.login_attempts where id in (select id from core.login_attempts where at <= $1 order by at limit 100 for update skip locked)`,
);
const COUNT = statement(`
  select count(*) filter (where account = $1) as account, count(*) filter (where address = $2) as address,
    min(at) filter (where account = $1) as "accountSince", min(at) filter (where address = $2) as "addressSince"
  from core.login_attempts where (account = $1 or address = $2) and at > $3`);
const KEEP = statement(`insert into core.login_attempts (id, account, address, at) values ($1, $2, $3, $4)`);
const CLEAR = statement(`delete from core.login_attempts where account = $1`);

/** Who tries is counted before the password is looked at, so that many tries at once count as well. */
@Injectable()
export class AttemptsService {
  /** 429 after 10 tries for one account or 50 from one address within 15 minutes; a refused try does not prolong the wait. */
  async count(tx: Tx, email: string, address: string): Promise<void> {
    const [account, since] = [accountOf(email), new Date(Date.parse(tx.now) - WINDOW_MS).toISOString()];
    const [, , counted] = await Promise.all([
      rows(tx, ONE_AT_A_TIME, [account]),
      rows(tx, FORGET, [since]),
      row<Counted & Record<string, unknown>>(tx, COUNT, [account, address, since]),
    ]);
    const until = [counted!.account >= PER_ACCOUNT && counted!.accountSince, counted!.address >= PER_ADDRESS && counted!.addressSince];
    const waits = until.filter(Boolean).map((from) => Math.ceil((Date.parse(from as string) + WINDOW_MS - Date.parse(tx.now)) / 1000));
    if (waits.length) throw identity.tooManyAttempts({ retryAfter: Math.max(1, ...waits) });
    await rows(tx, KEEP, [newId(), account, address, tx.now]);
  }

  /** After a success the account starts anew. */
  clear = (tx: Tx, email: string): Promise<unknown> => rows(tx, CLEAR, [accountOf(email)]);
}

/** Addresses that nobody has an account for are counted too, and are not kept in the clear. */
const accountOf = (email: string): string => hashOf(email.toLowerCase());
