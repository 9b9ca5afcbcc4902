import { Injectable } from '@nestjs/common';
import { On, type Event } from '../core/events';
import { organizationOf } from '../core/organization';
import { isMobile } from '../core/phone';
import { byId } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import type { Customer } from '../customers';
import { APPOINTMENT_REMINDED, MailingService, Reminders, type Appointment, type RemindBy, type Version } from '../scheduling';
import { ChannelsService } from './channels.service';
import { firstChannel } from './channels.queries';
import { Message } from './messages.entity';
import { MESSAGE_FAILED } from './messaging.events';
import { messaging } from './messaging.problems';
import { OptOutsService } from './opt-outs.service';
import { reminderText } from './reminders.rules';
import { SendingService } from './sending.service';
import { StartingService } from './starting.service';

/** In the metadata of a message: what it reminds of as it stood then, and whether a mail goes out where it fails. */
interface About {
  appointment?: Version & { elseByMail: boolean };
}

/** Reminders of appointments by SMS. Who cannot be reached so, or wants none, gets the mail instead, where no mail went out anyway. */
@Injectable()
export class AppointmentMessages {
  constructor(
    private readonly work: Work,
    private readonly reminders: Reminders,
    private readonly mailing: MailingService,
    private readonly channels: ChannelsService,
    private readonly starting: StartingService,
    private readonly sending: SendingService,
    private readonly optOuts: OptOutsService,
  ) {}

  @On(APPOINTMENT_REMINDED)
  async reminded(ctx: Ctx, { subject: id, data }: Event): Promise<void> {
    const { sequence, by = 'email' } = data as { sequence: number; by?: RemindBy };
    if (by !== 'email') await this.work.write(ctx, (tx) => this.remind(tx, { id, sequence }, by === 'sms'));
  }

  @On(MESSAGE_FAILED)
  failed(ctx: Ctx, { data }: Event): Promise<void> {
    return this.work.write(ctx, async (tx) => {
      const { appointment: about } = (await byId(tx, Message, (data as { messageId: Id }).messageId)).metadata as About;
      const appointment = about?.elseByMail && (await this.reminders.standing(tx, about));
      if (appointment) await this.reminders.byMail(tx, [appointment]);
    });
  }

  /** 422 `appointment_changed`: what a message reminds of is not as it was when the message was written. */
  async require(tx: Tx, { metadata }: Pick<Message, 'metadata'>): Promise<void> {
    const { appointment: about } = metadata as About;
    if (about && !(await this.reminders.standing(tx, about))) throw messaging.appointmentChanged();
  }

  private async remind(tx: Tx, version: Version, elseByMail: boolean): Promise<void> {
    const appointment = await this.reminders.standing(tx, version);
    if (!appointment || (await this.say(tx, appointment, elseByMail)) || !elseByMail) return;
    await this.reminders.byMail(tx, [appointment]);
  }

  /** Whether an SMS is on its way. */
  private async say(tx: Tx, appointment: Appointment, elseByMail: boolean): Promise<boolean> {
    const [[customer], channelId] = await Promise.all([this.readers(tx, appointment), firstChannel(tx, 'sms')]);
    const address = customer?.phone;
    if (!address || !channelId || !isMobile(address)) return false;
    if (!(await this.optOuts.allows(tx, { source: 'sms', address, customerId: customer.id }))) return false;
    const [channel, { name: house, timeZone }] = await Promise.all([this.channels.living(tx, channelId), organizationOf(tx)]);
    const reached = { address, phone: address, email: null };
    const place = await this.starting.open(tx, channel, { reached, customer, name: customer.name, subject: null, resolved: true });
    const { id, sequence, startsAt, typeName, title } = appointment;
    const what = typeName ?? title;
    const content = reminderText({ house, what, startsAt, timeZone, locale: customer.language, link: this.mailing.linkOf(tx, id) });
    await this.sending.byItself(tx, channel, place, { content, metadata: { appointment: { id, sequence, elseByMail } } });
    return true;
  }

  private readers = async (tx: Tx, appointment: Appointment): Promise<Customer[]> => [...(await this.mailing.readersOf(tx, [appointment])).values()];
}
