import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import { newId } from '../core/id';
import { byIds } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { Appointment } from './appointments.entity';
import { MailingService } from './mailing.service';
import { APPOINTMENT_MISSED_TOLD, APPOINTMENT_REMINDED } from './scheduling.events';
import { SettingsService } from './settings.service';

// what was planned later than its reminder would have gone needs none: whoever booked knows
const DUE = statement(`
  select a.id, a.sequence, h.hours from scheduling.appointments a cross join unnest($1::int[]) h(hours)
  where a.deleted_at is null and a.status in ('scheduled', 'confirmed') and a.customer_id is not null
    and a.starts_at > $2 and a.starts_at <= $2::timestamptz + make_interval(hours => h.hours) and a.planned_at < a.starts_at - make_interval(hours => h.hours)
    and not exists (select from scheduling.reminders r where r.appointment_id = a.id and r.sequence = a.sequence and r.hours = h.hours)
  order by a.id limit 500`);
/** In the book of what was sent, a message after a no-show stands at this hour. */
const AFTERWARDS = 0;
// what was noted longer ago than a day beyond its hour was noted before anybody wanted messages
const MISSED = statement(`
  select a.id, a.sequence, ${AFTERWARDS} as hours from scheduling.appointments a
  where a.deleted_at is null and a.status = 'no_show' and a.customer_id is not null
    and a.no_show_at <= $2::timestamptz - make_interval(hours => $1) and a.no_show_at > $2::timestamptz - make_interval(hours => $1 + 24)
    and not exists (select from scheduling.reminders r where r.appointment_id = a.id and r.sequence = a.sequence and r.hours = ${AFTERWARDS})
  order by a.id limit 500`);
const KEEP = statement(`
  insert into scheduling.reminders (id, appointment_id, sequence, hours, sent_at)
  select r.id, r."appointmentId", r.sequence, r.hours, $2 from jsonb_to_recordset($1) as r(id uuid, "appointmentId" uuid, sequence int, hours int)
  on conflict (organization_id, appointment_id, sequence, hours) do nothing returning appointment_id as id`);

/** An appointment as it stood: its place in the sequence grows when it is moved or cancelled. */
export type Version = Pick<Appointment, 'id' | 'sequence'>;

interface Due extends Record<string, unknown> {
  id: Id;
  sequence: number;
  hours: number;
}

/**
 * Reminds by the appointment as it stands when the hour has come: nothing is planned ahead, so what was moved or cancelled can never be told of
 * as it was. What is sent is kept with the place in the appointment's sequence: once for each, however often this runs.
 */
@Injectable()
export class Reminders {
  constructor(
    private readonly work: Work,
    private readonly settings: SettingsService,
    private readonly mailing: MailingService,
  ) {}

  @Every({ everyMs: 60_000 })
  tick(ctx: Ctx) {
    return this.work.write(ctx, async (tx) => {
      await this.remind(tx);
      await this.missed(tx);
    });
  }

  /** How many were reminded. */
  async remind(tx: Tx): Promise<number> {
    const { reminderHours, remindBy: by } = await this.settings.read(tx);
    if (!reminderHours.length) return 0;
    const due = await rows<Due>(tx, DUE, [reminderHours, tx.now]);
    const appointments = await this.keep(tx, due);
    if (by !== 'sms') await this.byMail(tx, appointments);
    for (const { id, customerId, startsAt, sequence } of appointments) tx.emit(APPOINTMENT_REMINDED, id, { customerId, startsAt, sequence, by });
    return appointments.length;
  }

  byMail = (tx: Tx, appointments: Appointment[]) => this.mailing.tell(tx, 'reminder', appointments);

  /** The appointment, if it is still the one somebody is reminded of: in this place of its sequence, to come, and not called off. */
  async standing(tx: Tx, { id, sequence }: Version): Promise<Appointment | undefined> {
    const [one] = await byIds(tx, Appointment, [id]);
    const stands = one && !one.deletedAt && one.sequence === sequence && ['scheduled', 'confirmed'].includes(one.status) && one.startsAt > tx.now;
    return stands ? one : undefined;
  }

  /** Writes to those who did not come, with the booking page; where there is none, nobody can book and nobody is written to. */
  async missed(tx: Tx): Promise<number> {
    const { noShowMessage, noShowAfterHours, bookingEnabled, bookingSlug } = await this.settings.read(tx);
    if (!noShowMessage || !bookingEnabled || !bookingSlug) return 0;
    const appointments = await this.keep(tx, await rows<Due>(tx, MISSED, [noShowAfterHours, tx.now]));
    await this.mailing.tell(tx, 'missed', appointments, bookingSlug);
    for (const { id, customerId, startsAt } of appointments) tx.emit(APPOINTMENT_MISSED_TOLD, id, { customerId, startsAt });
    return appointments.length;
  }

  /** Those that nobody kept before, once each. */
  private async keep(tx: Tx, due: Due[]): Promise<Appointment[]> {
    if (!due.length) return [];
    const told = due.map(({ id, sequence, hours }) => ({ id: newId(), appointmentId: id, sequence, hours }));
    const kept = await rows<{ id: Id }>(tx, KEEP, [JSON.stringify(told), tx.now]);
    return byIds(tx, Appointment, [...new Set(kept.map(({ id }) => id))]);
  }
}
