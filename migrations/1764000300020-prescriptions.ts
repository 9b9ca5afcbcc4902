import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

const OF_CUSTOMER = belongsTo('customer_id', 'customers.customers');

/** The optician's prescriptions and the clinic's medical information. */
export class Prescriptions1764000300020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(EYE);
    await tenantTable(q, 'customers.prescriptions', {
      columns: `
        customer_id uuid not null, examined_on date not null, next_exam_on date, source text not null default 'own_exam'
          check (source in ('own_exam', 'doctor', 'measured_glasses', 'other')),
        examiner text, right_eye jsonb check (customers.is_eye(right_eye)), left_eye jsonb check (customers.is_eye(left_eye)),
        pd float8 check (pd between 50 and 80), notes text, check (next_exam_on > examined_on), ${OF_CUSTOMER}`,
    });
    await tenantTable(q, 'customers.medical_information', {
      columns: `
        customer_id uuid not null, conditions text[] not null default '{}', allergies text[] not null default '{}', medications text[] not null default '{}',
        notes text, ${OF_CUSTOMER}`,
    });
    await q.query(`
      create index prescriptions_by_customer on customers.prescriptions (organization_id, customer_id, examined_on desc);
      create unique index medical_information_taken on customers.medical_information (organization_id, customer_id);
      alter table customers.customers add column last_exam_on date, add column next_exam_on date;
      create index customers_by_next_exam on customers.customers (organization_id, next_exam_on) where deleted_at is null and next_exam_on is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** What can be ground, whoever writes: quarter dioptres within the limits, a cylinder with its axis. */
const EYE = `
  create function customers.is_step(value jsonb, lowest numeric, highest numeric, step numeric) returns boolean language sql immutable as $$
    select case jsonb_typeof(value) when 'number' then value::numeric between lowest and highest and value::numeric % step = 0 when 'null' then true else value is null end $$;
  create function customers.is_eye(eye jsonb) returns boolean language sql immutable as $$
    select eye is null or customers.is_step(eye -> 'sphere', -20, 20, 0.25) and customers.is_step(eye -> 'cylinder', -10, 10, 0.25)
      and customers.is_step(eye -> 'axis', 0, 180, 1) and customers.is_step(eye -> 'addition', 0, 5, 0.25)
      and (coalesce(eye -> 'cylinder', 'null') in ('null', '0') or coalesce(eye -> 'axis', 'null') <> 'null') $$;`;
