import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { ListBody, TakesList } from '../core/http/list.pipe';
import { Answers, AnswersJob, AnswersFile, AnswersList, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { SupplierPartsService } from './supplier-parts.service';
import {
  PartOffer,
  SupplierBulk,
  SupplierExport,
  SupplierInput,
  supplierList,
  SupplierPartInput,
  SupplierPatch,
  SupplierQuery,
  SupplierReplacement,
} from './suppliers.dto';
import { Supplier, SupplierPart } from './suppliers.entity';
import { performance, Performance } from './suppliers.queries';
import { SuppliersService } from './suppliers.service';

@Controller('suppliers')
export class SuppliersController {
  constructor(
    private readonly work: Work,
    private readonly suppliers: SuppliersService,
    private readonly parts_: SupplierPartsService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('suppliers', supplierList, (tx, body) => suppliers.bulk(tx, body));
  }

  @Get()
  @Can('suppliers:read')
  @AnswersPage(Supplier)
  list(@Me() me: Ctx, @Query() query: SupplierQuery) {
    return this.work.read(me, (tx) => this.suppliers.list(tx, query));
  }

  @Post()
  @Can('suppliers:write')
  @Answers(Supplier, 201)
  create(@Me() me: Ctx, @Body() body: SupplierInput) {
    return this.work.write(me, (tx) => this.suppliers.create(tx, body));
  }

  @Get('export')
  @Can('suppliers:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: SupplierExport) {
    return exportOf(this.work, me, supplierList, query, 'suppliers');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('suppliers:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('in_use')
  bulk(@Me() me: Ctx, @Body() body: SupplierBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'suppliers', body, reply);
  }

  @Get(':id')
  @Can('suppliers:read')
  @Answers(Supplier)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.suppliers.one(tx, id));
  }

  @Put(':id')
  @Can('suppliers:write')
  @Answers(Supplier)
  @Refuses('version_conflict')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: SupplierReplacement) {
    return this.work.write(me, (tx) => this.suppliers.change(tx, id, whole(SupplierInput, body)));
  }

  @Patch(':id')
  @Can('suppliers:write')
  @Answers(Supplier)
  @Refuses('version_conflict')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: SupplierPatch) {
    return this.work.write(me, (tx) => this.suppliers.change(tx, id, body));
  }

  @Delete(':id')
  @Can('suppliers:delete')
  @Answers(Supplier)
  @Refuses('version_conflict', 'in_use')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.suppliers.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('suppliers:delete')
  @Answers(Supplier)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.suppliers.restore(tx, id));
  }

  @Get(':id/parts')
  @Can('suppliers:read')
  @AnswersPage(SupplierPart)
  parts(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.parts_.list(tx, id, query));
  }

  @Put(':id/parts')
  @Can('suppliers:write')
  @TakesList(SupplierPartInput)
  @AnswersList(SupplierPart)
  @Refuses('part_unknown', 'duplicate')
  setParts(@Me() me: Ctx, @Param() { id }: ById, @ListBody(SupplierPartInput) body: SupplierPartInput[]) {
    return this.work.write(me, (tx) => this.parts_.set(tx, id, body));
  }

  @Get(':id/performance')
  @Can('suppliers:read')
  @Answers(Performance)
  performance(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => performance(tx, id));
  }
}

/** Who sells a part, the preferred supplier first, then the cheapest. */
@Controller('parts/:id/suppliers')
export class PartSuppliersController {
  constructor(
    private readonly work: Work,
    private readonly offers: SupplierPartsService,
  ) {}

  @Get()
  @Can('suppliers:read')
  @AnswersPage(PartOffer)
  list(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.offers.ofPart(tx, id, query));
  }
}
