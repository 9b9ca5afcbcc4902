import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rows that follow what happens (figures, stock, states) are changed often. Where their page has room the new version lies beside the old one
 * and no index is touched, of which there are many: 16 on customers.
 */
const BUSY = ['customers.customers', 'parts.parts', 'parts.stock_balances', 'fulfillment.order_items', 'fulfillment.deliveries', 'core.counters'];

export class CoreRoom1764000910000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const table of BUSY) await q.query(`alter table ${table} set (fillfactor = 85)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of BUSY) await q.query(`alter table ${table} reset (fillfactor)`);
  }
}
