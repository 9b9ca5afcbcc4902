import { Body, Controller, Get, Param, Post, Query, Req, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { linkable } from '../custom-fields/fields.links';
import { Comment, CommentInput } from '../comments/comments.entity';
import { CommentsService } from '../comments/comments.service';
import { Can, Me } from '../http/can';
import { Answers, AnswersPage, Refuses } from '../http/openapi';
import { ById } from '../http/params';
import type { CATALOGUE } from '../identity/permissions';
import { PageQuery } from '../list';
import type { BaseRecord } from '../record';
import { byId } from '../rows';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { FilesQuery } from './files.dto';
import { FileRecord } from './files.entity';
import { FilesService } from './files.service';
import { filesOf } from './files.queries';
import { HistoryEntry, historyOf } from './history';
import { documentOf, onceFor, receive, TakesFile } from './upload';

type Catalogue = typeof CATALOGUE;
/** A resource with the permissions `read` and `write`. */
export type Attachable = {
  [R in keyof Catalogue]: 'write' extends Catalogue[R][number] ? ('read' extends Catalogue[R][number] ? R : never) : never;
}[keyof Catalogue];

interface Declared {
  /** `'purchase-orders'`, as in the address. */
  path: string;
  resource: Attachable;
  entity: Type<BaseRecord>;
}

/** The routes every record has: `recordRoutes({ path: 'parts', resource: 'parts', entity: Part })` is a controller with its files, comments and history. */
export function recordRoutes({ path, resource, entity }: Declared): Type {
  linkable(path, entity);
  @Controller(path)
  class RecordRoutes extends talkRoutes({ resource, entity }) {
    constructor(
      work: Work,
      comments: CommentsService,
      private readonly store: FilesService,
    ) {
      super(work, comments);
    }

    @Get(':id/files')
    @Can(`${resource}:read`)
    @AnswersPage(FileRecord)
    files(@Me() me: Ctx, @Param() { id }: ById, @Query() query: FilesQuery) {
      return this.work.read(me, async (tx) => (await Promise.all([byId(tx, entity, id), filesOf(tx, id, query)]))[1]);
    }

    @Post(':id/files')
    @Can(`${resource}:write`)
    @TakesFile()
    @Answers(FileRecord, 201)
    async attach(@Me() me: Ctx, @Param() { id }: ById, @Req() request: FastifyRequest) {
      await this.work.read(me, (tx) => byId(tx, entity, id));
      const { fields, ...stored } = await receive(me, request, this.store);
      return this.work.write(onceFor(me, stored), (tx) => this.store.attach(tx, stored, { resource, subjectId: id, ...documentOf(fields) }));
    }

    @Get(':id/history')
    @Can(`${resource}:read`)
    @AnswersPage(HistoryEntry)
    history(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
      return this.work.read(me, async (tx) => (await Promise.all([byId(tx, entity, id), historyOf(tx, id, query)]))[1]);
    }
  }
  // the operation's id is made of the controller's name: partsFiles, purchaseordersHistory
  Object.defineProperty(RecordRoutes, 'name', { value: `${path.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Controller` });
  return RecordRoutes;
}

/** What people say about a record. */
function talkRoutes({ resource, entity }: Pick<Declared, 'resource' | 'entity'>) {
  class TalkRoutes {
    constructor(
      protected readonly work: Work,
      private readonly comments: CommentsService,
    ) {}

    @Get(':id/comments')
    @Can(`${resource}:read`)
    @AnswersPage(Comment)
    talk(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
      return this.work.read(me, async (tx) => (await Promise.all([byId(tx, entity, id), this.comments.list(tx, id, query)]))[1]);
    }

    @Post(':id/comments')
    @Can(`${resource}:write`)
    @Answers(Comment, 201)
    @Refuses('mention_unknown')
    comment(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CommentInput) {
      return this.work.write(me, async (tx) => (await byId(tx, entity, id), this.comments.add(tx, resource, id, body)));
    }
  }
  return TalkRoutes;
}
