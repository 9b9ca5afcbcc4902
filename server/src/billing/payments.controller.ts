import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersPage, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { PaymentExport, PaymentInput, paymentList, PaymentQuery, ReversalInput } from './payments.dto';
import { Payment } from './payments.entity';
import { PaymentsService } from './payments.service';

@Controller('payments')
export class PaymentsController {
  constructor(
    private readonly work: Work,
    private readonly payments: PaymentsService,
  ) {}

  @Get()
  @Can('payments:read')
  @AnswersPage(Payment)
  list(@Me() me: Ctx, @Query() query: PaymentQuery) {
    return this.work.read(me, (tx) => this.payments.list(tx, query));
  }

  @Post()
  @Can('payments:write')
  @Answers(Payment, 201)
  @Refuses('overpayment', 'allocation_mismatch', 'other_customer', 'customer_unknown', 'invalid_transition')
  create(@Me() me: Ctx, @Body() body: PaymentInput) {
    return this.work.write(me, (tx) => this.payments.create(tx, body));
  }

  @Get('export')
  @Can('payments:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: PaymentExport) {
    return exportOf(this.work, me, paymentList, query, 'payments');
  }

  @Get(':id')
  @Can('payments:read')
  @Answers(Payment)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.payments.one(tx, id));
  }

  @Post(':id/reverse')
  @HttpCode(200)
  @Can('payments:reverse')
  @Answers(Payment)
  @Refuses('payment_reversed', 'invalid_transition')
  reverse(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: ReversalInput) {
    return this.work.write(me, (tx) => this.payments.reverse(tx, id, body?.reason ?? null));
  }
}
