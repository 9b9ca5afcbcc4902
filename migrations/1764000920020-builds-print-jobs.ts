import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Parts printed in the house: the printers, what a piece takes, and the jobs. */
export class BuildsPrintJobs1764000920020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'builds.print_machines', {
      columns: `
        name text not null, model text, hourly_rate numeric(14,4) check (hourly_rate >= 0), notes text, is_active boolean not null default true`,
      search: `name || ' ' || coalesce(model, '')`,
    });
    await tenantTable(q, 'builds.print_plans', { lines: true, columns: PLAN });
    await tenantTable(q, 'builds.print_jobs', { columns: JOB, search: 'number' });
    await q.query(`
      create unique index print_machine_taken on builds.print_machines (organization_id, lower(name)) where deleted_at is null;
      create index print_jobs_by_created on builds.print_jobs (organization_id, created_at, id) where deleted_at is null;
      create index print_jobs_by_order on builds.print_jobs (organization_id, production_order_id) where production_order_id is not null;
      create index print_jobs_by_part on builds.print_jobs (organization_id, part_id);
      create index print_jobs_open on builds.print_jobs (organization_id, due_date) where status in ('planned', 'printing') and deleted_at is null`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const PLAN = `
  part_id uuid not null, position int not null default 0, material_part_id uuid not null, machine_id uuid,
  grams numeric(14,3) not null check (grams > 0), minutes numeric(14,3) not null check (minutes >= 0),
  constraint print_planned_once unique (organization_id, part_id),
  ${belongsTo('part_id', 'parts.parts')}, ${belongsTo('material_part_id', 'parts.parts')}, ${belongsTo('machine_id', 'builds.print_machines')}`;

const JOB = `
  number text not null, part_id uuid not null, material_part_id uuid not null, machine_id uuid, production_order_id uuid,
  grams numeric(14,3) not null check (grams > 0), minutes numeric(14,3) not null check (minutes >= 0), quantity numeric(14,3) not null check (quantity > 0),
  status text not null default 'planned' check (status in ('planned', 'printing', 'done', 'cancelled')), due_date date, notes text,
  good_quantity numeric(14,3) not null default 0 check (good_quantity >= 0), scrapped_quantity numeric(14,3) not null default 0 check (scrapped_quantity >= 0),
  used_grams numeric(14,3), used_minutes numeric(14,3), unit_cost numeric(14,4), started_at timestamptz(3), finished_at timestamptz(3), transaction_ids uuid[] not null default '{}',
  constraint print_number_taken unique (organization_id, number),
  ${belongsTo('part_id', 'parts.parts')}, ${belongsTo('material_part_id', 'parts.parts')}, ${belongsTo('machine_id', 'builds.print_machines')},
  ${belongsTo('production_order_id', 'builds.production_orders')}`;
