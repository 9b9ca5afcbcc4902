import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the customer was told that an order can be picked up. */
export class FulfillmentAnnounced1765700000020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table fulfillment.orders add column announced_at timestamptz(3);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
