import { Injectable } from '@nestjs/common';
import { dayIn, isDay, plusDays } from '../core/dates';
import { Organization } from '../core/identity/organization.entity';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { isStruck } from './absence-offers.queries';
import { Appointment } from './appointments.entity';
import { AppointmentsService } from './appointments.service';
import { AvailabilityService } from './availability.service';
import type { FreeSlot } from './availability.dto';
import { instantOf, iso, MINUTE, type Span } from './clock.rules';
import { MailingService } from './mailing.service';
import type { BookingHouse, BookingPage, OnlineBooking, PublicAppointment, PublicSlotQuery } from './online.dto';
import { customerKnown, publicTypes, staffOf } from './online.queries';
import { scheduling } from './scheduling.problems';
import type { SchedulingSettings } from './settings.entity';
import { SettingsService } from './settings.service';
import { AppointmentType } from './types.entity';
import { VisitsService } from './visits.service';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONGEST = 31 * DAY;

/** What customers do by themselves: they take what is offered, and no more than that. */
@Injectable()
export class OnlineService {
  constructor(
    private readonly settings: SettingsService,
    private readonly availability: AvailabilityService,
    private readonly appointments: AppointmentsService,
    private readonly visits: VisitsService,
    private readonly customers: CustomersService,
    private readonly mailing: MailingService,
  ) {}

  async page(tx: Tx): Promise<BookingPage> {
    const [settings, { currency, timeZone }, organization, ids, staff] = await Promise.all([
      this.settings.read(tx),
      organizationOf(tx),
      this.house(tx),
      publicTypes(tx),
      staffOf(tx),
    ]);
    const [start, end] = this.bounds(tx, settings);
    const types = (await byIds(tx, AppointmentType, ids)).sort((a, b) => a.name.localeCompare(b.name));
    const able = ({ needsStaff, staffIds }: AppointmentType) => (needsStaff ? staff.filter(({ id }) => !staffIds.length || staffIds.includes(id)) : []);
    return {
      organization,
      intro: settings.bookingIntro,
      currency,
      cutoffHours: settings.cutoffHours,
      firstDay: dayIn(timeZone, start),
      lastDay: dayIn(timeZone, end),
      types: types.map((type) => {
        const { id, name, description, durationMinutes, price, priceMode, questions } = type;
        return { id, name, description, durationMinutes, price, priceMode, questions, staff: able(type) };
      }),
    };
  }

  /** The free times between the first and the last moment that can be booked online. */
  async slots(tx: Tx, { typeId, resourceId, from, to }: PublicSlotQuery, moved: Id | null = null): Promise<FreeSlot[]> {
    const kind = moved ? this.kindOf(tx, typeId) : this.typeOf(tx, typeId);
    const [type, settings, { timeZone }] = await Promise.all([kind, this.settings.read(tx), organizationOf(tx)]);
    const [first, last] = this.bounds(tx, settings);
    const asked = from === undefined ? first : isDay(from) ? instantOf(from, '00:00', timeZone) : Date.parse(from);
    const until = to === undefined ? asked + 7 * DAY : isDay(to) ? instantOf(plusDays(to, 1), '00:00', timeZone) : Date.parse(to);
    const span: Span = [Math.max(asked, first), Math.min(until, asked + LONGEST, last)];
    if (span[0] >= span[1]) return [];
    return this.availability.slots(tx, type, resourceId ? [resourceId] : [], span, moved);
  }

  /** 409 `slot_taken` for a time that is not offered (any more), 422 `answer_missing`. */
  async book(tx: Tx, booking: OnlineBooking): Promise<PublicAppointment> {
    const { typeId, resourceId, startsAt, notes, answers = [] } = booking;
    const [type, settings] = await Promise.all([this.typeOf(tx, typeId), this.settings.read(tx)]);
    const open = type.questions.find(({ label, required }) => required && !answers.find((answer) => answer.label === label)?.value);
    if (open) throw scheduling.answerMissing({ question: open.label }, 'answers');
    const asked = answers.filter(({ label }) => type.questions.some((question) => question.label === label));
    const resourceIds = await this.offered(tx, { typeId, resourceId: resourceId ?? undefined }, startsAt);
    const customerId = await this.customerOf(tx, booking);
    const confirmed = settings.bookingConfirms ? ({ status: 'confirmed', confirmedAt: tx.now } as const) : {};
    const made = await this.appointments.create(
      tx,
      { customerId, typeId, startsAt, resourceIds, notes: notes ?? null, answers: asked },
      { source: 'online', ...confirmed },
    );
    await this.mailing.tell(tx, 'booked', [made]);
    return this.shown(tx, made);
  }

  async one(tx: Tx, id: Id): Promise<PublicAppointment> {
    const appointment = await byId(tx, Appointment, id);
    if (appointment.deletedAt) throw core.notFound();
    return this.shown(tx, appointment);
  }

  /** "I am coming": up to the beginning; what is confirmed already stays so. 409 `invalid_transition` for what is over. */
  async confirm(tx: Tx, id: Id): Promise<PublicAppointment> {
    // not held: who says it again writes nothing
    const before = await byId(tx, Appointment, id);
    if (before.status === 'confirmed' && !before.deletedAt) return this.shown(tx, before);
    if (before.startsAt <= tx.now) throw core.invalidTransition({ verb: 'confirm', from: before.status, moves: [] });
    return this.shown(tx, await this.visits.step(tx, id, 'confirm'));
  }

