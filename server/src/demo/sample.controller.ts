import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersJob, Refuses } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { SampleCompany } from './sample.entity';
import { SampleService } from './sample.service';

@Controller('sample-company')
export class SampleController {
  constructor(
    private readonly work: Work,
    private readonly sample: SampleService,
  ) {}

  @Get()
  @Can('organization:read')
  @Answers(SampleCompany)
  state(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.sample.state(tx));
  }

  @Post()
  @HttpCode(202)
  @Can('organization:write')
  @AnswersJob()
  @Refuses('invalid_transition')
  load(@Me() me: Ctx) {
    return this.work.write(me, (tx) => this.sample.load(tx));
  }

  @Delete()
  @HttpCode(202)
  @Can('organization:write')
  @AnswersJob()
  @Refuses('invalid_transition', 'in_use')
  remove(@Me() me: Ctx) {
    return this.work.write(me, (tx) => this.sample.remove(tx));
  }
}
