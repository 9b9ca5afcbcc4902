import { Module } from '@nestjs/common';
import { recordRoutes } from '../core/files/record-routes';
import { CustomersController } from './customers.controller';
import { Customer } from './customers.entity';
import { CustomersService } from './customers.service';

@Module({
  controllers: [CustomersController, recordRoutes({ path: 'customers', resource: 'customers', entity: Customer })],
  providers: [CustomersService],
  exports: [CustomersService],
})
export class CustomersModule {}
