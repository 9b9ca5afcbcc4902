import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Steps of making with checklist, photo, time and signature; what was fetched for an order. */
export class BuildsSteps1764000100040 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table builds.builds add column steps jsonb not null default '[]';
      alter table builds.production_components add column picked numeric(14,3) not null default 0 check (picked >= 0), add column picked_codes text[] not null default '{}'`);
    await tenantTable(q, 'builds.production_steps', { lines: true, columns: STEP });
    await q.query(`create index steps_by_order on builds.production_steps (organization_id, production_order_id, position)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const STEP = `
  production_order_id uuid not null, position int not null, name text not null, instructions text, checklist jsonb not null default '[]',
  photo_needed boolean not null default false, planned_minutes numeric(14,3) check (planned_minutes >= 0),
  photo_file_id uuid, minutes numeric(14,3) check (minutes >= 0), note text, done_at timestamptz(3), done_by uuid,
  ${belongsTo('production_order_id', 'builds.production_orders')}, ${belongsTo('photo_file_id', 'core.files')}`;
