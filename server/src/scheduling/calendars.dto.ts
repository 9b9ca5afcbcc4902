import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Bool, inputOf, OneOf, patchOf, Text } from '../core/dto';
import { anyOf, isId, list } from '../core/list';
import { CALENDAR_PROVIDERS, CALENDAR_STATUSES, ConnectedCalendar, type CalendarProvider } from './calendars.entity';

export class ConnectedCalendarInput extends inputOf(ConnectedCalendar, ['name', 'provider', 'resourceId', 'url', 'username', 'calendarId', 'twoWay']) {
  @ApiPropertyOptional({ description: 'of the server (caldav); it is kept sealed and never answered' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  password?: string;
}
export class ConnectedCalendarPatch extends patchOf(ConnectedCalendarInput) {}

export const calendarList = list({
  entity: ConnectedCalendar,
  filter: { resourceId: isId('resourceId'), provider: anyOf('provider', CALENDAR_PROVIDERS), status: anyOf('status', CALENDAR_STATUSES) },
  sort: ['name', 'createdAt', 'updatedAt'],
});
export class ConnectedCalendarQuery extends calendarList.Query {}

export class CalendarChoice {
  @Text({ max: 2_000 }) id: string;
  @Text() name: string;
}
/** What this installation can connect to. */
export class ProviderState {
  @OneOf('CalendarProvider', CALENDAR_PROVIDERS) provider: CalendarProvider;
  @Bool({ description: 'false: whoever runs this installation has not registered it at the provider' }) configured: boolean;
}
export class Consent {
  @ApiProperty({ description: 'where the person gives consent' }) url: string;
}
