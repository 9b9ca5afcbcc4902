import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, AnswersPaper, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { Printouts } from '../core/pdf/printouts';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { bulkDeliveries } from './deliveries.bulk';
import {
  DeliverInput,
  DeliveryBulk,
  DeliveryExport,
  DeliveryInput,
  deliveryList,
  DeliveryPatch,
  DeliveryQuery,
  DeliveryReplacement,
  OrderDeliveryInput,
  ReturnInput,
  ShipInput,
} from './deliveries.dto';
import { Delivery } from './deliveries.entity';
import { DELIVERY_NOTE_PDF, SHIPPING_LABEL_PDF } from './deliveries.print';
import { DeliveriesService } from './deliveries.service';
import { LettersService } from './letters.service';
import { ShippingService } from './shipping.service';

@Controller('deliveries')
export class DeliveriesController {
  constructor(
    private readonly work: Work,
    private readonly deliveries: DeliveriesService,
    private readonly shipping: ShippingService,
    private readonly letters: LettersService,
    private readonly printouts: Printouts,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('deliveries', deliveryList, (tx, body) => bulkDeliveries(tx, deliveries, shipping, body));
  }

  @Get()
  @Can('deliveries:read')
  @AnswersPage(Delivery)
  list(@Me() me: Ctx, @Query() query: DeliveryQuery) {
    return this.work.read(me, (tx) => this.deliveries.list(tx, query));
  }

  @Post()
  @Can('deliveries:write')
  @Answers(Delivery, 201)
  @Refuses('invalid_transition', 'nothing_open', 'over_delivered', 'order_item_unknown')
  create(@Me() me: Ctx, @Body() body: DeliveryInput) {
    return this.work.write(me, (tx) => this.deliveries.create(tx, body));
  }

  @Get('export')
  @Can('deliveries:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: DeliveryExport) {
    return exportOf(this.work, me, deliveryList, query, 'deliveries');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('deliveries:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('invalid_transition', 'insufficient_stock')
  bulk(@Me() me: Ctx, @Body() body: DeliveryBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'deliveries', body, reply);
  }

  @Get(':id')
  @Can('deliveries:read')
  @Answers(Delivery)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.deliveries.one(tx, id));
  }

  @Put(':id')
  @Can('deliveries:write')
  @Answers(Delivery)
  @Refuses('version_conflict', 'invalid_transition')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: DeliveryReplacement) {
    const { items, ...rest } = whole(OrderDeliveryInput, body);
    return this.work.write(me, (tx) => this.deliveries.change(tx, id, { ...rest, ...(items && { items }) }));
  }

  @Patch(':id')
  @Can('deliveries:write')
  @Answers(Delivery)
  @Refuses('version_conflict', 'invalid_transition')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: DeliveryPatch) {
    return this.work.write(me, (tx) => this.deliveries.change(tx, id, body));
  }

  @Delete(':id')
  @Can('deliveries:delete')
  @Answers(Delivery)
  @Refuses('version_conflict', 'invalid_transition')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.deliveries.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('deliveries:delete')
  @Answers(Delivery)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.deliveries.restore(tx, id));
  }

  @Post(':id/ship')
  @HttpCode(200)
  @Can('deliveries:ship')
  @Answers(Delivery)
  @Refuses('invalid_transition', 'insufficient_stock', 'recipient_missing')
  ship(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ShipInput) {
    return this.work.write(me, async (tx) => {
      const delivery = await this.shipping.ship(tx, id, body);
      return body.notify ? this.letters.notify(tx, id, {}) : delivery;
    });
  }

  @Post(':id/deliver')
  @HttpCode(200)
  @Can('deliveries:deliver')
  @Answers(Delivery)
  @Refuses('invalid_transition', 'signature_missing')
  deliver(@Me() me: Ctx, @Param() { id }: ById, @Body() body: DeliverInput) {
    return this.work.write(me, (tx) => this.shipping.deliver(tx, id, body));
  }

  @Post(':id/return')
  @HttpCode(200)
  @Can('deliveries:return')
  @Answers(Delivery)
  @Refuses('invalid_transition', 'over_delivered', 'order_item_unknown')
  return(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ReturnInput) {
    return this.work.write(me, (tx) => this.shipping.return(tx, id, body));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Can('deliveries:cancel')
  @Answers(Delivery)
  @Refuses('invalid_transition')
  cancel(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.shipping.cancel(tx, id));
  }

  @Get(':id/delivery-note.pdf')
  @Can('deliveries:read')
  @AnswersPaper()
  note(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    return this.paper(me, DELIVERY_NOTE_PDF, id, reply);
  }

  @Get(':id/label.pdf')
  @Can('deliveries:read')
  @AnswersPaper()
  label(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    return this.paper(me, SHIPPING_LABEL_PDF, id, reply);
  }

  private async paper(me: Ctx, kind: string, id: string, reply: FastifyReply) {
    const { version } = await this.work.read(me, (tx) => this.deliveries.one(tx, id));
    return this.printouts.answer(me, kind, id, reply, { revision: version });
  }
}
