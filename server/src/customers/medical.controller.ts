import { Body, Controller, Get, Param, Patch, Put } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { MedicalAnswer, MedicalInput } from './medical.entity';
import { MedicalService } from './medical.service';

@Controller('customers/:id/medical-information')
export class MedicalController {
  constructor(
    private readonly work: Work,
    private readonly medical: MedicalService,
  ) {}

  /** A write, because whoever reads is written down. */
  @Get()
  @Can('medical-information:read')
  @Answers(MedicalAnswer)
  read(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.medical.read(tx, id));
  }

  @Put()
  @Can('medical-information:write')
  @Answers(MedicalAnswer)
  @Refuses('version_conflict')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: MedicalInput) {
    return this.work.write(me, (tx) => this.medical.replace(tx, id, body));
  }

  @Patch()
  @Can('medical-information:write')
  @Answers(MedicalAnswer)
  @Refuses('version_conflict')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: MedicalInput) {
    return this.work.write(me, (tx) => this.medical.change(tx, id, body));
  }
}
