import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { Id } from '../core/dto';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Prescription, PrescriptionInput, PrescriptionPatch, PrescriptionReplacement } from './prescriptions.entity';
import { PrescriptionsService } from './prescriptions.service';

class OfCustomer extends ById {
  @Id() prescriptionId: string;
}

@Controller('customers/:id/prescriptions')
export class PrescriptionsController {
  constructor(
    private readonly work: Work,
    private readonly prescriptions: PrescriptionsService,
  ) {}

  @Get()
  @Can('prescriptions:read')
  @AnswersPage(Prescription)
  list(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.prescriptions.list(tx, id, query));
  }

  @Post()
  @Can('prescriptions:write')
  @Answers(Prescription, 201)
  create(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PrescriptionInput) {
    return this.work.write(me, (tx) => this.prescriptions.create(tx, id, body));
  }

  @Get(':prescriptionId')
  @Can('prescriptions:read')
  @Answers(Prescription)
  one(@Me() me: Ctx, @Param() { id, prescriptionId }: OfCustomer) {
    return this.work.read(me, (tx) => this.prescriptions.one(tx, id, prescriptionId));
  }

  @Put(':prescriptionId')
  @Can('prescriptions:write')
  @Answers(Prescription)
  @Refuses('version_conflict')
  replace(@Me() me: Ctx, @Param() { id, prescriptionId }: OfCustomer, @Body() body: PrescriptionReplacement) {
    return this.work.write(me, (tx) => this.prescriptions.replace(tx, id, prescriptionId, body));
  }

  @Patch(':prescriptionId')
  @Can('prescriptions:write')
  @Answers(Prescription)
  @Refuses('version_conflict')
  change(@Me() me: Ctx, @Param() { id, prescriptionId }: OfCustomer, @Body() body: PrescriptionPatch) {
    return this.work.write(me, (tx) => this.prescriptions.change(tx, id, prescriptionId, body));
  }

  @Delete(':prescriptionId')
  @Can('prescriptions:delete')
  @Answers(Prescription)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id, prescriptionId }: OfCustomer, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.prescriptions.archive(tx, id, { id: prescriptionId, version }));
  }

  @Post(':prescriptionId/restore')
  @HttpCode(200)
  @Can('prescriptions:delete')
  @Answers(Prescription)
  restore(@Me() me: Ctx, @Param() { id, prescriptionId }: OfCustomer) {
    return this.work.write(me, (tx) => this.prescriptions.restore(tx, id, prescriptionId));
  }
}
