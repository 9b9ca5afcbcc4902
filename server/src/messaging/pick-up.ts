import { Body, Controller, HttpCode, Injectable, Param, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { Text } from '../core/dto';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import { DocumentMail } from '../core/mail/document-mail';
import { organizationOf } from '../core/organization';
import { isMobile } from '../core/phone';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { ActivitiesService, CustomersService, type Customer } from '../customers';
import { LettersService, type Order } from '../fulfillment';
import { firstChannel } from './channels.queries';
import { ChannelsService } from './channels.service';
import { OptOutsService } from './opt-outs.service';
import { PICK_UP } from './pick-up.rules';
import { SendingService } from './sending.service';
import { StartingService } from './starting.service';

const WAYS = ['sms', 'email', 'task'] as const;
type Way = (typeof WAYS)[number];

class Announcing {
  @Text({ nullable: true, max: 1_000, description: 'left out, that the order is ready, in the language of the customer' }) text?: string | null;
  @ApiProperty({ required: false, default: false, description: 'although it was said before' }) @IsOptional() @IsBoolean() again?: boolean;
}
class Announced {
  @ApiProperty({ enum: WAYS, enumName: 'PickUpWay', description: '`task`: nobody could be written to, so somebody is to call' }) via: Way;
}

/** "Your glasses are ready": by SMS where there is one, else by mail; who wants neither is to be called. */
@Injectable()
export class PickUpService {
  constructor(
    private readonly letters: LettersService,
    private readonly customers: CustomersService,
    private readonly activities: ActivitiesService,
    private readonly mail: DocumentMail,
    private readonly channels: ChannelsService,
    private readonly starting: StartingService,
    private readonly sending: SendingService,
    private readonly optOuts: OptOutsService,
  ) {}

  /** Once, unless `again`; which way it went stands in the history of the order. */
  async announce(tx: Tx, id: Id, { text, again = false }: Announcing): Promise<Announced> {
    const order = await this.letters.toAnnounce(tx, id, again);
    const [customer, { name: house }] = await Promise.all([this.customers.one(tx, order.customerId), organizationOf(tx)]);
    const said = { orderNumber: order.orderNumber, house, name: customer.name };
    const words = PICK_UP[customer.language];
    const via = (await this.bySms(tx, customer, text ?? words.sms(said)))
      ? 'sms'
      : (await this.byMail(tx, order, customer, { subject: words.subject(said), message: text ?? words.mail(said) }))
        ? 'email'
        : await this.asTask(tx, order, PICK_UP[tx.ctx.locale].task(said));
    await this.letters.announced(tx, order, via);
    return { via };
  }

  private async bySms(tx: Tx, customer: Customer, content: string): Promise<boolean> {
    const [address, channelId] = [customer.phone, await firstChannel(tx, 'sms')];
    if (!address || !channelId || !isMobile(address)) return false;
    if (!(await this.optOuts.allows(tx, { source: 'sms', address, customerId: customer.id }))) return false;
    const channel = await this.channels.living(tx, channelId);
    const reached = { address, phone: address, email: null };
    const conversation = await this.starting.open(tx, channel, { reached, customer, name: customer.name, subject: null, resolved: true });
    const place = { id: conversation, channelId, customerId: customer.id, customerName: customer.name, source: channel.source };
    await this.sending.put(tx, place, { content });
    return true;
  }

  private async byMail(tx: Tx, { id }: Order, customer: Customer, letter: { subject: string; message: string }): Promise<boolean> {
    const { email } = customer;
    if (!email || !(await this.optOuts.allows(tx, { source: 'email', address: email, customerId: customer.id }))) return false;
    await this.mail.send(tx, { to: email, ...letter, subjectType: 'orders', subjectId: id });
    return true;
  }

  private async asTask(tx: Tx, { id, customerId }: Order, title: string): Promise<'task'> {
    const about = { customerId, subjectType: 'orders', subjectId: id };
    await this.activities.create(tx, { type: 'call', title, dueAt: tx.now, ...about } as Parameters<ActivitiesService['create']>[1]);
    return 'task';
  }
}

@Controller('orders')
export class PickUpController {
  constructor(
    private readonly work: Work,
    private readonly pickUp: PickUpService,
  ) {}

  @Post(':id/announce')
  @HttpCode(200)
  @Can('orders:send')
  @Answers(Announced)
  @Refuses('invalid_transition', 'already_announced')
  announce(@Me() me: Ctx, @Param() { id }: ById, @Body() body?: Announcing) {
    return this.work.write(me, (tx) => this.pickUp.announce(tx, id, body ?? {}));
  }
}
