import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { PrivacyService } from './privacy.service';
import { RetentionService } from './retention.service';

/** The clock that sees to what is kept for how long. */
@Injectable()
export class RetentionJobs {
  constructor(
    private readonly work: Work,
    private readonly retention: RetentionService,
    private readonly privacy: PrivacyService,
  ) {}

  @Every('15 3 * * *')
  async apply(ctx: Ctx): Promise<void> {
    const hashes = await this.work.write(ctx, (tx) => this.retention.applied(tx));
    await this.privacy.discard(ctx, hashes);
  }
}
