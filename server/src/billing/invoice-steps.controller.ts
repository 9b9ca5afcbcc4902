import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CreditNotesService } from './credit-notes.service';
import { DocumentMailing, MailDraft } from '../core/mail/mail.dto';
import { CreditNoteInput, FinalizeInput } from './invoices.dto';
import { Invoice, InvoiceCheck } from './invoices.entity';
import { IssuingService } from './issuing.service';
import { InvoicePaymentInput } from './payments.dto';
import { Payment } from './payments.entity';
import { PaymentsService } from './payments.service';
import { SendingService } from './sending.service';

/** What happens to an invoice after it is written. */
@Controller('invoices')
export class InvoiceStepsController {
  constructor(
    private readonly work: Work,
    private readonly issuing: IssuingService,
    private readonly sending: SendingService,
    private readonly notes: CreditNotesService,
    private readonly payments: PaymentsService,
  ) {}

  @Get(':id/check')
  @Can('invoices:read')
  @Answers(InvoiceCheck)
  @Refuses('invoice_final')
  check(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.issuing.check(tx, id));
  }

  @Post(':id/finalize')
  @HttpCode(200)
  @Can('invoices:finalize')
  @Answers(Invoice)
  @Refuses('invoice_final', 'invoice_incomplete', 'version_conflict')
  finalize(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: FinalizeInput) {
    return this.work.write(me, (tx) => this.issuing.finalize(tx, id, body?.version));
  }

  @Get(':id/mail')
  @Can('invoices:read')
  @Answers(MailDraft)
  @Refuses('invalid_transition')
  mail(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.sending.draft(tx, id));
  }

  @Post(':id/send')
  @HttpCode(200)
  @Can('invoices:send')
  @Answers(Invoice)
  @Refuses('invalid_transition', 'recipient_missing')
  send(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: DocumentMailing) {
    return this.work.write(me, (tx) => this.sending.send(tx, id, body ?? {}));
  }

  @Post(':id/payments')
  @Can('invoices:pay')
  @Answers(Payment, 201)
  @Refuses('overpayment', 'invalid_transition')
  pay(@Me() me: Ctx, @Param() { id }: ById, @Body() body: InvoicePaymentInput) {
    return this.work.write(me, (tx) => this.payments.pay(tx, id, body));
  }

  @Post(':id/credit-notes')
  @Can('invoices:credit')
  @Answers(Invoice, 201)
  @Refuses('over_credited', 'nothing_to_credit', 'invalid_transition')
  credit(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: CreditNoteInput) {
    return this.work.write(me, (tx) => this.notes.create(tx, id, body ?? {}));
  }
}
