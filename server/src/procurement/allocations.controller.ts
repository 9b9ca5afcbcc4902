import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { AnswersPage } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Incoming } from './allocations.entity';
import { AllocationsService } from './allocations.service';

/** What of a part is on its way. */
@Controller('parts/:id/incoming')
export class PartIncomingController {
  constructor(
    private readonly work: Work,
    private readonly allocations: AllocationsService,
  ) {}

  @Get()
  @Can('purchase-orders:read')
  @AnswersPage(Incoming)
  list(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.allocations.ofPart(tx, id, query));
  }
}
