import { Module } from '@nestjs/common';
import { recordRoutes } from '../core/files/record-routes';
import { ActivitiesController } from './activities.controller';
import { Activity } from './activities.entity';
import { ActivitiesJobs } from './activities.jobs';
import { ActivitiesService } from './activities.service';
import { ContactRecord } from './contacts.entity';
import { ContactsController } from './contacts.controller';
import { ContactsService } from './contacts.service';
import { CustomersController } from './customers.controller';
import { Customer } from './customers.entity';
import { CustomersService } from './customers.service';
import { CustomerNote } from './notes.entity';
import { ConsentsController, ConsentsService } from './consents';
import { CustomersImport } from './customers.import';
import { PrivacyController } from './privacy.controller';
import { PrivacyJobs } from './privacy.jobs';
import { PrivacyService } from './privacy.service';
import { RetentionJobs } from './retention.jobs';
import { RetentionService } from './retention.service';
import { SegmentsController } from './segments.controller';
import { SegmentsService } from './segments.service';
import { CustomerMergesController } from './merges.controller';
import { MergesService } from './merges.service';
import { customerLinks } from './customers.links';
import { NotesController } from './notes.controller';
import { NotesService } from './notes.service';
import { CustomerStatisticsController } from './statistics.controller';
import { InsightSettingsController } from './insight-settings.controller';
import { InsightSettingsService } from './insight-settings.service';
import { EngagementJobs } from './engagement.jobs';
import { EngagementService } from './engagement.service';
import { OutreachService } from './outreach.service';
import { MedicalController } from './medical.controller';
import { MedicalService } from './medical.service';
import { PrescriptionsController } from './prescriptions.controller';
import { PrescriptionsService } from './prescriptions.service';
import { StatisticsService } from './statistics.service';
import { TagsController } from './tags.controller';
import { TagsService } from './tags.service';

@Module({
  controllers: [
    CustomersController,
    CustomerStatisticsController,
    CustomerMergesController,
    SegmentsController,
    ConsentsController,
    PrivacyController,
    ActivitiesController,
    NotesController,
    ContactsController,
    TagsController,
    PrescriptionsController,
    MedicalController,
    InsightSettingsController,
    recordRoutes({ path: 'customers', resource: 'customers', entity: Customer }),
    recordRoutes({ path: 'activities', resource: 'activities', entity: Activity }),
    recordRoutes({ path: 'notes', resource: 'notes', entity: CustomerNote }),
    recordRoutes({ path: 'contacts', resource: 'customers', entity: ContactRecord }),
  ],
  providers: [
    CustomersService,
    StatisticsService,
    EngagementService,
    EngagementJobs,
    InsightSettingsService,
    OutreachService,
    ActivitiesService,
    ActivitiesJobs,
    NotesService,
    ContactsService,
    TagsService,
    PrescriptionsService,
    MedicalService,
    MergesService,
    SegmentsService,
    ConsentsService,
    PrivacyService,
    PrivacyJobs,
    RetentionJobs,
    RetentionService,
    CustomersImport,
    ...customerLinks,
  ],
  exports: [CustomersService, PrescriptionsService, ActivitiesService, EngagementService, StatisticsService, MedicalService, ConsentsService, OutreachService],
})
export class CustomersModule {}
