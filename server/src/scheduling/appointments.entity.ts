import { Computed, Currency, Derived, Id as IdField, Ids, Int, Items, OneOf, PriceField, Text, Time, Bool } from '../core/dto';
import type { Price } from '../core/money';
import { CustomFields, type CustomValues } from '../core/custom-fields';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { APPOINTMENT, APPOINTMENT_STATUSES, SOURCES, type AppointmentStatus, type AppointmentVerb } from './appointments.rules';

export class BookingAnswer {
  @Text({ max: 300 }) label: string;
  @Text({ nullable: true, max: 2_000 }) value: string | null;
}

@Table('scheduling.appointments')
export class Appointment extends BaseRecord {
  @Text({ description: 'stable: of iCalendar' }) uid: string;
  @Int({ description: 'grows when it is moved or cancelled: of iCalendar' }) sequence: number;
  @IdField({ nullable: true }) customerId: Id | null;
  @Text({ nullable: true }) customerName: string | null;
  @IdField({ nullable: true }) typeId: Id | null;
  @Text({ nullable: true, description: 'of the type when it was booked' }) typeName: string | null;
  @Text({ nullable: true }) title: string | null;
  @Text({ nullable: true, max: 10_000 }) notes: string | null;
  @Time() startsAt: string;
  @Time({ filled: true, description: 'left out, after the duration of the type' }) endsAt: string;
  @Int({ max: 480, filled: true, description: 'left out, of the type' }) bufferBeforeMinutes: number;
  @Int({ max: 480, filled: true, description: 'left out, of the type' }) bufferAfterMinutes: number;
  @OneOf('AppointmentStatus', APPOINTMENT_STATUSES) status: AppointmentStatus;
  @Ids({ max: 20, filled: true, description: 'staff, rooms, equipment; what the type needs beside them is chosen among what is free' }) resourceIds: Id[];
  @Items(() => BookingAnswer, { max: 20, filled: true }) answers: BookingAnswer[];
  @PriceField({ nullable: true, description: 'of the day of the booking; left out, of the type' }) price: Price | null;
  @Currency({ filled: true }) currency: string;
  @OneOf('PriceMode', ['net', 'gross'], { filled: true }) priceMode: 'net' | 'gross';
  @CustomFields('appointments') customFields: CustomValues;
  @OneOf('AppointmentSource', SOURCES) source: (typeof SOURCES)[number];
  @Time({ description: 'when its time was last set' }) plannedAt: string;
  @Time({ nullable: true }) confirmedAt: string | null;
  @Time({ nullable: true }) arrivedAt: string | null;
  @Time({ nullable: true }) completedAt: string | null;
  @Time({ nullable: true }) cancelledAt: string | null;
  @Time({ nullable: true, description: 'when somebody noted that nobody came' }) noShowAt: string | null;
  @Text({ nullable: true, max: 1_000 }) cancelReason: string | null;
  @Bool() cancelledByCustomer: boolean;
  @IdField({ nullable: true, description: 'the series it belongs to' }) seriesId: Id | null;
  @Bool({ description: 'of a series, and changed by itself' }) seriesException: boolean;
  @IdField({ nullable: true, description: 'the draft that its completion made' }) invoiceId: Id | null;
  @Computed((t) => `coalesce((select array_agg(r.name order by r.kind desc, r.name) from scheduling.resources r where r.id = any (${t}.resource_ids)), '{}')`, {
    type: String,
    isArray: true,
  })
  resourceNames: string[];
  @Derived((row: Appointment) => APPOINTMENT.moves(row.status), { type: String, isArray: true, description: 'what may be done next' }) moves: AppointmentVerb[];
}
