import { Activity } from './activities.entity';
import { ContactRecord } from './contacts.entity';
import { Customer } from './customers.entity';
import { CustomerMerge } from './merges.entity';
import { CustomerNote } from './notes.entity';
import { MedicalInformation } from './medical.entity';
import { Prescription } from './prescriptions.entity';
import { CustomerConsent } from './consents';
import { Segment } from './segments.entity';
import { Outreach } from './outreach.entity';
import { InsightSettings } from './insight-settings.entity';
import { Tag } from './tags.entity';

export { CustomersModule } from './customers.module';
export { CustomersService } from './customers.service';
export { ActivitiesService } from './activities.service';
export { segmentConditions } from './segments.service';
export { EngagementService } from './engagement.service';
export { StatisticsService } from './statistics.service';
export { ConsentsService } from './consents';
export { customerList, RISK_TRENDS } from './customers.dto';
export { insightSettings } from './insight-settings.service';
export { wordsOfAction, wordsOfOpportunity } from './engagement.words';
export { ENGAGEMENTS, RISK_ACTIONS, RISK_LEVELS } from './engagement.rules';
export { OPPORTUNITIES, RISK_METHODS, type OpportunityType } from './assessment.rules';
export { PROFILINGS } from './engagement.queries';
export { EngagementFactor } from './engagement.dto';
export { OutreachService } from './outreach.service';
export { Outreach, OutreachInput, OutreachQuery } from './outreach.entity';
export type { OutreachMethod } from './outreach.entity';
export { MedicalService } from './medical.service';
export { NotesService } from './notes.service';
export * from './customers.events';
export { customers as customersProblems } from './customers.problems';
export { Customer } from './customers.entity';
export { Activity } from './activities.entity';
export { PrescriptionSnapshot } from './prescriptions.entity';
export { PrescriptionsService } from './prescriptions.service';
export { mentionsIn } from './mentions.rules';
export { wordsOfEntry } from './timeline.words';
export { timeline } from './timeline';
export { customerFacts } from './figures';
export { activitySubject, alsoKept, customerFlags, customerVisits, customerWins, refersToCustomer, relatedToCustomer } from './links';
export const customersEntities = [
  Customer,
  Activity,
  CustomerNote,
  Tag,
  ContactRecord,
  CustomerMerge,
  Segment,
  CustomerConsent,
  Prescription,
  MedicalInformation,
  InsightSettings,
  Outreach,
];
