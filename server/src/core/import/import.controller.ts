import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Can, Me } from '../http/can';
import { Answers, AnswersPage, Refuses } from '../http/openapi';
import { ById } from '../http/params';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { ImportBatch, ImportBatchDetail, ImportColumns, ImportHeaders } from './import.entity';
import { BATCHES } from './import.queries';
import { ImportService } from './import.service';

class BatchQuery extends BATCHES.Query {}

@Controller('import-batches')
export class ImportBatchesController {
  constructor(
    private readonly work: Work,
    private readonly imports: ImportService,
  ) {}

  @Get()
  @Can('imports:read')
  @AnswersPage(ImportBatch)
  list(@Me() me: Ctx, @Query() query: BatchQuery) {
    return this.work.read(me, (tx) => this.imports.list(tx, query));
  }

  @Post('columns')
  @HttpCode(200)
  @Can('imports:read')
  @Answers(ImportColumns)
  @Refuses('not_found')
  columns(@Me() me: Ctx, @Body() body: ImportHeaders) {
    return this.work.read(me, (tx) => this.imports.columns(tx, body));
  }

  @Get(':id')
  @Can('imports:read')
  @Answers(ImportBatchDetail)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.imports.one(tx, id));
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Can('imports:undo')
  @Answers(ImportBatchDetail)
  @Refuses('invalid_transition', 'batch_in_use')
  undo(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.imports.undo(tx, id));
  }
}
