import { Body, Controller, Get, Injectable, Param, Post, Query } from '@nestjs/common';
import { Bool, Id as IdField, inputOf, OneOf, Text, Time } from '../core/dto';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersList, AnswersPage, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { anyOf, isFlag, isId, list } from '../core/list';
import { BaseRecord, Table } from '../core/record';
import { insert, type Values } from '../core/rows';
import { shapeOf } from '../core/shape';
import { rows, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { CONSENT_RECORDED } from './customers.events';
import { CustomersService } from './customers.service';

const CHANNELS = ['email', 'phone', 'sms', 'whatsapp', 'post', 'newsletter', 'data'] as const;

export type ConsentChannel = (typeof CHANNELS)[number];

/** What a person said about being written to, called, or known: never changed, the newest per channel holds (GDPR Art. 7). */
@Table('customers.consents')
export class CustomerConsent extends BaseRecord {
  @IdField() customerId: Id;
  @OneOf('ConsentChannel', CHANNELS, { description: '`data`: to being kept and worked with' }) channel: (typeof CHANNELS)[number];
  @Bool({ description: 'false: taken back, or refused' }) granted: boolean;
  @Text({ description: 'where it was given: a form, a call, the web site' }) source: string;
  @Time({ filled: true, description: 'left out, now' }) givenAt: string;
  @Text({ nullable: true, max: 2_000 }) note: string | null;
}
export class CustomerConsentInput extends inputOf(CustomerConsent, ['customerId', 'channel', 'granted', 'source', 'givenAt', 'note']) {}

const consentList = list({
  entity: CustomerConsent,
  filter: { customerId: isId('customerId'), channel: anyOf('channel', CHANNELS), granted: isFlag('granted') },
  sort: ['-givenAt', 'givenAt', 'createdAt', 'updatedAt'],
});
export class CustomerConsentQuery extends consentList.Query {}

@Injectable()
export class ConsentsService {
  constructor(private readonly customers: CustomersService) {}

  list = (tx: Tx, query: CustomerConsentQuery) => consentList.page(tx, query);

  /** What holds now, one per channel that was ever asked about. */
  async current(tx: Tx, id: Id): Promise<CustomerConsent[]> {
    const customer = await this.customers.one(tx, id);
    const text = `select distinct on (t.channel) ${shapeOf(CustomerConsent).columns('t')} from customers.consents t
      where t.customer_id = $1 and t.deleted_at is null order by t.channel, t.given_at desc, t.id desc`;
    return rows<CustomerConsent & Record<string, unknown>>(tx, statement(text), [customer.id]);
  }

  async record(tx: Tx, input: CustomerConsentInput): Promise<CustomerConsent> {
    await this.customers.living(tx, input.customerId);
    const made = await insert(tx, CustomerConsent, { ...input, givenAt: input.givenAt ?? tx.now } as Values<CustomerConsent>);
    tx.emit(CONSENT_RECORDED, made.id, { customerId: made.customerId, channel: made.channel, granted: made.granted, source: made.source });
    return made;
  }
}

@Controller()
export class ConsentsController {
  constructor(
    private readonly work: Work,
    private readonly consents: ConsentsService,
  ) {}

  @Get('consents')
  @Can('customers:read')
  @AnswersPage(CustomerConsent)
  list(@Me() me: Ctx, @Query() query: CustomerConsentQuery) {
    return this.work.read(me, (tx) => this.consents.list(tx, query));
  }

  @Post('consents')
  @Can('customers:write')
  @Answers(CustomerConsent, 201)
  @Refuses('customer_unknown')
  record(@Me() me: Ctx, @Body() body: CustomerConsentInput) {
    return this.work.write(me, (tx) => this.consents.record(tx, body));
  }

  @Get('customers/:id/consents')
  @Can('customers:read')
  @AnswersList(CustomerConsent)
  current(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.consents.current(tx, id));
  }
}
