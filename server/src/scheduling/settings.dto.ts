import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Day, inputOf, patchOf, Text } from '../core/dto';
import { SchedulingSettings } from './settings.entity';

export class SchedulingSettingsInput extends inputOf(SchedulingSettings, [
  'openingHours',
  'holidayCountry',
  'holidayState',
  'bookingEnabled',
  'bookingSlug',
  'bookingIntro',
  'bookingConfirms',
  'minimumNoticeMinutes',
  'horizonDays',
  'cutoffHours',
  'reminderHours',
  'remindBy',
  'waitlistHoldMinutes',
  'noShowMessage',
  'noShowAfterHours',
]) {}

export class SchedulingSettingsPatch extends patchOf(SchedulingSettingsInput) {}

const number = Transform(({ value }) => (/^\d{4}$/.test(String(value)) ? Number(value) : value));

export class HolidayQuery {
  @ApiPropertyOptional({ type: 'integer', description: 'left out, this year' }) @IsOptional() @number @IsInt() @Min(1990) @Max(2199) year?: number;
}
export class Holiday {
  @Day() day: string;
  @Text() name: string;
}
