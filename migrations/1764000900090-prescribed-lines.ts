import type { MigrationInterface, QueryRunner } from 'typeorm';
import { customFieldsOn } from '../server/src/core/custom-fields/fields.migration';
import { belongsTo } from '../server/src/core/db/tenant-table';

const LENSES = ['fulfillment.order_items', 'billing.invoice_items'];

/** Lenses on an order or invoice keep a copy of the prescription they are made after; appointments have custom fields. */
export class PrescribedLines1764000900090 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const table of LENSES)
      await q.query(`
        alter table ${table} add column prescription_id uuid, add column prescription jsonb,
          add ${belongsTo('prescription_id', 'customers.prescriptions')}, add check (prescription is null or prescription_id is not null);`);
    await q.query(customFieldsOn('appointments', 'scheduling.appointments'));
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
