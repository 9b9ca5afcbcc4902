import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was received of a service stands in its receipt, too, so that it can be taken back: without a movement of stock. */
export class ProcurementServices1764000920000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table procurement.receipt_items alter column location_id drop not null, alter column transaction_id drop not null`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
