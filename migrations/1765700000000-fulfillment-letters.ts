import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the customer was told: that the order is confirmed, that the delivery is on its way. */
export class FulfillmentLetters1765700000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table fulfillment.orders add column sent_at timestamptz(3);
      alter table fulfillment.deliveries add column notified_at timestamptz(3);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
