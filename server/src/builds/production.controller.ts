import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersList, AnswersPage, AnswersPaper, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { PageQuery, pageOf } from '../core/list';
import { Printouts } from '../core/pdf/printouts';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CompletionService } from './completion.service';
import {
  AllocateInput,
  CompleteInput,
  PickLine,
  ProductionBulk,
  ProductionChange,
  ProductionExport,
  ProductionInput,
  productionList,
  ProductionPatch,
  ProductionQuery,
  ProductionReplacement,
  ReverseInput,
  Substitute,
} from './production.dto';
import { ProductionOrder } from './production.entity';
import { PICK_LIST } from './production.print';
import { ProductionOrdersService } from './production.service';

@Controller('production-orders')
export class ProductionController {
  constructor(
    private readonly work: Work,
    private readonly orders: ProductionOrdersService,
    private readonly completion: CompletionService,
    private readonly printouts: Printouts,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('production-orders', productionList, (tx, body) => orders.bulk(tx, body));
  }

  @Get()
  @Can('production-orders:read')
  @AnswersPage(ProductionOrder)
  list(@Me() me: Ctx, @Query() query: ProductionQuery) {
    return this.work.read(me, (tx) => this.orders.list(tx, query));
  }

  @Post()
  @Can('production-orders:write')
  @Answers(ProductionOrder, 201)
  @Refuses('build_unknown', 'build_discontinued', 'option_unknown', 'option_takes_too_much')
  create(@Me() me: Ctx, @Body() body: ProductionInput) {
    return this.work.write(me, (tx) => this.orders.create(tx, body));
  }

  @Get('export')
  @Can('production-orders:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: ProductionExport) {
    return exportOf(this.work, me, productionList, query, 'production-orders');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('production-orders:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('invalid_transition')
  bulk(@Me() me: Ctx, @Body() body: ProductionBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'production-orders', body, reply);
  }

  @Get(':id')
  @Can('production-orders:read')
  @Answers(ProductionOrder)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.orders.one(tx, id));
  }

  @Put(':id')
  @Can('production-orders:write')
  @Answers(ProductionOrder)
  @Refuses('version_conflict', 'production_fixed', 'option_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ProductionReplacement) {
    return this.work.write(me, (tx) => this.orders.change(tx, id, whole(ProductionChange, body)));
  }

  @Patch(':id')
  @Can('production-orders:write')
  @Answers(ProductionOrder)
  @Refuses('version_conflict', 'production_fixed', 'option_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ProductionPatch) {
    return this.work.write(me, (tx) => this.orders.change(tx, id, body));
  }

  @Delete(':id')
  @Can('production-orders:delete')
  @Answers(ProductionOrder)
  @Refuses('version_conflict', 'invalid_transition')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.orders.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('production-orders:delete')
  @Answers(ProductionOrder)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.orders.restore(tx, id));
  }

  @Post(':id/allocate')
  @HttpCode(200)
  @Can('production-orders:allocate')
  @Answers(ProductionOrder)
  @Refuses('insufficient_stock', 'invalid_transition', 'not_a_substitute')
  allocate(@Me() me: Ctx, @Param() { id }: ById, @Body() body: AllocateInput) {
    return this.work.write(me, (tx) => this.orders.allocate(tx, id, body));
  }

  @Post(':id/start')
  @HttpCode(200)
  @Can('production-orders:start')
  @Answers(ProductionOrder)
  @Refuses('invalid_transition')
  start(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.orders.start(tx, id));
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Can('production-orders:complete')
  @Answers(ProductionOrder)
  @Refuses(
    'invalid_transition',
    'over_completion',
    'serial_numbers_needed',
    'duplicate',
    'insufficient_stock',
    'component_unknown',
    'lots_needed',
    'serials_needed',
    'lot_unknown',
  )
  complete(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CompleteInput) {
    return this.work.write(me, (tx) => this.completion.complete(tx, id, body));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Can('production-orders:cancel')
  @Answers(ProductionOrder)
  @Refuses('invalid_transition')
  cancel(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.orders.cancel(tx, id));
  }

  @Post(':id/reverse')
  @HttpCode(200)
  @Can('production-orders:reverse')
  @Answers(ProductionOrder)
  @Refuses('invalid_transition', 'nothing_to_reverse', 'goods_used', 'insufficient_stock', 'serial_numbers_needed')
  reverse(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ReverseInput) {
    return this.work.write(me, (tx) => this.completion.reverse(tx, id, body));
  }

  @Get(':id/substitutes')
  @Can('production-orders:read')
  @AnswersList(Substitute)
  substitutes(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.orders.substitutes(tx, id));
  }

  @Get(':id/pick-list')
  @Can('production-orders:read')
  @AnswersPage(PickLine)
  pickList(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, async (tx) => pageOf(await this.completion.pickList(tx, id), query));
  }

  @Get(':id/pick-list.pdf')
  @Can('production-orders:read')
  @AnswersPaper()
  async pickListPdf(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    // the version says what is reserved: every step of the order raises it
    const { version } = await this.work.read(me, (tx) => this.orders.one(tx, id));
    return this.printouts.answer(me, PICK_LIST, id, reply, { revision: version });
  }
}
