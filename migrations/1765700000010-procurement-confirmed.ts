import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days a supplier names for lines, when it did, and when it was asked where the goods are. */
export class ProcurementConfirmed1765700000010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table procurement.purchase_order_items add column expected_date date;
      alter table procurement.purchase_orders add column confirmed_at timestamptz(3), add column reminded_at timestamptz(3);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
