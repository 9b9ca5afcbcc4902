import { Bool, Computed, Id as IdField, OneOf, Text, Time } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

export const CALENDAR_PROVIDERS = ['caldav', 'google', 'outlook', 'feed'] as const;
export type CalendarProvider = (typeof CALENDAR_PROVIDERS)[number];
export const CALENDAR_STATUSES = ['disconnected', 'connected', 'failing', 'consent_needed'] as const;

/** A calendar somewhere else that belongs to a resource: what stands there keeps the resource busy here. */
@Table('scheduling.connected_calendars')
export class ConnectedCalendar extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @OneOf('CalendarProvider', CALENDAR_PROVIDERS) provider: CalendarProvider;
  @IdField({ description: 'who or what is busy when something stands there' }) resourceId: Id;
  @Text({ nullable: true, max: 2_000, description: 'of the server (caldav) or of the file (feed)' }) url: string | null;
  @Text({ nullable: true, max: 300 }) username: string | null;
  @Text({ nullable: true, max: 2_000, description: 'which of the calendars there: see choices' }) calendarId: string | null;
  @Bool({ filled: true, description: 'appointments go there, too, and follow what becomes of them there; a feed can only be read' }) twoWay: boolean;
  @OneOf('CalendarConnection', CALENDAR_STATUSES) status: (typeof CALENDAR_STATUSES)[number];
  @Text({ nullable: true, max: 1_000, description: 'what the provider said when it last refused' }) problem: string | null;
  @Time({ nullable: true }) syncedAt: string | null;
  @Computed((t) => `select r.name from scheduling.resources r where r.id = ${t}.resource_id`, { type: 'string', nullable: true }) resourceName: string | null;
}
