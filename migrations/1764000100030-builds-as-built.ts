import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** What stands in each machine: the lots and serial numbers of its components; and all movements of a completion whose machines are tracked. */
export class BuildsAsBuilt1764000100030 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table builds.serial_numbers add column firmware text, add column notes text;
      alter table builds.production_outputs add column output_transaction_ids uuid[] not null default '{}';
      update builds.production_outputs set output_transaction_ids = array[output_transaction_id] where output_transaction_id is not null`);
    await tenantTable(q, 'builds.as_built', { lines: true, columns: AS_BUILT });
    await q.query(`
      create index as_built_by_order on builds.as_built (organization_id, production_order_id, position);
      create index as_built_by_part on builds.as_built (organization_id, part_id, code)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Without a serial number it went into one of the machines of the completion. */
const AS_BUILT = `
  production_order_id uuid not null, output_id uuid not null, position int not null, serial text, part_id uuid not null, code text not null,
  quantity numeric(14,3) not null check (quantity > 0), built_at timestamptz(3) not null,
  ${belongsTo('production_order_id', 'builds.production_orders')}, ${belongsTo('output_id', 'builds.production_outputs')}, ${belongsTo('part_id', 'parts.parts')}`;
