import { Customer } from './customers.entity';

export { CustomersModule } from './customers.module';
export { CustomersService } from './customers.service';
export { customers as customersProblems } from './customers.problems';
export { Customer } from './customers.entity';
export const customersEntities = [Customer];
