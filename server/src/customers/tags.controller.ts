import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { whole } from '../core/dto';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Tag, TagInput, TagPatch, TagQuery, TagReplacement } from './tags.entity';
import { TagsService } from './tags.service';

@Controller('tags')
export class TagsController {
  constructor(
    private readonly work: Work,
    private readonly tags: TagsService,
  ) {}

  @Get()
  @Can('tags:read')
  @AnswersPage(Tag)
  list(@Me() me: Ctx, @Query() query: TagQuery) {
    return this.work.read(me, (tx) => this.tags.list(tx, query));
  }

  @Post()
  @Can('tags:write')
  @Answers(Tag, 201)
  @Refuses('duplicate')
  create(@Me() me: Ctx, @Body() body: TagInput) {
    return this.work.write(me, (tx) => this.tags.create(tx, body));
  }

  @Get(':id')
  @Can('tags:read')
  @Answers(Tag)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.tags.one(tx, id));
  }

  @Put(':id')
  @Can('tags:write')
  @Answers(Tag)
  @Refuses('version_conflict', 'duplicate')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: TagReplacement) {
    return this.work.write(me, (tx) => this.tags.change(tx, id, whole(TagInput, body)));
  }

  @Patch(':id')
  @Can('tags:write')
  @Answers(Tag)
  @Refuses('version_conflict', 'duplicate')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: TagPatch) {
    return this.work.write(me, (tx) => this.tags.change(tx, id, body));
  }

  /** It is taken off all customers. */
  @Delete(':id')
  @Can('tags:write')
  @Answers(Tag)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.tags.archive(tx, { id, version }));
  }
}
