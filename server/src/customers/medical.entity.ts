import { ApiProperty } from '@nestjs/swagger';
import { Id as IdField, inputOf, Int, Text, Texts } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { refersToCustomer } from './links';

/** What a clinic has to know of the body of a patient. Its content stands in no list, export, history or event. */
@Table('customers.medical_information')
export class MedicalInformation extends BaseRecord {
  @IdField() customerId: Id;
  @Texts({ max: 100, description: 'diagnoses' }) conditions: string[];
  @Texts({ max: 100 }) allergies: string[];
  @Texts({ max: 100, description: 'with their doses' }) medications: string[];
  @Text({ nullable: true, max: 10_000 }) notes: string | null;
}

/** As it is read: somebody of whom nothing was written down yet has the version 0. */
export class MedicalAnswer {
  @ApiProperty({ type: 'string', format: 'uuid' }) customerId: Id;
  @ApiProperty({ type: 'integer', minimum: 0 }) version: number;
  @ApiProperty({ type: 'string', isArray: true }) conditions: string[];
  @ApiProperty({ type: 'string', isArray: true }) allergies: string[];
  @ApiProperty({ type: 'string', isArray: true }) medications: string[];
  @ApiProperty({ type: 'string', nullable: true }) notes: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) updatedAt: string | null;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) updatedBy: Id | null;
}

refersToCustomer('customers.medical_information', { single: true, erased: `conditions = '{}', allergies = '{}', medications = '{}', notes = null` });

/** Any of it may be left out: a PATCH keeps it then, a PUT empties it. */
export class MedicalInput extends inputOf(MedicalInformation, ['conditions', 'allergies', 'medications', 'notes']) {
  @Int({ description: '0: nothing is written down yet' }) version: number;
}
