import { Activity } from './activities.entity';
import { ContactRecord } from './contacts.entity';
import { Customer } from './customers.entity';
import { CustomerNote } from './notes.entity';
import { Tag } from './tags.entity';

export { CustomersModule } from './customers.module';
export { CustomersService } from './customers.service';
export { ActivitiesService } from './activities.service';
export { customers as customersProblems } from './customers.problems';
export { Customer } from './customers.entity';
export { Activity } from './activities.entity';
export { timeline } from './timeline';
export { customerFacts } from './figures';
export { activitySubject, refersToCustomer, relatedToCustomer } from './links';
export const customersEntities = [Customer, Activity, CustomerNote, Tag, ContactRecord];
