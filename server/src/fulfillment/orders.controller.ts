import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { typed, whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersList, AnswersPage, AnswersPaper, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { PageQuery, pageOf } from '../core/list';
import { Printouts } from '../core/pdf/printouts';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { ProductionOrder } from '../builds';
import { OrderDeliveryInput } from './deliveries.dto';
import { Delivery } from './deliveries.entity';
import { DeliveriesService } from './deliveries.service';
import { bulkOrders } from './orders.bulk';
import {
  CancelInput,
  OpenInput,
  OrderBulk,
  OrderExport,
  OrderInput,
  OrderItemInput,
  orderList,
  OrderPatch,
  OrderPreview,
  OrderQuery,
  OrderReplacement,
} from './orders.dto';
import { Order, OrderItem } from './orders.entity';
import { ORDER_PDF } from './orders.print';
import { OrdersService } from './orders.service';
import { OrderProduction } from './production.service';

@Controller('orders')
export class OrdersController {
  constructor(
    private readonly work: Work,
    private readonly orders: OrdersService,
    private readonly deliveries: DeliveriesService,
    private readonly production: OrderProduction,
    private readonly printouts: Printouts,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('orders', orderList, (tx, body) => bulkOrders(tx, orders, body));
  }

  @Get()
  @Can('orders:read')
  @AnswersPage(Order)
  list(@Me() me: Ctx, @Query() query: OrderQuery) {
    return this.work.read(me, (tx) => this.orders.list(tx, query));
  }

  @Post()
  @Can('orders:write')
  @Answers(Order, 201)
  @Refuses('customer_unknown', 'part_unknown', 'build_discontinued', 'option_unknown', 'price_missing')
  create(@Me() me: Ctx, @Body() body: OrderInput) {
    return this.work.write(me, (tx) => this.orders.create(tx, body));
  }

  @Post('preview')
  @HttpCode(200)
  @Can('orders:read')
  @Answers(OrderPreview)
  @Refuses('customer_unknown', 'part_unknown', 'build_discontinued', 'option_unknown', 'price_missing')
  preview(@Me() me: Ctx, @Body() body: OrderInput) {
    return this.work.read(me, (tx) => this.orders.preview(tx, body));
  }

  @Get('export')
  @Can('orders:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: OrderExport) {
    return exportOf(this.work, me, orderList, query, 'orders');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('orders:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('invalid_transition')
  bulk(@Me() me: Ctx, @Body() body: OrderBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'orders', body, reply);
  }

  @Get(':id')
  @Can('orders:read')
  @Answers(Order)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.orders.one(tx, id));
  }

  @Put(':id')
  @Can('orders:write')
  @Answers(Order)
  @Refuses('version_conflict', 'invalid_transition')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: OrderReplacement) {
    return this.work.write(me, (tx) => this.orders.change(tx, id, typed(whole(OrderInput, body))));
  }

  @Patch(':id')
  @Can('orders:write')
  @Answers(Order)
  @Refuses('version_conflict', 'invalid_transition')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: OrderPatch) {
    return this.work.write(me, (tx) => this.orders.change(tx, id, body));
  }

  @Delete(':id')
  @Can('orders:delete')
  @Answers(Order)
  @Refuses('version_conflict', 'invalid_transition')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.orders.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('orders:delete')
  @Answers(Order)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.orders.restore(tx, id));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Can('orders:confirm')
  @Answers(Order)
  @Refuses('invalid_transition', 'nothing_open')
  confirm(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.orders.confirm(tx, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Can('orders:cancel')
  @Answers(Order)
  @Refuses('invalid_transition', 'order_started')
  cancel(@Me() me: Ctx, @Param() { id }: ById, @Body() { reason }: CancelInput) {
    return this.work.write(me, (tx) => this.orders.cancel(tx, id, reason));
  }

  @Get(':id/items')
  @Can('orders:read')
  @AnswersPage(OrderItem)
  items(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, async (tx) => pageOf((await this.orders.one(tx, id)).items, query));
  }

  @Post(':id/items')
  @Can('orders:write')
  @Answers(OrderItem, 201)
  @Refuses('invalid_transition', 'part_unknown')
  addItem(@Me() me: Ctx, @Param() { id }: ById, @Body() body: OrderItemInput) {
    return this.work.write(me, async (tx) => (await this.orders.addItems(tx, id, [body]))[0]);
  }

  @Post(':id/production-orders')
  @Can('orders:produce')
  @AnswersList(ProductionOrder, 201)
  @Refuses('invalid_transition', 'nothing_open', 'order_item_unknown')
  produce(@Me() me: Ctx, @Param() { id }: ById, @Body() { items }: OpenInput) {
    return this.work.write(me, (tx) => this.production.produce(tx, id, items));
  }

  @Post(':id/deliveries')
  @Can('orders:deliver')
  @Answers(Delivery, 201)
  @Refuses('invalid_transition', 'nothing_open', 'over_delivered', 'order_item_unknown')
  deliver(@Me() me: Ctx, @Param() { id }: ById, @Body() body: OrderDeliveryInput) {
    return this.work.write(me, (tx) => this.deliveries.create(tx, { ...body, orderId: id }));
  }

  @Get(':id/pdf')
  @Can('orders:read')
  @AnswersPaper()
  async pdf(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    const { version } = await this.work.read(me, (tx) => this.orders.one(tx, id));
    return this.printouts.answer(me, ORDER_PDF, id, reply, { revision: version });
  }
}
