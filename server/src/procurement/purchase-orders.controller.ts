import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, AnswersPaper, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { DocumentMailing, MailDraft } from '../core/mail/mail.dto';
import { PageQuery } from '../core/list';
import { Printouts } from '../core/pdf/printouts';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Incoming } from './allocations.entity';
import { AllocationsService } from './allocations.service';
import { ConfirmingService } from './confirming.service';
import { PricingService, PurchaseOrderPreview } from './pricing.service';
import {
  ConfirmationInput,
  ItemPath,
  PurchaseOrderBulk,
  PurchaseOrderExport,
  PurchaseOrderInput,
  purchaseOrderList,
  PurchaseOrderPatch,
  PurchaseOrderQuery,
  PurchaseOrderReplacement,
  ReceiptPath,
  ReceiveInput,
  PurchaseOrderMailInput,
} from './purchase-orders.dto';
import { PurchaseOrder, Receipt } from './purchase-orders.entity';
import { PURCHASE_ORDER_PDF } from './purchase-orders.print';
import { PurchaseOrdersService } from './purchase-orders.service';
import { ReceiptsService } from './receipts.service';
import { SendingService } from './sending.service';

@Controller('purchase-orders')
export class PurchaseOrdersController {
  constructor(
    private readonly work: Work,
    private readonly orders: PurchaseOrdersService,
    private readonly receiving: ReceiptsService,
    private readonly sending: SendingService,
    private readonly confirming: ConfirmingService,
    private readonly pricing: PricingService,
    private readonly allocations: AllocationsService,
    private readonly printouts: Printouts,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('purchase-orders', purchaseOrderList, (tx, body) => orders.bulk(tx, body));
  }

  @Get()
  @Can('purchase-orders:read')
  @AnswersPage(PurchaseOrder)
  list(@Me() me: Ctx, @Query() query: PurchaseOrderQuery) {
    return this.work.read(me, (tx) => this.orders.list(tx, query));
  }

  @Post()
  @Can('purchase-orders:write')
  @Answers(PurchaseOrder, 201)
  @Refuses('supplier_unknown', 'part_unknown', 'price_missing')
  create(@Me() me: Ctx, @Body() body: PurchaseOrderInput) {
    return this.work.write(me, (tx) => this.orders.create(tx, body));
  }

  @Post('preview')
  @HttpCode(200)
  @Can('purchase-orders:read')
  @Answers(PurchaseOrderPreview)
  @Refuses('supplier_unknown', 'part_unknown')
  preview(@Me() me: Ctx, @Body() body: PurchaseOrderInput) {
    return this.work.read(me, (tx) => this.pricing.preview(tx, body));
  }

  @Get('export')
  @Can('purchase-orders:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: PurchaseOrderExport) {
    return exportOf(this.work, me, purchaseOrderList, query, 'purchase-orders');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('purchase-orders:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('invalid_transition')
  bulk(@Me() me: Ctx, @Body() body: PurchaseOrderBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'purchase-orders', body, reply);
  }

  @Get(':id')
  @Can('purchase-orders:read')
  @Answers(PurchaseOrder)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.orders.one(tx, id));
  }

  @Put(':id')
  @Can('purchase-orders:write')
  @Answers(PurchaseOrder)
  @Refuses('version_conflict', 'invalid_transition')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PurchaseOrderReplacement) {
    return this.work.write(me, (tx) => this.orders.change(tx, id, whole(PurchaseOrderInput, body)));
  }

  @Patch(':id')
  @Can('purchase-orders:write')
  @Answers(PurchaseOrder)
  @Refuses('version_conflict', 'invalid_transition')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PurchaseOrderPatch) {
    return this.work.write(me, (tx) => this.orders.change(tx, id, body));
  }

  @Delete(':id')
  @Can('purchase-orders:delete')
  @Answers(PurchaseOrder)
  @Refuses('version_conflict', 'invalid_transition')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.orders.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('purchase-orders:delete')
  @Answers(PurchaseOrder)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.orders.restore(tx, id));
  }

  @Post(':id/send')
  @HttpCode(200)
  @Can('purchase-orders:send')
  @Answers(PurchaseOrder)
  @Refuses('invalid_transition')
  send(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PurchaseOrderMailInput) {
    return this.work.write(me, (tx) => this.sending.send(tx, id, body));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Can('purchase-orders:send')
  @Answers(PurchaseOrder)
  @Refuses('invalid_transition', 'item_unknown')
  confirm(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: ConfirmationInput) {
    return this.work.write(me, (tx) => this.confirming.confirm(tx, id, body ?? {}));
  }

  @Get(':id/reminder')
  @Can('purchase-orders:read')
  @Answers(MailDraft)
  @Refuses('invalid_transition')
  reminder(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.confirming.reminder(tx, id));
  }

  @Post(':id/remind')
  @HttpCode(200)
  @Can('purchase-orders:send')
  @Answers(PurchaseOrder)
  @Refuses('invalid_transition', 'recipient_missing')
  remind(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: DocumentMailing) {
    return this.work.write(me, (tx) => this.confirming.remind(tx, id, body ?? {}));
  }

  @Post(':id/receive')
  @HttpCode(200)
  @Can('purchase-orders:receive')
  @Answers(PurchaseOrder)
  @Refuses('invalid_transition', 'over_delivery', 'item_unknown')
  receive(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ReceiveInput) {
    return this.work.write(me, (tx) => this.receiving.receive(tx, id, body));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Can('purchase-orders:cancel')
  @Answers(PurchaseOrder)
  @Refuses('invalid_transition')
  cancel(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.orders.cancel(tx, id));
  }

  @Post(':id/close')
  @HttpCode(200)
  @Can('purchase-orders:close')
  @Answers(PurchaseOrder)
  @Refuses('invalid_transition')
  close(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.orders.close(tx, id));
  }

  @Post(':id/items/:itemId/cancel')
  @HttpCode(200)
  @Can('purchase-orders:cancel')
  @Answers(PurchaseOrder)
  @Refuses('invalid_transition', 'line_received')
  cancelItem(@Me() me: Ctx, @Param() { id, itemId }: ItemPath) {
    return this.work.write(me, (tx) => this.receiving.cancelLine(tx, id, itemId));
  }

  @Get(':id/incoming')
  @Can('purchase-orders:read')
  @AnswersPage(Incoming)
  incoming(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.allocations.ofOrder(tx, id, query));
  }

  @Get(':id/receipts')
  @Can('purchase-orders:read')
  @AnswersPage(Receipt)
  receipts(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.receiving.list(tx, id, query));
  }

  @Post(':id/receipts/:receiptId/reverse')
  @HttpCode(200)
  @Can('purchase-orders:receive')
  @Answers(PurchaseOrder)
  @Refuses('receipt_reversed', 'goods_used')
  reverseReceipt(@Me() me: Ctx, @Param() { id, receiptId }: ReceiptPath) {
    return this.work.write(me, (tx) => this.receiving.reverse(tx, id, receiptId));
  }

  @Get(':id/pdf')
  @Can('purchase-orders:read')
  @AnswersPaper()
  async pdf(@Me() me: Ctx, @Param() { id }: ById, @Res() reply: FastifyReply) {
    const { version } = await this.work.read(me, (tx) => this.orders.one(tx, id));
    return this.printouts.answer(me, PURCHASE_ORDER_PDF, id, reply, { revision: version });
  }
}
