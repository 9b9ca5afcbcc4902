import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { STOCK_DIFFERS } from './parts.events';
import { verifyStock } from './verify.queries';

@Injectable()
export class VerifyJobs {
  constructor(private readonly work: Work) {}

  /** Every night: differences there must never be are told of, part by part. */
  @Every('30 3 * * *')
  verify(ctx: Ctx): Promise<void> {
    return this.work.write(ctx, async (tx) => {
      const { differences } = await verifyStock(tx);
      for (const { partId, ...difference } of differences) tx.emit(STOCK_DIFFERS, partId, difference);
    });
  }
}
