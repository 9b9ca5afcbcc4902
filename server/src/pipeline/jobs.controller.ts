import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersOne, AnswersPage, Refuses } from '../core/http/openapi';
import { JobsService } from '../core/jobs/jobs.service';
import { Job } from '../core/jobs/jobs.entity';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { JobStepsService } from './job-steps.service';
import { ServiceJobBulk, ServiceJobExport, ServiceJobInput, jobList, ServiceJobPatch, ServiceJobQuery, ServiceJobReplacement } from './jobs.dto';
import { ServiceJob } from './jobs.entity';
import { jobOrTask } from './jobs.queries';
import { ServiceJobsService } from './jobs.service';

@Controller('jobs')
export class ServiceJobsController {
  constructor(
    private readonly work: Work,
    private readonly jobs: ServiceJobsService,
    private readonly known: JobsService,
    private readonly bulks: Bulks,
    steps: JobStepsService,
  ) {
    bulks.offer('jobs', jobList, (tx, body) => jobs.bulk(tx, body, (id) => steps.cancel(tx, id)));
  }

  @Get()
  @Can('jobs:read')
  @AnswersPage(ServiceJob)
  list(@Me() me: Ctx, @Query() query: ServiceJobQuery) {
    return this.work.read(me, (tx) => this.jobs.list(tx, query));
  }

  @Post()
  @Can('jobs:write')
  @Answers(ServiceJob, 201)
  @Refuses('customer_unknown', 'quote_unknown', 'crew_unknown', 'job_of_quote', 'job_of_appointment', 'job_ends_after_start', 'invalid_transition')
  create(@Me() me: Ctx, @Body() body: ServiceJobInput) {
    return this.work.write(me, (tx) => this.jobs.create(tx, body));
  }

  @Get('export')
  @Can('jobs:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: ServiceJobExport) {
    return exportOf(this.work, me, jobList, query, 'jobs');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('jobs:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('invalid_transition', 'crew_unknown')
  bulk(@Me() me: Ctx, @Body() body: ServiceJobBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'jobs', body, reply);
  }

  @Get(':id')
  @Can('jobs:read')
  @AnswersOne(ServiceJob, Job)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => jobOrTask(tx, id, this.known));
  }

  @Put(':id')
  @Can('jobs:write')
  @Answers(ServiceJob)
  @Refuses('version_conflict', 'invalid_transition', 'crew_unknown')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ServiceJobReplacement) {
    return this.work.write(me, (tx) => this.jobs.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('jobs:write')
  @Answers(ServiceJob)
  @Refuses('version_conflict', 'invalid_transition', 'crew_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ServiceJobPatch) {
    return this.work.write(me, (tx) => this.jobs.change(tx, id, body));
  }

  @Delete(':id')
  @Can('jobs:delete')
  @Answers(ServiceJob)
  @Refuses('version_conflict', 'invalid_transition', 'crew_unknown')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.jobs.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('jobs:delete')
  @Answers(ServiceJob)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.jobs.restore(tx, id));
  }
}
