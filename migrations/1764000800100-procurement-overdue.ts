import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which expected day people were told that it has passed. */
export class ProcurementOverdue1764000800100 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table procurement.purchase_orders add column overdue_told date`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
