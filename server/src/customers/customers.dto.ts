import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, hasAny, isId, list } from '../core/list';
import { Customer, CUSTOMER_STATUSES, CUSTOMER_TYPES } from './customers.entity';

export class CustomerInput extends inputOf(Customer, [
  'name',
  'type',
  'firstName',
  'lastName',
  'birthDate',
  'email',
  'phone',
  'vatId',
  'status',
  'language',
  'currency',
  'paymentTermsDays',
  'billingAddress',
  'shippingAddress',
  'ownerId',
  'contacts',
  'tags',
  'notes',
]) {}
export class CustomerPatch extends patchOf(CustomerInput) {}
export class CustomerReplacement extends replaceOf(CustomerInput) {}

export const customerList = list({
  entity: Customer,
  search: true,
  filter: { status: anyOf('status', CUSTOMER_STATUSES), type: anyOf('type', CUSTOMER_TYPES), ownerId: isId('ownerId'), tag: hasAny('tags') },
  sort: ['name', 'customerNumber', 'createdAt', 'updatedAt', 'status', 'type'],
});
export class CustomerQuery extends customerList.Query {}
export class CustomerExport extends customerList.Export {}
export class CustomerBulk extends bulkOf(['change', 'delete', 'restore']) {}

/** What is known of a customer while it is typed. */
export class DuplicateQuery {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(254) email?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(40) phone?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20) vatId?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(200) name?: string;
}
export class Duplicate {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty() customerNumber: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['email', 'phone', 'vatId', 'name'], isArray: true, description: 'what agrees' }) matches: string[];
}
