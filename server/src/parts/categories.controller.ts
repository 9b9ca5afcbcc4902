import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersJob, AnswersFile, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import {
  CategoryBulk,
  CategoryExport,
  CategoryInput,
  categoryList,
  CategoryPatch,
  CategoryQuery,
  CategoryReplacement,
  PartCategory,
} from './categories.entity';
import { CategoriesService } from './categories.service';

@Controller('part-categories')
export class CategoriesController {
  constructor(
    private readonly work: Work,
    private readonly categories: CategoriesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('part-categories', categoryList, (tx, body) => categories.bulk(tx, body));
  }

  @Get()
  @Can('parts:read')
  @AnswersPage(PartCategory)
  list(@Me() me: Ctx, @Query() query: CategoryQuery) {
    return this.work.read(me, (tx) => this.categories.list(tx, query));
  }

  @Post()
  @Can('parts:write')
  @Answers(PartCategory, 201)
  @Refuses('duplicate', 'category_unknown', 'specification_repeated')
  create(@Me() me: Ctx, @Body() body: CategoryInput) {
    return this.work.write(me, (tx) => this.categories.create(tx, body));
  }

  @Get('export')
  @Can('parts:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: CategoryExport) {
    return exportOf(this.work, me, categoryList, query, 'part-categories');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('parts:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('in_use', 'duplicate')
  bulk(@Me() me: Ctx, @Body() body: CategoryBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'part-categories', body, reply);
  }

  @Get(':id')
  @Can('parts:read')
  @Answers(PartCategory)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.categories.one(tx, id));
  }

  @Put(':id')
  @Can('parts:write')
  @Answers(PartCategory)
  @Refuses('version_conflict', 'duplicate', 'category_unknown', 'category_cycle', 'specification_repeated')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CategoryReplacement) {
    return this.work.write(me, (tx) => this.categories.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('parts:write')
  @Answers(PartCategory)
  @Refuses('version_conflict', 'duplicate', 'category_unknown', 'category_cycle', 'specification_repeated')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CategoryPatch) {
    return this.work.write(me, (tx) => this.categories.change(tx, id, body));
  }

  @Delete(':id')
  @Can('parts:delete')
  @Answers(PartCategory)
  @Refuses('version_conflict', 'in_use')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.categories.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('parts:delete')
  @Answers(PartCategory)
  @Refuses('duplicate')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.categories.restore(tx, id));
  }
}
