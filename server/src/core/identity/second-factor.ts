import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { CONFIG, type Config } from '../config';
import { sealFor, type Seal } from '../seal';
import { hashOf } from './identities';

const PERIOD_S = 30;
/** One step before and after: clocks of telephones go wrong by seconds. */
const WINDOW = 1;
const RECOVERY_CODES = 10;

/** Codes of an authenticator app (RFC 6238). Secrets lie in the database sealed with a key of this installation. */
@Injectable()
export class SecondFactor {
  private readonly seal: Seal;

  constructor(@Inject(CONFIG) { jwtSecret }: Config) {
    this.seal = sealFor(jwtSecret, 'second factor');
  }

  /** A new secret: for the app, as the address a QR code carries, and sealed for the database. */
  create(email: string): { secret: string; otpauthUrl: string; sealed: string } {
    const secret = new Secret({ size: 20 }).base32;
    return { secret, otpauthUrl: totp(secret, email).toString(), sealed: this.seal.seal(secret) };
  }

  /** The time step the code belongs to; undefined if it is wrong, or not later than the last one that was taken. */
  step(sealed: string, code: string, last: number | null, now = Date.now()): number | undefined {
    const delta = totp(this.seal.open(sealed)).validate({ token: code, window: WINDOW, timestamp: now });
    if (delta === null) return undefined;
    const step = Math.floor(now / 1000 / PERIOD_S) + delta;
    return last !== null && step <= last ? undefined : step;
  }

  /** Codes that each open once in place of the app's (50 bits): to be shown, and as the database keeps them. */
  recoveryCodes(): { codes: string[]; hashes: string[] } {
    const codes = Array.from({ length: RECOVERY_CODES }, () => new Secret({ size: 7 }).base32.slice(0, 10).replace(/^.{5}/, '$&-'));
    return { codes, hashes: codes.map(recoveryHash) };
  }
}

/** As people type it: with or without the dash, large or small. */
export const recoveryHash = (code: string): string => hashOf(code.replace(/[\s-]/g, '').toUpperCase());

const totp = (secret: string, label = 'Kontor') => new TOTP({ issuer: 'Kontor', label, secret, period: PERIOD_S, digits: 6, algorithm: 'SHA1' });