  /** To another time that is offered, in time: else 422 `too_late`. */
  async move(tx: Tx, id: Id, startsAt: string): Promise<PublicAppointment> {
    const before = await this.changeable(tx, id, 'move');
    const resourceIds = before.typeId ? await this.offered(tx, { typeId: before.typeId }, startsAt, before) : before.resourceIds;
    const after = await this.appointments.change(tx, id, { version: before.version, startsAt, resourceIds }, before.seriesId ? { seriesException: true } : {});
    await this.mailing.tell(tx, 'moved', [after]);
    return this.shown(tx, after);
  }

  async cancel(tx: Tx, id: Id, reason: string | null): Promise<PublicAppointment> {
    await this.changeable(tx, id, 'cancel');
    const after = await this.visits.step(tx, id, 'cancel', { reason, byCustomer: true });
    await this.mailing.tell(tx, 'cancelled', [after]);
    return this.shown(tx, after);
  }

  /** The customer with this address, or a new one. */
  async customerOf(tx: Tx, { name, email, phone }: { name: string; email: string; phone?: string | null }): Promise<Id> {
    const known = await customerKnown(tx, email, name);
    if (known) return known;
    return (await this.customers.create(tx, { name, email, phone: phone ?? null, type: 'private', language: tx.ctx.locale } as never)).id;
  }

  /** The type of what is booked already, whether others may book it online or not. */
  private async kindOf(tx: Tx, id: Id): Promise<AppointmentType> {
    const [type] = await byIds(tx, AppointmentType, [id]);
    if (!type || type.deletedAt) throw scheduling.appointmentTypeUnknown({ id }, 'typeId');
    return type;
  }

  /** A type that may be booked online; 422 `appointment_type_unknown`. */
  async typeOf(tx: Tx, id: Id): Promise<AppointmentType> {
    const [type] = await byIds(tx, AppointmentType, [id]);
    if (!type?.isPublic || !type.isActive || type.deletedAt) throw scheduling.appointmentTypeUnknown({ id }, 'typeId');
    return type;
  }

  async house(tx: Tx): Promise<BookingHouse> {
    const { name, address, email, phone, brand, timeZone, locale } = await byId(tx, Organization, tx.ctx.organization);
    const { primaryColor = null, accentColor = null, logoFileId } = brand ?? {};
    return { name, address, email, phone, primaryColor, accentColor, hasLogo: Boolean(logoFileId), timeZone, locale } as BookingHouse;
  }

  async shown(tx: Tx, one: Appointment): Promise<PublicAppointment> {
    const [organization, settings] = await Promise.all([this.house(tx), this.settings.read(tx)]);
    const { typeId, typeName, customerName, startsAt, endsAt, status, price, currency, resourceNames } = one;
    const lies = ['scheduled', 'confirmed'].includes(status);
    const moves = lies && (await this.inTime(tx, one, settings)) ? (['move', 'cancel'] as const) : [];
    const first = status === 'scheduled' && startsAt > tx.now ? (['confirm'] as const) : [];
    const bookingSlug = settings.bookingEnabled ? settings.bookingSlug : null;
    const facts = { typeId, typeName, customerName, startsAt, endsAt, status, price, currency };
    return {
      organization,
      token: this.mailing.tokenOf(tx, one.id),
      ...facts,
      with: resourceNames,
      cutoffHours: settings.cutoffHours,
      moves: [...first, ...moves],
      bookingSlug,
    };
  }

  /** The resources of a time, if it is offered: the same computation that showed it. */
  private async offered(tx: Tx, query: PublicSlotQuery, startsAt: string, moved?: Appointment): Promise<Id[]> {
    const start = Date.parse(startsAt);
    const from = dayIn((await organizationOf(tx)).timeZone, start);
    const free = (await this.slots(tx, { ...query, from, to: from }, moved?.id ?? null)).filter((slot) => Date.parse(slot.startsAt) === start);
    if (!free.length) throw scheduling.slotTaken({ startsAt: iso(start) }, 'startsAt');
    const [slot] = free;
    // whoever it was booked with stays, if there is time
    const same = moved?.resourceIds.find((id) => slot.choices.includes(id));
    return same ? [same, ...slot.resourceIds.filter((id) => !slot.choices.includes(id))] : slot.resourceIds;
  }

  private async changeable(tx: Tx, id: Id, verb: 'move' | 'cancel'): Promise<Appointment> {
    const appointment = await this.appointments.held(tx, id);
    if (!['scheduled', 'confirmed'].includes(appointment.status)) throw core.invalidTransition({ verb, from: appointment.status, moves: [] });
    if (!(await this.inTime(tx, appointment, await this.settings.read(tx)))) throw scheduling.tooLate({ startsAt: appointment.startsAt });
    return appointment;
  }

  /** Before the cut-off; up to the beginning, where we are the ones who cannot keep it. */
  private async inTime(tx: Tx, { id, startsAt }: Appointment, { cutoffHours }: SchedulingSettings): Promise<boolean> {
    const left = Date.parse(startsAt) - Date.parse(tx.now);
    return left > 0 && (left >= cutoffHours * HOUR || (await isStruck(tx, id)));
  }

  private bounds = (tx: Tx, { minimumNoticeMinutes, horizonDays }: SchedulingSettings): Span => [
    Date.parse(tx.now) + minimumNoticeMinutes * MINUTE,
    Date.parse(tx.now) + horizonDays * DAY,
  ];
}
