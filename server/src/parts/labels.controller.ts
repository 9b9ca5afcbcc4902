import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can, Me } from '../core/http/can';
import { AnswersJob, AnswersPaper } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { Printouts } from '../core/pdf/printouts';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { LabelsInput, LabelsService, LOCATION_LABEL, LOT_LABEL, PART_LABEL } from './labels.service';

@Controller()
export class LabelsController {
  constructor(
    private readonly work: Work,
    private readonly labels: LabelsService,
    private readonly printouts: Printouts,
  ) {}

  @Get('parts/:id/label.pdf')
  @Can('parts:read')
  @AnswersPaper()
  async part(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    const revision = await this.work.read(me, (tx) => this.labels.revision(tx, 'parts', id));
    return this.printouts.answer(me, PART_LABEL, id, reply, { revision });
  }

  @Get('locations/:id/label.pdf')
  @Can('locations:read')
  @AnswersPaper()
  async location(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    const revision = await this.work.read(me, (tx) => this.labels.revision(tx, 'locations', id));
    return this.printouts.answer(me, LOCATION_LABEL, id, reply, { revision });
  }

  @Get('lots/:id/label.pdf')
  @Can('stock:read')
  @AnswersPaper()
  async lot(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    const revision = await this.work.read(me, (tx) => this.labels.revision(tx, 'lots', id));
    return this.printouts.answer(me, LOT_LABEL, id, reply, { revision });
  }

  @Post('lots/labels')
  @HttpCode(202)
  @Can('stock:read')
  @AnswersJob()
  lots(@Me() me: Ctx, @Body() body: LabelsInput) {
    return this.work.write(me, (tx) => this.labels.print(tx, 'lots', body));
  }

  @Post('parts/labels')
  @HttpCode(202)
  @Can('parts:read')
  @AnswersJob()
  parts(@Me() me: Ctx, @Body() body: LabelsInput) {
    return this.work.write(me, (tx) => this.labels.print(tx, 'parts', body));
  }

  @Post('locations/labels')
  @HttpCode(202)
  @Can('locations:read')
  @AnswersJob()
  locations(@Me() me: Ctx, @Body() body: LabelsInput) {
    return this.work.write(me, (tx) => this.labels.print(tx, 'locations', body));
  }
}
