import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { sealFor, type Seal } from '../core/seal';
import type { Id } from '../core/tx';
import type { OpenChannel } from './adapters';

const SECONDS = 2 * 3_600;
const LINK = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})([\da-z]{6,8})$/;

/** Addresses of single files for providers that fetch what a message brings along themselves (Twilio, Instagram): sealed, and good for two hours. */
@Injectable()
export class FileLinks {
  private readonly seal: Seal;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.seal = sealFor(config.jwtSecret, 'message files');
  }

  /** Short: addresses with longer parts than 100 letters are refused by many. */
  urlOf({ id }: OpenChannel, file: Id): string {
    const until = Math.floor(Date.now() / 1_000) + SECONDS;
    return `${this.config.publicUrl}/api/v1/webhooks/${id}/files/${this.seal.seal(file.replaceAll('-', '') + until.toString(36))}`;
  }

  /** The file an address opens; undefined for one that is not ours, or no longer good. */
  open(sealed: string): Id | undefined {
    try {
      const found = LINK.exec(this.seal.open(sealed));
      return found && Number.parseInt(found[6], 36) > Date.now() / 1_000 ? found.slice(1, 6).join('-') : undefined;
    } catch {
      return undefined; // forged
    }
  }
}
