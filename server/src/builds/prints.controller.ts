import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersMaybe, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import {
  PrintedInput,
  PrintJobBulk,
  PrintJobChange,
  PrintJobExport,
  PrintJobInput,
  PrintJobPatch,
  PrintJobQuery,
  PrintJobReplacement,
  printList,
  PrintPlanInput,
} from './prints.dto';
import { PrintJob, PrintPlan } from './prints.entity';
import { PrintsService } from './prints.service';

@Controller('print-jobs')
export class PrintJobsController {
  constructor(
    private readonly work: Work,
    private readonly prints: PrintsService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('print-jobs', printList, (tx, body) => prints.bulk(tx, body));
  }

  @Get()
  @Can('print-jobs:read')
  @AnswersPage(PrintJob)
  list(@Me() me: Ctx, @Query() query: PrintJobQuery) {
    return this.work.read(me, (tx) => this.prints.list(tx, query));
  }

  @Post()
  @Can('print-jobs:write')
  @Answers(PrintJob, 201)
  @Refuses('part_unknown', 'print_plan_missing', 'units_differ', 'component_unknown', 'material_of_itself', 'service_keeps_no_stock')
  create(@Me() me: Ctx, @Body() body: PrintJobInput) {
    return this.work.write(me, (tx) => this.prints.create(tx, body));
  }

  @Get('export')
  @Can('print-jobs:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: PrintJobExport) {
    return exportOf(this.work, me, printList, query, 'print-jobs');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('print-jobs:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('invalid_transition')
  bulk(@Me() me: Ctx, @Body() body: PrintJobBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'print-jobs', body, reply);
  }

  @Get(':id')
  @Can('print-jobs:read')
  @Answers(PrintJob)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.prints.one(tx, id));
  }

  @Put(':id')
  @Can('print-jobs:write')
  @Answers(PrintJob)
  @Refuses('version_conflict', 'invalid_transition', 'units_differ')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PrintJobReplacement) {
    return this.work.write(me, (tx) => this.prints.change(tx, id, whole(PrintJobChange, body)));
  }

  @Patch(':id')
  @Can('print-jobs:write')
  @Answers(PrintJob)
  @Refuses('version_conflict', 'invalid_transition', 'units_differ')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PrintJobPatch) {
    return this.work.write(me, (tx) => this.prints.change(tx, id, body));
  }

  @Delete(':id')
  @Can('print-jobs:delete')
  @Answers(PrintJob)
  @Refuses('version_conflict', 'invalid_transition')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.prints.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('print-jobs:delete')
  @Answers(PrintJob)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.prints.restore(tx, id));
  }

  @Post(':id/start')
  @HttpCode(200)
  @Can('print-jobs:start')
  @Answers(PrintJob)
  @Refuses('invalid_transition')
  start(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.prints.start(tx, id));
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Can('print-jobs:complete')
  @Answers(PrintJob)
  @Refuses('invalid_transition', 'insufficient_stock', 'lot_unknown', 'lots_needed', 'serials_needed')
  complete(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PrintedInput) {
    return this.work.write(me, (tx) => this.prints.complete(tx, id, body));
  }

  @Post(':id/reverse')
  @HttpCode(200)
  @Can('print-jobs:reverse')
  @Answers(PrintJob)
  @Refuses('invalid_transition', 'goods_used')
  reverse(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.prints.reverse(tx, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Can('print-jobs:cancel')
  @Answers(PrintJob)
  @Refuses('invalid_transition')
  cancel(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.prints.cancel(tx, id));
  }
}

/** What a piece of a part takes that is printed here. */
@Controller('parts/:id/print-plan')
export class PrintPlansController {
  constructor(
    private readonly work: Work,
    private readonly prints: PrintsService,
  ) {}

  /** Null where the part is not planned to be printed. */
  @Get()
  @Can('print-jobs:read')
  @AnswersMaybe(PrintPlan)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.prints.planOf(tx, id));
  }

  @Put()
  @Can('print-jobs:write')
  @Answers(PrintPlan)
  @Refuses('part_unknown', 'units_differ', 'material_of_itself', 'service_keeps_no_stock')
  set(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PrintPlanInput) {
    return this.work.write(me, (tx) => this.prints.setPlan(tx, id, body));
  }

  @Delete()
  @Can('print-jobs:write')
  @Answers(PrintPlan)
  drop(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.prints.dropPlan(tx, id));
  }
}
