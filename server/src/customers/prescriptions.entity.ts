import { applyDecorators } from '@nestjs/common';
import * as check from 'class-validator';
import { Computed, Day, field, Id as IdField, inputOf, One, OneOf, patchOf, replaceOf, Text, type FieldOptions } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { refersToCustomer } from './links';
import { isStep, LIMITS, PD } from './prescriptions.rules';

type Limit = { min: number; max: number; step: number };

/** A JSON number on its steps; a quarter of a dioptre is the finest glass there is. */
function Step({ min, max, step }: Limit, options: FieldOptions = {}): PropertyDecorator {
  const defaultMessage = () => `$property must be between ${min} and ${max} in steps of ${step}`;
  return applyDecorators(
    field(
      { nullable: true, ...options },
      { type: 'float8' },
      { type: 'number', minimum: min, maximum: max, multipleOf: step },
      check.ValidateBy({ name: 'isStep', validator: { validate: (value) => isStep(value, { min, max, step }), defaultMessage } }),
    ),
  );
}

export class EyeValues {
  @Step(LIMITS.sphere) sphere: number | null;
  @Step(LIMITS.cylinder) cylinder: number | null;
  @Step(LIMITS.axis, { description: 'degrees; needed with a cylinder' }) axis: number | null;
  @Step(LIMITS.addition) addition: number | null;
}

export const PRESCRIPTION_SOURCES = ['own_exam', 'doctor', 'measured_glasses', 'other'] as const;

/** What glasses somebody needs, found at one exam; a newer exam is a new record, so the older ones stay. */
@Table('customers.prescriptions')
export class Prescription extends BaseRecord {
  @IdField() customerId: Id;
  @Day({ filled: true, description: 'day of the exam; left out, today' }) examinedOn: string;
  @Day({ nullable: true, description: 'when the next exam is due: the recall list' }) nextExamOn: string | null;
  @OneOf('PrescriptionSource', PRESCRIPTION_SOURCES, { filled: true }) source: (typeof PRESCRIPTION_SOURCES)[number];
  @Text({ nullable: true, description: 'who examined' }) examiner: string | null;
  @One(() => EyeValues, { nullable: true }) rightEye: EyeValues | null;
  @One(() => EyeValues, { nullable: true }) leftEye: EyeValues | null;
  @Step(PD, { description: 'distance of the pupils, mm' }) pd: number | null;
  @Text({ nullable: true, max: 2_000 }) notes: string | null;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.created_by`, { type: 'string', nullable: true }) createdByName: string | null;
}

refersToCustomer('customers.prescriptions', {
  erased: `examiner = null, notes = null, right_eye = null, left_eye = null, pd = null, deleted_at = coalesce(deleted_at, now())`,
});

/** A prescription as it was when lenses were ordered or invoiced by it. */
export class PrescriptionSnapshot {
  @IdField() id: Id;
  @Day() examinedOn: string;
  @One(() => EyeValues, { nullable: true }) rightEye: EyeValues | null;
  @One(() => EyeValues, { nullable: true }) leftEye: EyeValues | null;
  @Step(PD) pd: number | null;
}

export class PrescriptionInput extends inputOf(Prescription, ['examinedOn', 'nextExamOn', 'source', 'examiner', 'rightEye', 'leftEye', 'pd', 'notes']) {}
export class PrescriptionPatch extends patchOf(PrescriptionInput) {}
export class PrescriptionReplacement extends replaceOf(PrescriptionInput) {}
