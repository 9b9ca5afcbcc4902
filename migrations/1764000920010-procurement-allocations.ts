import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** What is still to come of a purchase order's line is promised to those who wait for it: never more than is open, whoever writes. */
export class ProcurementAllocations1764000920010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table procurement.purchase_order_items add column allocated_quantity numeric(14,3) not null default 0, add constraint over_allocated
        check (allocated_quantity >= 0 and (allocated_quantity = 0 or (not cancelled and allocated_quantity <= quantity - received_quantity)));
      alter table procurement.receipts add column allocated jsonb not null default '[]'`);
    await tenantTable(q, 'procurement.allocations', {
      lines: true,
      columns: `
        item_id uuid not null, position int not null default 0, part_id uuid not null, for_type text not null check (for_type in ('order_item', 'production_order')),
        for_id uuid not null, quantity numeric(14,3) not null check (quantity > 0), created_at timestamptz(3) not null,
        constraint allocated_once unique (organization_id, item_id, for_type, for_id),
        ${belongsTo('item_id', 'procurement.purchase_order_items')}, ${belongsTo('part_id', 'parts.parts')}`,
    });
    await q.query(`
      create index allocations_by_purpose on procurement.allocations (organization_id, for_id);
      create index allocations_by_part on procurement.allocations (organization_id, part_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
