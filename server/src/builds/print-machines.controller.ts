import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import {
  PrintMachineBulk,
  PrintMachineExport,
  PrintMachineInput,
  machineList,
  PrintMachinePatch,
  PrintMachineQuery,
  PrintMachineReplacement,
} from './prints.dto';
import { PrintMachine } from './prints.entity';
import { PrintMachinesService } from './print-machines.service';

@Controller('print-machines')
export class PrintMachinesController {
  constructor(
    private readonly work: Work,
    private readonly machines: PrintMachinesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('print-machines', machineList, (tx, body) => machines.bulk(tx, body));
  }

  @Get()
  @Can('print-machines:read')
  @AnswersPage(PrintMachine)
  list(@Me() me: Ctx, @Query() query: PrintMachineQuery) {
    return this.work.read(me, (tx) => this.machines.list(tx, query));
  }

  @Post()
  @Can('print-machines:write')
  @Answers(PrintMachine, 201)
  @Refuses('duplicate')
  create(@Me() me: Ctx, @Body() body: PrintMachineInput) {
    return this.work.write(me, (tx) => this.machines.create(tx, body));
  }

  @Get('export')
  @Can('print-machines:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: PrintMachineExport) {
    return exportOf(this.work, me, machineList, query, 'print-machines');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('print-machines:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: PrintMachineBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'print-machines', body, reply);
  }

  @Get(':id')
  @Can('print-machines:read')
  @Answers(PrintMachine)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.machines.one(tx, id));
  }

  @Put(':id')
  @Can('print-machines:write')
  @Answers(PrintMachine)
  @Refuses('version_conflict', 'duplicate')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PrintMachineReplacement) {
    return this.work.write(me, (tx) => this.machines.change(tx, id, whole(PrintMachineInput, body)));
  }

  @Patch(':id')
  @Can('print-machines:write')
  @Answers(PrintMachine)
  @Refuses('version_conflict', 'duplicate')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PrintMachinePatch) {
    return this.work.write(me, (tx) => this.machines.change(tx, id, body));
  }

  @Delete(':id')
  @Can('print-machines:delete')
  @Answers(PrintMachine)
  @Refuses('version_conflict', 'in_use')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.machines.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('print-machines:delete')
  @Answers(PrintMachine)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.machines.restore(tx, id));
  }
}
