import { Bool, Ids, Int, Items, OneOf, PriceField, RateField, Text, Texts } from '../core/dto';
import type { Price, Rate } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import { TAX_CATEGORIES, type TaxCategory } from '../core/tax';
import type { Id } from '../core/tx';
import { isColor } from './resources.entity';

export const QUESTION_KINDS = ['text', 'choice', 'yes_no'] as const;

/** What whoever books is asked. */
export class BookingQuestion {
  @Text({ max: 300 }) label: string;
  @OneOf('QuestionKind', QUESTION_KINDS) kind: (typeof QUESTION_KINDS)[number];
  @Bool({ filled: true }) required: boolean;
  @Texts({ max: 20, description: 'of a choice' }) choices: string[];
}

@Table('scheduling.appointment_types')
export class AppointmentType extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @Text({ nullable: true, max: 2_000 }) description: string | null;
  @Int({ min: 5, max: 1_440 }) durationMinutes: number;
  @Int({ max: 480, filled: true, description: 'kept free before' }) bufferBeforeMinutes: number;
  @Int({ max: 480, filled: true, description: 'kept free afterwards' }) bufferAfterMinutes: number;
  @Int({ nullable: true, min: 5, max: 480, description: 'offered every so many minutes; left out, one after the other' }) slotStepMinutes: number | null;
  @PriceField({ nullable: true, description: 'in the currency of the organization; what it is on the day of the booking is charged' }) price: Price | null;
  @OneOf('PriceMode', ['net', 'gross'], { filled: true }) priceMode: 'net' | 'gross';
  @RateField({ nullable: true, description: 'left out, it follows from the customer and the day' }) taxRate: Rate | null;
  @OneOf('TaxCategory', TAX_CATEGORIES, { nullable: true, description: 'left out, it follows as the rate does' }) taxCategory: TaxCategory | null;
  @Text({ nullable: true, max: 7, example: '#1f6feb' }) @isColor color: string | null;
  @Items(() => BookingQuestion, { max: 20, filled: true }) questions: BookingQuestion[];
  @Bool({ filled: true, description: 'whether somebody of the staff is needed' }) needsStaff: boolean;
  @Ids({ max: 200, filled: true, description: 'who of the staff may do it; an empty list: everyone' }) staffIds: Id[];
  @OneOf('NeededResourceKind', ['room', 'equipment'], { nullable: true, description: 'what is needed beside the staff' }) resourceKind:
    'room' | 'equipment' | null;
  @Ids({ max: 200, filled: true, description: 'which of that kind; an empty list: any' }) resourceIds: Id[];
  @Bool({ filled: true, description: 'whether customers may book it online' }) isPublic: boolean;
  @Bool({ filled: true }) isActive: boolean;
  @Bool({ filled: true, description: 'whether completing it makes a draft of an invoice' }) bills: boolean;
  @Bool({ filled: true, description: 'whether not showing up is charged, too' }) billsNoShow: boolean;
}
