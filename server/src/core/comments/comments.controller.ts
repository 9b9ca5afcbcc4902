import { Controller, Delete, Param, Query } from '@nestjs/common';
import { Me, Self } from '../http/can';
import { Answers, Refuses } from '../http/openapi';
import { AtVersion, ById } from '../http/params';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { Comment } from './comments.entity';
import { CommentsService } from './comments.service';

/** Reading and writing them are routes of each record: `recordRoutes`. */
@Controller('comments')
export class CommentsController {
  constructor(
    private readonly work: Work,
    private readonly comments: CommentsService,
  ) {}

  @Delete(':id')
  @Self()
  @Answers(Comment)
  @Refuses('not_author', 'version_conflict')
  remove(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.comments.remove(tx, { id, version }));
  }
}
