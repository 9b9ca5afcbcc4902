import { Bool, Computed, Id as IdField, Int, Text, Texts } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

/** A person at a customer as a record of its own; `contacts` of the customer shows the same people. */
@Table('customers.contacts')
export class ContactRecord extends BaseRecord {
  @IdField() customerId: Id;
  @Int() position: number;
  @Text() name: string;
  @Text({ nullable: true, description: 'what the person does there' }) role: string | null;
  @Texts({ max: 10 }) emails: string[];
  @Texts({ max: 10, description: 'E.164' }) phones: string[];
  @Bool({ filled: true }) isPrimary: boolean;
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string' }) customerName: string;
}
