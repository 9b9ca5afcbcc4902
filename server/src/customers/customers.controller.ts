import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { ImportIntake, TakesImport } from '../core/import/import.intake';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersJob, AnswersFile, AnswersList, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CustomerBulk, CustomerExport, CustomerInput, CustomerPatch, CustomerReplacement, Duplicate, DuplicateQuery, customerList } from './customers.dto';
import { Customer } from './customers.entity';
import { CustomersService } from './customers.service';
import { CustomerDetail, CustomerListQuery, CustomerOneQuery } from './statistics.dto';
import { StatisticsService } from './statistics.service';

@Controller('customers')
export class CustomersController {
  constructor(
    private readonly work: Work,
    private readonly customers: CustomersService,
    private readonly figures: StatisticsService,
    private readonly bulks: Bulks,
    private readonly intake: ImportIntake,
  ) {
    bulks.offer('customers', customerList, (tx, body) => customers.bulk(tx, body));
  }

  @Get()
  @Can('customers:read')
  @AnswersPage(Customer)
  list(@Me() me: Ctx, @Query() query: CustomerListQuery) {
    return this.work.read(me, (tx) => this.figures.list(tx, query));
  }

  @Post()
  @Can('customers:write')
  @Answers(Customer, 201)
  @Refuses('duplicate')
  create(@Me() me: Ctx, @Body() body: CustomerInput) {
    return this.work.write(me, (tx) => this.customers.create(tx, body));
  }

  @Get('export')
  @Can('customers:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: CustomerExport) {
    return exportOf(this.work, me, customerList, query, 'customers');
  }

  @Post('import')
  @Can('customers:write')
  @TakesImport()
  import(@Me() me: Ctx, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.intake.answer(me, request, reply, 'customers');
  }

  @Get('duplicates')
  @Can('customers:read')
  @AnswersList(Duplicate)
  duplicates(@Me() me: Ctx, @Query() query: DuplicateQuery) {
    return this.work.read(me, (tx) => this.customers.duplicates(tx, query));
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('customers:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('not_owner', 'in_use')
  bulk(@Me() me: Ctx, @Body() body: CustomerBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'customers', body, reply);
  }

  @Get(':id')
  @Can('customers:read')
  @Answers(CustomerDetail)
  one(@Me() me: Ctx, @Param() { id }: ById, @Query() { include }: CustomerOneQuery) {
    return this.work.read(me, (tx) => (include ? this.figures.related(tx, id) : this.customers.one(tx, id)));
  }

  @Put(':id')
  @Can('customers:write')
  @Answers(Customer)
  @Refuses('version_conflict', 'duplicate', 'not_owner')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CustomerReplacement) {
    return this.work.write(me, (tx) => this.customers.change(tx, id, whole(CustomerInput, body)));
  }

  @Patch(':id')
  @Can('customers:write')
  @Answers(Customer)
  @Refuses('version_conflict', 'duplicate', 'not_owner')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CustomerPatch) {
    return this.work.write(me, (tx) => this.customers.change(tx, id, body));
  }

  @Delete(':id')
  @Can('customers:delete')
  @Answers(Customer)
  @Refuses('version_conflict', 'in_use')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.customers.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('customers:delete')
  @Answers(Customer)
  @Refuses('duplicate')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.customers.restore(tx, id));
  }
}
