import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersPage, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { OpenInput } from '../fulfillment';
import { CollectiveInput, CollectiveQuery, OpenOrder } from './invoices.dto';
import { Invoice } from './invoices.entity';
import { OrderInvoicesService } from './order-invoices.service';

/** Invoices of orders. The paths are of the records they come from. */
@Controller()
export class OrderInvoicesController {
  constructor(
    private readonly work: Work,
    private readonly invoices: OrderInvoicesService,
  ) {}

  @Post('orders/:id/invoices')
  @Can('invoices:write')
  @Answers(Invoice, 201)
  @Refuses('over_invoiced', 'nothing_open', 'order_item_unknown', 'invalid_transition')
  ofOrder(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: OpenInput) {
    return this.work.write(me, (tx) => this.invoices.ofOrder(tx, id, body?.items));
  }

  @Post('deliveries/:id/invoices')
  @Can('invoices:write')
  @Answers(Invoice, 201)
  @Refuses('over_invoiced', 'invalid_transition')
  ofDelivery(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.invoices.ofDelivery(tx, id));
  }

  @Get('invoices/collective')
  @Can('orders:read')
  @AnswersPage(OpenOrder)
  open(@Me() me: Ctx, @Query() query: CollectiveQuery) {
    return this.work.read(me, (tx) => this.invoices.open(tx, query));
  }

  @Post('invoices/collective')
  @Can('invoices:write')
  @Answers(Invoice, 201)
  @Refuses('orders_differ', 'nothing_open', 'invalid_transition')
  collective(@Me() me: Ctx, @Body() body: CollectiveInput) {
    return this.work.write(me, (tx) => this.invoices.collective(tx, body));
  }
}
