import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Id as IdField } from '../core/dto';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { CustomerMerge, Merged, MergeInput, MergePreview, MergePreviewQuery } from './merges.entity';
import { MergesService } from './merges.service';

class ByMerge {
  @IdField() id: Id;
  @IdField() mergeId: Id;
}

@Controller('customers/:id')
export class CustomerMergesController {
  constructor(
    private readonly work: Work,
    private readonly merges: MergesService,
  ) {}

  @Get('merge-preview')
  @Can('customers:read')
  @Answers(MergePreview)
  @Refuses('customer_unknown', 'merge_itself')
  preview(@Me() me: Ctx, @Param() { id }: ById, @Query() { otherId }: MergePreviewQuery) {
    return this.work.read(me, (tx) => this.merges.preview(tx, id, otherId));
  }

  @Get('merges')
  @Can('customers:read')
  @AnswersPage(CustomerMerge)
  list(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.merges.list(tx, id, query));
  }

  @Post('merge')
  @HttpCode(200)
  @Can('customers:write')
  @Answers(Merged)
  @Refuses('version_conflict', 'customer_unknown', 'merge_itself', 'not_owner', 'duplicate')
  merge(@Me() me: Ctx, @Param() { id }: ById, @Body() body: MergeInput) {
    return this.work.write(me, (tx) => this.merges.merge(tx, id, body));
  }

  @Post('merges/:mergeId/undo')
  @HttpCode(200)
  @Can('customers:write')
  @Answers(Merged)
  @Refuses('invalid_transition', 'merge_final', 'not_owner', 'duplicate')
  undo(@Me() me: Ctx, @Param() { id, mergeId }: ByMerge) {
    return this.work.write(me, (tx) => this.merges.undo(tx, id, mergeId));
  }
}
