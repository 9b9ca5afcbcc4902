import { Controller, Get, Param } from '@nestjs/common';
import { Can, Me } from '../http/can';
import { Answers } from '../http/openapi';
import { ById } from '../http/params';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { Job } from './jobs.entity';
import { JobsService } from './jobs.service';

@Controller('jobs')
export class JobsController {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobsService,
  ) {}

  @Get(':id')
  @Can('jobs:read')
  @Answers(Job)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.jobs.one(tx, id));
  }
}
