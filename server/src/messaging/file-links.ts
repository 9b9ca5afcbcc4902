import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { sealFor, type Seal } from '../core/seal';
import type { Id } from '../core/tx';
import type { OpenChannel } from './adapters';

const HOURS = 2;

export interface LinkedFile {
  organization: Id;
  channel: Id;
  file: Id;
  until: number;
}

/** Addresses of single files for providers that fetch what a message brings along themselves (Twilio, Instagram): sealed, and good for two hours. */
@Injectable()
export class FileLinks {
  private readonly seal: Seal;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.seal = sealFor(config.jwtSecret, 'message files');
  }

  urlOf({ organization, id }: OpenChannel, file: Id): string {
    const linked: LinkedFile = { organization, channel: id, file, until: Date.now() + HOURS * 3_600_000 };
    return `${this.config.publicUrl}/api/v1/webhooks/${id}/files/${this.seal.seal(JSON.stringify(linked))}`;
  }

  /** What an address opens; undefined for one that is not ours, or no longer good. */
  open(channel: Id, sealed: string): LinkedFile | undefined {
    try {
      const linked = JSON.parse(this.seal.open(sealed)) as LinkedFile;
      return linked.channel === channel && linked.until > Date.now() ? linked : undefined;
    } catch {
      return undefined; // forged
    }
  }
}
