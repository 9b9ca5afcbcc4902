import { Injectable, Logger } from '@nestjs/common';
import type { Ctx } from '../core/tx';

type Heard = (ctx: Ctx) => Promise<unknown>;

/** Who wants to know in this process that numbers of an organization were counted again. No event: nothing of it is kept. */
@Injectable()
export class CountedListeners {
  private readonly logger = new Logger(CountedListeners.name);
  private readonly heard: Heard[] = [];

  add(listener: Heard): void {
    this.heard.push(listener);
  }

  /** One that fails does not keep the others from hearing. */
  async tell(ctx: Ctx): Promise<void> {
    for (const listener of this.heard) await listener(ctx).catch((error: Error) => this.logger.error(error));
  }
}
