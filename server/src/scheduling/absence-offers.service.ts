import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import { MailService } from '../core/mail/mail.service';
import { organizationOf } from '../core/organization';
import { byId, byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { offerMail, offerText } from './absence-offers.letters';
import type { AbsenceMessages, AbsenceOffer, AbsenceSent } from './absence-offers.dto';
import { affectedBy, keepOffered, offeredAt } from './absence-offers.queries';
import { spread } from './absence-offers.rules';
import { Absence } from './absences.entity';
import { Appointment } from './appointments.entity';
import { AvailabilityService } from './availability.service';
import { MINUTE, type Span } from './clock.rules';
import { MailingService } from './mailing.service';
import { APPOINTMENT_TIMES_OFFERED } from './scheduling.events';
import { scheduling } from './scheduling.problems';
import { SettingsService } from './settings.service';
import { AppointmentType } from './types.entity';

const DAY = 24 * 60 * MINUTE;
/** So long after an absence times are looked for. */
const AFTER = 14 * DAY;
/** As far as free times are computed at once. */
const LONGEST = 60 * DAY;

/** Somebody is absent: all whose appointments fall into it are offered other times, after somebody has read the messages. */
@Injectable()
export class AbsenceOffersService {
  constructor(
    private readonly settings: SettingsService,
    private readonly availability: AvailabilityService,
    private readonly mailing: MailingService,
    private readonly mails: MailService,
  ) {}

  /** The appointments an absence strikes, each with the message that would go out; nothing is sent. */
  async proposals(tx: Tx, id: Id): Promise<AbsenceOffer[]> {
    const absence = await byId(tx, Absence, id);
    const { appointments, readers, organization } = await this.struck(tx, id);
    const [times, told] = await Promise.all([
      this.timesFor(tx, absence, appointments),
      offeredAt(
        tx,
        appointments.map((one) => one.id),
      ),
    ]);
    return appointments.map((one) => {
      const customer = one.customerId ? readers.get(one.customerId) : undefined;
      const own = times.get(one.id) ?? [];
      const name = customer?.name ?? one.customerName ?? '';
      const facts = { name, startsAt: one.startsAt, what: one.typeName ?? one.title ?? organization.name, times: own, link: this.mailing.linkOf(tx, one.id) };
      const { customerId, customerName, typeName, startsAt, endsAt } = one;
      const message = offerText(organization, customer?.language ?? 'en', facts);
      const to = customer?.email ?? null;
      return { appointmentId: one.id, customerId, customerName, typeName, startsAt, endsAt, to, times: own, offeredAt: told.get(one.id) ?? null, ...message };
    });
  }

  /** Sends these messages. 422 `not_affected` for an appointment the absence does not strike (any more) or whose customer has no address. */
  async send(tx: Tx, id: Id, { items }: AbsenceMessages): Promise<AbsenceSent> {
    const { appointments, readers, organization } = await this.struck(tx, id);
    const letters = items.map(({ appointmentId, subject, text }) => {
      const one = appointments.find((appointment) => appointment.id === appointmentId);
      const customer = one?.customerId ? readers.get(one.customerId) : undefined;
      if (!customer?.email) throw scheduling.notAffected({ appointmentId }, 'items');
      const said = { to: customer.email, subject, text, link: this.mailing.linkOf(tx, appointmentId), subjectId: appointmentId };
      return { appointmentId, customerId: customer.id, mail: offerMail(organization, customer.language, said) };
    });
    const queued = await this.mails.queueAll(
      tx,
      letters.map(({ mail }) => mail),
    );
    const sent = letters.map(({ appointmentId, customerId }, at) => ({ id: newId(), appointmentId, customerId, mailId: queued[at].id }));
    await keepOffered(tx, id, sent);
    for (const { appointmentId, customerId, mailId } of sent) tx.emit(APPOINTMENT_TIMES_OFFERED, appointmentId, { customerId, absenceId: id, mailId });
    return { count: sent.length };
  }

  private async struck(tx: Tx, id: Id) {
    const [ids, organization] = await Promise.all([affectedBy(tx, id), organizationOf(tx)]);
    const found = await byIds(tx, Appointment, ids);
    const appointments = ids.map((one) => found.find((appointment) => appointment.id === one)!);
    return { appointments, organization, readers: await this.mailing.readersOf(tx, appointments) };
  }

  /** Free times by appointment: each kind is looked for once, and nobody is offered what another one is, if there is enough. */
  private async timesFor(tx: Tx, absence: Absence, appointments: Appointment[]): Promise<Map<Id, string[]>> {
    const ids = [...new Set(appointments.map(({ typeId }) => typeId).filter((one): one is Id => one !== null))];
    const [types, { minimumNoticeMinutes }] = await Promise.all([byIds(tx, AppointmentType, ids), this.settings.read(tx)]);
    const from = Date.parse(tx.now) + minimumNoticeMinutes * MINUTE;
    const until = Math.min(Math.max(from, Date.parse(absence.endsAt)) + AFTER, from + LONGEST);
    const span: Span = [from, until];
    const of = async (type: AppointmentType): Promise<[Id, string[]][]> => {
      const mine = appointments.filter(({ typeId }) => typeId === type.id);
      const free = (await this.availability.slots(tx, type, [], span)).map(({ startsAt }) => startsAt);
      return spread(free, mine.length).map((times, at) => [mine[at].id, times]);
    };
    return new Map((await Promise.all(types.filter(({ deletedAt }) => !deletedAt).map(of))).flat());
  }
}
