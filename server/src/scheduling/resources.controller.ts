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
import { ResourceBulk, ResourceExport, ResourceInput, resourceList, ResourcePatch, ResourceQuery, ResourceReplacement } from './resources.dto';
import { Resource } from './resources.entity';
import { ResourcesService } from './resources.service';

@Controller('resources')
export class ResourcesController {
  constructor(
    private readonly work: Work,
    private readonly resources: ResourcesService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('resources', resourceList, (tx, body) => resources.bulk(tx, body));
  }

  @Get()
  @Can('resources:read')
  @AnswersPage(Resource)
  list(@Me() me: Ctx, @Query() query: ResourceQuery) {
    return this.work.read(me, (tx) => this.resources.list(tx, query));
  }

  @Post()
  @Can('resources:write')
  @Answers(Resource, 201)
  @Refuses('duplicate', 'resource_user_unknown')
  create(@Me() me: Ctx, @Body() body: ResourceInput) {
    return this.work.write(me, (tx) => this.resources.create(tx, body));
  }

  @Get('export')
  @Can('resources:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: ResourceExport) {
    return exportOf(this.work, me, resourceList, query, 'resources');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('resources:write')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: ResourceBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'resources', body, reply);
  }

  @Get(':id')
  @Can('resources:read')
  @Answers(Resource)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.resources.one(tx, id));
  }

  @Put(':id')
  @Can('resources:write')
  @Answers(Resource)
  @Refuses('version_conflict', 'duplicate', 'resource_user_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ResourceReplacement) {
    return this.work.write(me, (tx) => this.resources.change(tx, id, whole(ResourceInput, body)));
  }

  @Patch(':id')
  @Can('resources:write')
  @Answers(Resource)
  @Refuses('version_conflict', 'duplicate', 'resource_user_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ResourcePatch) {
    return this.work.write(me, (tx) => this.resources.change(tx, id, body));
  }

  @Delete(':id')
  @Can('resources:delete')
  @Answers(Resource)
  @Refuses('version_conflict', 'in_use')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.resources.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('resources:delete')
  @Answers(Resource)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.resources.restore(tx, id));
  }
}
