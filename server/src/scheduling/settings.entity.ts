import { ArrayMaxSize, IsArray, IsInt, Matches, Max, Min } from 'class-validator';
import { Bool, field, Int, Items, OneOf, Text } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import { GERMAN_STATES, HOLIDAY_COUNTRIES, type HolidayCountry } from './holidays.rules';

const REMIND_BY = ['email', 'sms', 'both'] as const;
export type RemindBy = (typeof REMIND_BY)[number];

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const Clock = () => Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: '$property must be a time like 09:00' });

export class DayHours {
  @Text({ max: 5, example: '09:00' }) @Matches(CLOCK, { message: '$property must be a time like 09:00' }) from: string;
  @Text({ max: 5, example: '17:00', description: '24:00 is the end of the day' }) @Clock() to: string;
}
export class WeekHours extends DayHours {
  @Int({ min: 1, max: 7, description: '1 is Monday, 7 is Sunday' }) weekday: number;
}

const Hours = () =>
  field(
    { filled: true },
    { type: 'int', array: true },
    { type: 'integer', isArray: true, minimum: 1, maximum: 720, description: 'hours before the appointment; an empty list sends none' },
    IsArray(),
    ArrayMaxSize(5),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(720, { each: true }),
  );

/** How the organization works by the clock; one row, made when it is first changed. */
@Table('scheduling.settings')
export class SchedulingSettings extends BaseRecord {
  @Items(() => WeekHours, { max: 50, filled: true, description: 'of the organization; a resource may have its own' }) openingHours: WeekHours[];
  @OneOf('HolidayCountry', HOLIDAY_COUNTRIES, { nullable: true, description: 'whose public holidays are kept; null keeps none' })
  holidayCountry: HolidayCountry | null;
  @OneOf('GermanState', GERMAN_STATES, { nullable: true, description: 'in Germany the holidays of this state' })
  holidayState: (typeof GERMAN_STATES)[number] | null;
  @Bool({ filled: true, description: 'whether customers may book by themselves' }) bookingEnabled: boolean;
  @Text({ nullable: true, max: 60, description: 'the end of the address of the booking page' })
  @Matches(/^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/, { message: '$property must be small letters, digits and hyphens' })
  bookingSlug: string | null;
  @Text({ nullable: true, max: 2_000, description: 'words above the times on the booking page' }) bookingIntro: string | null;
  @Bool({ filled: true, description: 'whether what is booked online is confirmed at once' }) bookingConfirms: boolean;
  @Int({ max: 525_600, filled: true, description: 'so long before its start nothing can be booked online any more' }) minimumNoticeMinutes: number;
  @Int({ min: 1, max: 400, filled: true, description: 'so far ahead one can book online' }) horizonDays: number;
  @Int({ max: 720, filled: true, description: 'so long before its start an appointment cannot be moved or cancelled by link any more' }) cutoffHours: number;
  @Hours() reminderHours: number[];
  @OneOf('RemindBy', REMIND_BY, { filled: true, description: '`sms`: whom no SMS reaches, or who wants none, gets a mail' }) remindBy: RemindBy;
  @Int({ min: 5, max: 1_440, filled: true, description: 'how long a freed time is kept for somebody on the waitlist' }) waitlistHoldMinutes: number;
  @Bool({ filled: true, description: 'whether who did not come gets a mail with the link of the booking page' }) noShowMessage: boolean;
  @Int({ min: 1, max: 168, filled: true, description: 'so long after it was noted' }) noShowAfterHours: number;
}
