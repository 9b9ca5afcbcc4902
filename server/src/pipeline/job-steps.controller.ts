import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Id as IdField } from '../core/dto';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersList, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { JobStepsService } from './job-steps.service';
import { ServiceJobCancellation, ServiceJobCompletion, TimeEntryInput, TimeEntryPatch, TimeEntryStop } from './jobs.dto';
import { ServiceJob, TimeEntry } from './jobs.entity';

class EntryOfJob extends ById {
  @IdField() entryId: string;
}

@Controller('jobs')
export class JobStepsController {
  constructor(
    private readonly work: Work,
    private readonly steps: JobStepsService,
  ) {}

  @Post(':id/start')
  @HttpCode(200)
  @Can('jobs:start')
  @Answers(ServiceJob)
  @Refuses('invalid_transition')
  start(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.steps.start(tx, id));
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Can('jobs:complete')
  @Answers(ServiceJob)
  @Refuses('invalid_transition', 'customer_unknown')
  complete(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ServiceJobCompletion) {
    return this.work.write(me, (tx) => this.steps.complete(tx, id, body));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Can('jobs:cancel')
  @Answers(ServiceJob)
  @Refuses('invalid_transition')
  cancel(@Me() me: Ctx, @Param() { id }: ById, @Body() { reason }: ServiceJobCancellation) {
    return this.work.write(me, (tx) => this.steps.cancel(tx, id, reason));
  }

  @Get(':id/time-entries')
  @Can('jobs:read')
  @AnswersList(TimeEntry)
  times(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.steps.times(tx, id));
  }

  @Post(':id/time-entries')
  @Can('jobs:start')
  @Answers(TimeEntry, 201)
  @Refuses('invalid_transition', 'crew_unknown', 'time_running', 'time_ends_after_start')
  keepTime(@Me() me: Ctx, @Param() { id }: ById, @Body() body: TimeEntryInput) {
    return this.work.write(me, (tx) => this.steps.keepTime(tx, id, body));
  }

  @Patch(':id/time-entries/:entryId')
  @Can('jobs:write')
  @Answers(TimeEntry)
  @Refuses('version_conflict', 'time_running', 'time_ends_after_start')
  changeTime(@Me() me: Ctx, @Param() { id, entryId }: EntryOfJob, @Body() body: TimeEntryPatch) {
    return this.work.write(me, (tx) => this.steps.changeTime(tx, id, entryId, body));
  }

  @Post(':id/time-entries/:entryId/stop')
  @HttpCode(200)
  @Can('jobs:start')
  @Answers(TimeEntry)
  @Refuses('time_ends_after_start')
  stop(@Me() me: Ctx, @Param() { id, entryId }: EntryOfJob, @Body() { endedAt }: TimeEntryStop) {
    return this.work.write(me, (tx) => this.steps.stop(tx, id, entryId, endedAt ?? null));
  }

  @Delete(':id/time-entries/:entryId')
  @Can('jobs:write')
  @Answers(TimeEntry)
  @Refuses('version_conflict')
  removeTime(@Me() me: Ctx, @Param() { id, entryId }: EntryOfJob, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.steps.removeTime(tx, id, { id: entryId, version }));
  }
}
