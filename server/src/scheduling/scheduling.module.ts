import { Module } from '@nestjs/common';
import { recordRoutes } from '../core/files/record-routes';
import { BillingModule } from '../billing';
import { CustomersModule } from '../customers';
import { AbsenceOffersService } from './absence-offers.service';
import { AbsencesController } from './absences.controller';
import { Absence, SpecialHours } from './absences.entity';
import { AbsencesService } from './absences.service';
import { AppointmentsController } from './appointments.controller';
import { Appointment } from './appointments.entity';
import { AppointmentsService } from './appointments.service';
import { customerLinks } from './customers.links';
import { AvailabilityService } from './availability.service';
import { ConnectedCalendarsController } from './calendars.controller';
import { calendarEchoes, CalendarJobs } from './calendars.jobs';
import { calendarLost } from './calendars.lost';
import { Remotes } from './calendars.remotes';
import { CalendarsService } from './calendars.service';
import { CalendarController } from './calendar.controller';
import { CalendarService } from './calendar.service';
import { FeedsController } from './feeds.controller';
import { FeedsService } from './feeds.service';
import { SchedulingIndustries } from './industries';
import { MailingService } from './mailing.service';
import { OnlineController } from './online.controller';
import { OnlineService } from './online.service';
import { Reminders } from './reminders';
import { ResourcesController } from './resources.controller';
import { Resource } from './resources.entity';
import { ResourcesService } from './resources.service';
import { SeriesService } from './series.service';
import { ClosedDaysService } from './closed-days.service';
import { SettingsController } from './settings.controller';
import { SettingsService } from './settings.service';
import { SpecialHoursController } from './special-hours.controller';
import { SpecialHoursService } from './special-hours.service';
import { AppointmentTypesController } from './types.controller';
import { AppointmentType } from './types.entity';
import { AppointmentTypesService } from './types.service';
import { VisitsService } from './visits.service';
import { WaitlistEntriesService } from './waitlist-entries.service';
import { WaitlistEntriesController } from './waitlist.controller';
import { WaitlistEntry } from './waitlist.entity';
import { WaitlistJobs } from './waitlist.jobs';
import { WaitlistService } from './waitlist.service';

@Module({
  imports: [CustomersModule, BillingModule],
  controllers: [
    AppointmentsController,
    AppointmentTypesController,
    ResourcesController,
    AbsencesController,
    SpecialHoursController,
    SettingsController,
    CalendarController,
    WaitlistEntriesController,
    FeedsController,
    OnlineController,
    recordRoutes({ path: 'waitlist-entries', resource: 'waitlist-entries', entity: WaitlistEntry }),
    ConnectedCalendarsController,
    recordRoutes({ path: 'appointments', resource: 'appointments', entity: Appointment }),
    recordRoutes({ path: 'appointment-types', resource: 'appointment-types', entity: AppointmentType }),
    recordRoutes({ path: 'resources', resource: 'resources', entity: Resource }),
    recordRoutes({ path: 'absences', resource: 'absences', entity: Absence }),
    recordRoutes({ path: 'special-hours', resource: 'special-hours', entity: SpecialHours }),
  ],
  providers: [
    AppointmentsService,
    VisitsService,
    AvailabilityService,
    CalendarService,
    ClosedDaysService,
    CalendarsService,
    CalendarJobs,
    Remotes,
    ...calendarEchoes,
    calendarLost,
    AppointmentTypesService,
    ResourcesService,
    AbsencesService,
    AbsenceOffersService,
    SpecialHoursService,
    SettingsService,
    SeriesService,
    MailingService,
    Reminders,
    OnlineService,
    WaitlistEntriesService,
    WaitlistService,
    WaitlistJobs,
    FeedsService,
    SchedulingIndustries,
    ...customerLinks,
  ],
  exports: [Reminders, MailingService, AppointmentsService, VisitsService, AppointmentTypesService, AvailabilityService, ClosedDaysService],
})
export class SchedulingModule {}
