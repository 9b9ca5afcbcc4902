import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Can, Me } from '../http/can';
import { Answers, AnswersPage, Refuses } from '../http/openapi';
import { AtVersion, ById } from '../http/params';
import { PageQuery } from '../list';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { SavedView, SavedViewInput, SavedViewPatch } from './views.entity';
import { SavedViewsService } from './views.service';

class SavedViewQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'string', description: 'path of a list: `/parts`' }) @IsOptional() @IsString() @MaxLength(100) list?: string;
}

@Controller('saved-views')
export class SavedViewsController {
  constructor(
    private readonly work: Work,
    private readonly views: SavedViewsService,
  ) {}

  @Get()
  @Can('views:read')
  @AnswersPage(SavedView)
  list(@Me() me: Ctx, @Query() query: SavedViewQuery) {
    return this.work.read(me, (tx) => this.views.list(tx, query));
  }

  @Get(':id')
  @Can('views:read')
  @Answers(SavedView)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.views.one(tx, id));
  }

  @Post()
  @Can('views:write')
  @Answers(SavedView, 201)
  @Refuses('duplicate')
  create(@Me() me: Ctx, @Body() body: SavedViewInput) {
    return this.work.write(me, (tx) => this.views.create(tx, body));
  }

  @Patch(':id')
  @Can('views:write')
  @Answers(SavedView)
  @Refuses('version_conflict', 'duplicate', 'not_owner')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: SavedViewPatch) {
    return this.work.write(me, (tx) => this.views.change(tx, id, body));
  }

  @Delete(':id')
  @Can('views:write')
  @Answers(SavedView)
  @Refuses('version_conflict', 'not_owner')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.views.archive(tx, { id, version }));
  }
}
