import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class Builds1763700040000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema builds; grant usage on schema builds to app`);
    await builds(q);
    await bom(q);
    await production(q);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function builds(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'builds.builds', {
    columns: `
      build_name text not null, model_number text not null, description text, specifications jsonb not null default '{}',
      base_price numeric(14,4) not null default 0 check (base_price >= 0), status text not null default 'draft' check (status in ('draft', 'active', 'discontinued')),
      part_id uuid not null, build_time_hours numeric(14,3) not null default 0 check (build_time_hours >= 0), labour_rate numeric(14,4) check (labour_rate >= 0),
      options jsonb not null default '[]', ${belongsTo('part_id', 'parts.parts')}`,
    search: `model_number || ' ' || build_name`,
  });
  await q.query(`
    create unique index model_number_taken on builds.builds (organization_id, model_number) where deleted_at is null;
    create unique index part_made_already on builds.builds (organization_id, part_id) where deleted_at is null and status <> 'discontinued';
    create index builds_by_part on builds.builds (organization_id, part_id);
    create index builds_by_name on builds.builds (organization_id, build_name, id) where deleted_at is null`);
}

async function bom(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'builds.revisions', {
    columns: `
      build_id uuid not null, number int not null, status text not null default 'draft' check (status in ('draft', 'released')),
      note text, released_at timestamptz(3), released_by uuid,
      constraint revision_number_taken unique (organization_id, build_id, number), ${belongsTo('build_id', 'builds.builds')}`,
  });
  await tenantTable(q, 'builds.bom_lines', {
    lines: true,
    columns: `
      revision_id uuid not null, position int not null, part_id uuid not null, quantity_required numeric(14,3) not null check (quantity_required > 0),
      scrap_percent float8 not null default 0 check (scrap_percent between 0 and 100), notes text, author text,
      constraint part_repeated unique (organization_id, revision_id, part_id),
      ${belongsTo('revision_id', 'builds.revisions')}, ${belongsTo('part_id', 'parts.parts')}`,
  });
  await q.query(`
    create unique index one_draft on builds.revisions (organization_id, build_id) where status = 'draft';
    create index bom_lines_by_part on builds.bom_lines (organization_id, part_id);
    ${RELEASED}`);
}

/** A released revision and its lines never change again, whoever writes. */
const RELEASED = `
  create function builds.refuse_released() returns trigger language plpgsql as $$
  begin
    if old.status = 'released' then
      raise exception using errcode = 'check_violation', constraint = 'revision_released', message = 'a released revision is locked';
    end if;
    return new;
  end $$;
  create trigger revision_released before update on builds.revisions for each row execute function builds.refuse_released();
  create function builds.refuse_released_lines() returns trigger language plpgsql as $$
  declare wanted uuid := case when tg_op = 'DELETE' then old.revision_id else new.revision_id end;
  begin
    if exists (select from builds.revisions r where r.id = wanted and r.status = 'released') then
      raise exception using errcode = 'check_violation', constraint = 'revision_released', message = 'a released revision is locked';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$;
  create trigger revision_released before insert or update or delete on builds.bom_lines for each row execute function builds.refuse_released_lines();`;

async function production(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'builds.production_orders', {
    columns: `
      number text not null, build_id uuid not null, revision_id uuid not null, part_id uuid not null,
      quantity numeric(14,3) not null check (quantity > 0), completed_quantity numeric(14,3) not null default 0 check (completed_quantity >= 0),
      scrapped_quantity numeric(14,3) not null default 0 check (scrapped_quantity >= 0),
      status text not null default 'planned' check (status in ('planned', 'allocated', 'in_progress', 'completed', 'cancelled')),
      due_date date, priority int not null default 3 check (priority between 1 and 5), notes text, order_id uuid, order_item_id uuid,
      customizations jsonb not null default '[]', serial_numbers text[] not null default '{}',
      constraint production_number_taken unique (organization_id, number),
      constraint over_completion check (completed_quantity + scrapped_quantity <= quantity),
      ${belongsTo('build_id', 'builds.builds')}, ${belongsTo('revision_id', 'builds.revisions')}, ${belongsTo('part_id', 'parts.parts')}`,
    search: `number`,
  });
  await tenantTable(q, 'builds.production_components', {
    lines: true,
    columns: `
      production_order_id uuid not null, position int not null, part_id uuid not null, per_unit numeric(14,3) not null check (per_unit > 0),
      scrap_percent float8 not null default 0, required numeric(14,3) not null check (required > 0), consumed numeric(14,3) not null default 0 check (consumed >= 0),
      ${belongsTo('production_order_id', 'builds.production_orders')}, ${belongsTo('part_id', 'parts.parts')}`,
  });
  await tenantTable(q, 'builds.production_outputs', {
    lines: true,
    columns: `
      production_order_id uuid not null, position int not null, quantity numeric(14,3) not null, scrap numeric(14,3) not null default 0,
      reversed_quantity numeric(14,3) not null default 0 check (reversed_quantity between 0 and quantity), unit_cost numeric(14,4),
      consumption jsonb not null default '[]', output_transaction_id uuid, completed_at timestamptz(3) not null, completed_by uuid not null,
      ${belongsTo('production_order_id', 'builds.production_orders')}`,
  });
  await tenantTable(q, 'builds.serial_numbers', {
    lines: true,
    columns: `
      build_id uuid not null, production_order_id uuid not null, output_id uuid not null, position int not null, serial text not null,
      status text not null default 'made' check (status in ('made', 'void')),
      constraint serial_number_taken unique (organization_id, build_id, serial),
      ${belongsTo('build_id', 'builds.builds')}, ${belongsTo('production_order_id', 'builds.production_orders')}, ${belongsTo('output_id', 'builds.production_outputs')}`,
  });
  await q.query(`
    create index production_by_created on builds.production_orders (organization_id, created_at, id) where deleted_at is null;
    create index production_by_build on builds.production_orders (organization_id, build_id, status);
    create index production_by_order_item on builds.production_orders (organization_id, order_item_id) where order_item_id is not null;
    create index production_by_order on builds.production_orders (organization_id, order_id) where order_id is not null;
    create index production_running on builds.production_orders (organization_id, due_date) where status in ('planned', 'allocated', 'in_progress') and deleted_at is null;
    create index components_by_order on builds.production_components (organization_id, production_order_id, position);
    create index components_by_part on builds.production_components (organization_id, part_id);
    create index outputs_by_order on builds.production_outputs (organization_id, production_order_id, position);
    create index serials_by_order on builds.serial_numbers (organization_id, production_order_id, position)`);
}
