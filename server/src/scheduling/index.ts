import { Absence, SpecialHours } from './absences.entity';
import { Appointment } from './appointments.entity';
import { ConnectedCalendar } from './calendars.entity';
import { Resource } from './resources.entity';
import { SchedulingSettings } from './settings.entity';
import { CalendarFeed } from './feeds.entity';
import { Series } from './series.entity';
import { AppointmentType } from './types.entity';
import { WaitlistEntry, WaitlistOffer } from './waitlist.entity';

export { SchedulingModule } from './scheduling.module';
export const schedulingEntities = [
  SchedulingSettings,
  Resource,
  AppointmentType,
  Absence,
  SpecialHours,
  Appointment,
  ConnectedCalendar,
  Series,
  WaitlistEntry,
  WaitlistOffer,
  CalendarFeed,
];
export { Reminders, type Version } from './reminders';
export { MailingService } from './mailing.service';
export type { Appointment } from './appointments.entity';
export type { RemindBy } from './settings.entity';
export { AppointmentsService } from './appointments.service';
export { ClosedDaysService } from './closed-days.service';
export { ResourcesService } from './resources.service';
export { AppointmentTypesService } from './types.service';
export { GERMAN_STATES, HOLIDAY_COUNTRIES, holidaysOf } from './holidays.rules';
export { OFFICE_HOURS } from './settings.service';
export * from './scheduling.events';
export { VisitsService } from './visits.service';
export type { AppointmentType } from './types.entity';
