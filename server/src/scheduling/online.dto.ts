import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { Address, Bool, Currency, Day, Email, Id as IdField, Int, Items, One, OneOf, PriceField, Text, Time } from '../core/dto';
import { Phone } from '../core/phone';
import type { Id } from '../core/tx';
import { BookingAnswer } from './appointments.entity';
import { APPOINTMENT_STATUSES } from './appointments.rules';
import { Moment } from './availability.dto';
import { AppointmentType, BookingQuestion } from './types.entity';

export class SlugParam {
  @ApiProperty() @Matches(/^[a-z0-9-]{1,60}$/) slug: string;
}

export class BookingHouse {
  @Text() name: string;
  @One(() => Address, { nullable: true }) address: Address | null;
  @Text({ nullable: true }) email: string | null;
  @Text({ nullable: true }) phone: string | null;
  @Text({ nullable: true }) primaryColor: string | null;
  @Text({ nullable: true }) accentColor: string | null;
  @Bool() hasLogo: boolean;
  @Text() timeZone: string;
  @Text() locale: string;
}
class BookingStaff {
  @IdField() id: Id;
  @Text() name: string;
}
class BookingType extends PickType(AppointmentType, ['id', 'name', 'description', 'durationMinutes', 'price', 'priceMode'] as const) {
  @Items(() => BookingQuestion) questions: BookingQuestion[];
  @Items(() => BookingStaff) staff: BookingStaff[];
}
/** What a booking page shows. */
export class BookingPage {
  @One(() => BookingHouse) organization: BookingHouse;
  @Text({ nullable: true }) intro: string | null;
  @Currency() currency: string;
  @Int() cutoffHours: number;
  @Day() firstDay: string;
  @Day() lastDay: string;
  @Items(() => BookingType) types: BookingType[];
}

export class PublicSlotQuery {
  @IdField() typeId: Id;
  @ApiPropertyOptional({ format: 'uuid', description: 'with whom; left out, with anybody' }) @IsOptional() @IsUUID() resourceId?: Id;
  @ApiPropertyOptional({ description: 'a day or an instant; left out, the first that can be booked' }) @IsOptional() @Moment() from?: string;
  @ApiPropertyOptional({ description: 'a day (included) or an instant; left out, a week later' }) @IsOptional() @Moment() to?: string;
}
export class PublicSlot {
  @Time() startsAt: string;
  @Time() endsAt: string;
}

class Booker {
  @IdField() typeId: Id;
  @IdField({ nullable: true, description: 'with whom; left out, with anybody' }) resourceId?: Id | null;
  @Text({ max: 200 }) name: string;
  @Email() email: string;
  @Phone({ nullable: true }) phone?: string | null;
  @Text({ nullable: true, max: 2_000 }) notes?: string | null;
}
export class OnlineBooking extends Booker {
  @Time() startsAt: string;
  @Items(() => BookingAnswer, { max: 20, filled: true }) @IsOptional() answers?: BookingAnswer[];
}
export class OnlineWaiting extends Booker {
  @Day() earliestDay: string;
  @Day({ nullable: true }) latestDay?: string | null;
}

type PublicMoves = 'confirm' | 'move' | 'cancel';

/** An appointment as its customer sees it. */
export class PublicAppointment {
  @One(() => BookingHouse) organization: BookingHouse;
  @Text({ description: 'the key of its page' }) token: string;
  @Text({ nullable: true }) typeName: string | null;
  @IdField({ nullable: true }) typeId: Id | null;
  @Text({ nullable: true }) customerName: string | null;
  @Time() startsAt: string;
  @Time() endsAt: string;
  @OneOf('AppointmentStatus', APPOINTMENT_STATUSES) status: string;
  @PriceField({ nullable: true }) price: string | null;
  @Currency() currency: string;
  @ApiProperty({ type: String, isArray: true }) with: string[];
  @Int({ description: 'so long before it can be moved or cancelled' }) cutoffHours: number;
  @ApiProperty({ enum: ['confirm', 'move', 'cancel'], isArray: true, description: 'what the link may still do' }) moves: PublicMoves[];
  @Text({ nullable: true, description: 'where another can be booked' }) bookingSlug: string | null;
}
export class PublicMove {
  @Time() startsAt: string;
}
export class PublicCancel {
  @Text({ nullable: true, max: 1_000 }) reason?: string | null;
}

/** A freed time that is kept for somebody on the waitlist. */
export class PublicOffer {
  @One(() => BookingHouse) organization: BookingHouse;
  @Text() typeName: string;
  @Time() startsAt: string;
  @Time() endsAt: string;
  @Time() expiresAt: string;
  @OneOf('OfferStatus', ['open', 'accepted', 'declined', 'expired']) status: string;
  @Text({ nullable: true, description: 'the key of the appointment it became' }) appointmentToken: string | null;
}
export class PublicWaiting {
  @IdField() id: Id;
}
