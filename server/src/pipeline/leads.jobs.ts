import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { LeadsService } from './leads.service';

@Injectable()
export class LeadsJobs {
  constructor(
    private readonly work: Work,
    private readonly leads: LeadsService,
  ) {}

  /** Shortly after midnight in the organization's zone. */
  @Every('6 0 * * *')
  rescore(ctx: Ctx) {
    return this.work.write(ctx, (tx) => this.leads.rescore(tx));
  }
}
