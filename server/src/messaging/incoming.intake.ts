import { Injectable } from '@nestjs/common';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import type { Incoming, OpenChannel } from './adapters';
import { IncomingService } from './incoming.service';

interface Waiting {
  ctx: Ctx;
  channel: OpenChannel;
  incoming: Incoming[];
  done: () => void;
  failed: (error: unknown) => void;
}
/** So many messages are taken in one transaction. */
const MOST = 200;

/**
 * What providers tell, as fast as they tell it. While a transaction of a channel is under way, the calls that come meanwhile gather and go into the next one
 * together: what is asked once per transaction is asked once for all of them, and conversations are not waited for. Nobody waits longer than without it: alone,
 * a call goes at once. A call is answered when its own messages are committed.
 */
@Injectable()
export class IncomingIntake {
  private readonly waiting = new Map<Id, Waiting[]>();
  private readonly busy = new Set<Id>();

  constructor(
    private readonly work: Work,
    private readonly incoming: IncomingService,
  ) {}

  take(ctx: Ctx, channel: OpenChannel, incoming: Incoming[]): Promise<void> {
    return new Promise((done, failed) => {
      const all = this.waiting.get(channel.id) ?? [];
      this.waiting.set(channel.id, [...all, { ctx, channel, incoming, done, failed }]);
      void this.run(channel.id);
    });
  }

  private async run(id: Id): Promise<void> {
    if (this.busy.has(id)) return;
    this.busy.add(id);
    for (let batch = this.next(id); batch.length; batch = this.next(id)) await this.keep(batch);
    this.busy.delete(id);
  }

  private next(id: Id): Waiting[] {
    const all = this.waiting.get(id) ?? [];
    let messages = 0;
    const many = all.findIndex(({ incoming }) => (messages += incoming.length) > MOST);
    const batch = all.slice(0, many < 0 ? all.length : Math.max(1, many));
    if (batch.length < all.length) this.waiting.set(id, all.slice(batch.length));
    else this.waiting.delete(id);
    return batch;
  }

  /** All together; if that is refused each by itself, so that one that cannot be taken keeps no other from being taken. */
  private async keep(batch: Waiting[]): Promise<void> {
    try {
      await this.write(batch);
      for (const { done } of batch) done();
    } catch (error) {
      if (batch.length === 1) return batch[0].failed(error);
      for (const one of batch) await this.keep([one]);
    }
  }

  private write(batch: Waiting[]): Promise<unknown> {
    const { ctx, channel } = batch.at(-1)!;
    return this.work.write(ctx, (tx) =>
      this.incoming.take(
        tx,
        channel,
        batch.flatMap(({ incoming }) => incoming),
      ),
    );
  }
}
