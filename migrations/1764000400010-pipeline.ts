import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class Pipeline1764000400010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema pipeline; grant usage on schema pipeline to app`);
    await pipelines(q);
    await deals(q);
    await q.query(FIRST);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function pipelines(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'pipeline.pipelines', {
    columns: `name text not null, position int not null default 0, is_default boolean not null default false`,
    search: 'name',
  });
  await q.query(`create unique index default_pipeline on pipeline.pipelines (organization_id) where is_default and deleted_at is null`);
  await tenantTable(q, 'pipeline.stages', {
    columns: `
      pipeline_id uuid not null, name text not null, position int not null, color text not null, probability float8 not null check (probability between 0 and 100),
      kind text not null default 'open' check (kind in ('open', 'won', 'lost')), ${belongsTo('pipeline_id', 'pipeline.pipelines')}`,
    search: 'name',
  });
  await q.query(`create index stages_by_pipeline on pipeline.stages (organization_id, pipeline_id, position)`);
}

async function deals(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'pipeline.deals', {
    columns: `
      title text not null, customer_id uuid, pipeline_id uuid not null, stage_id uuid not null, position int not null,
      status text not null default 'open' check (status in ('open', 'won', 'lost')),
      value numeric(14,2) not null default 0 check (value >= 0), currency text not null, probability float8 not null check (probability between 0 and 100),
      expected_close_date date, owner_id uuid, source text, tags text[] not null default '{}', notes text,
      stage_since timestamptz(3) not null default now(), closed_at timestamptz(3), lost_reason text,
      price_mode text not null default 'net' check (price_mode in ('net', 'gross')), discount_percent float8 not null default 0 check (discount_percent between 0 and 100),
      subtotal numeric(14,2) not null default 0, tax_amount numeric(14,2) not null default 0, total_amount numeric(14,2) not null default 0, tax_breakdown jsonb not null default '[]',
      ${belongsTo('customer_id', 'customers.customers')}, ${belongsTo('pipeline_id', 'pipeline.pipelines')}, ${belongsTo('stage_id', 'pipeline.stages')}`,
    search: `title || ' ' || coalesce(notes, '')`,
  });
  await q.query(`
    create index deals_by_stage on pipeline.deals (organization_id, stage_id, position) where deleted_at is null;
    create index deals_by_date on pipeline.deals (organization_id, created_at, id) where deleted_at is null;
    create index deals_by_customer on pipeline.deals (organization_id, customer_id);
    create index deals_by_pipeline on pipeline.deals (organization_id, pipeline_id, status) where deleted_at is null`);
  await tenantTable(q, 'pipeline.deal_items', { lines: true, columns: `deal_id uuid not null, ${ITEM}, ${belongsTo('deal_id', 'pipeline.deals')}` });
  await q.query(`create index deal_items_by_deal on pipeline.deal_items (organization_id, deal_id)`);
  await tenantTable(q, 'pipeline.deal_stages', {
    lines: true,
    columns: `
      deal_id uuid not null, pipeline_id uuid not null, stage_id uuid not null, position int not null default 0,
      entered_at timestamptz(3) not null, entered_by uuid not null, left_at timestamptz(3), reason text,
      ${belongsTo('deal_id', 'pipeline.deals')}, ${belongsTo('stage_id', 'pipeline.stages')}`,
  });
  await q.query(`
    create index deal_stages_by_deal on pipeline.deal_stages (organization_id, deal_id, entered_at);
    create index deal_stages_by_pipeline on pipeline.deal_stages (organization_id, pipeline_id, entered_at)`);
}

const ITEM = `
  position int not null, build_id uuid, part_id uuid, sku text, description text not null, unit text,
  quantity numeric(14,3) not null check (quantity > 0), unit_price numeric(14,4) not null,
  discount_percent float8 not null default 0 check (discount_percent between 0 and 100), tax_rate float8 not null, tax_category text not null,
  line_total numeric(14,2) not null, net_total numeric(14,2) not null, customizations jsonb,
  ${belongsTo('build_id', 'builds.builds')}, ${belongsTo('part_id', 'parts.parts')}`;

/** The organizations that are there already begin with the maker's pipeline; who registers later gets that of its industry. */
const FIRST = `
  with made as (
    insert into pipeline.pipelines (organization_id, id, name, is_default, created_by, updated_by)
    select o.id, gen_random_uuid(), case when o.locale like 'de%' then 'Verkauf' else 'Sales' end, true, o.created_by, o.created_by from core.organizations o
    returning organization_id, id, created_by)
  insert into pipeline.stages (organization_id, id, pipeline_id, name, position, color, probability, kind, created_by, updated_by)
  select m.organization_id, gen_random_uuid(), m.id, case when o.locale like 'de%' then s.de else s.en end, s.position, s.color, s.probability, s.kind, m.created_by, m.created_by
  from made m join core.organizations o on o.id = m.organization_id,
    (values (0, 'Anfrage', 'Lead', '#64748b', 25, 'open'), (1, 'Angebot', 'Offer', '#2563eb', 50, 'open'), (2, 'Entscheidung', 'Decision', '#d97706', 80, 'open'),
      (3, 'Gewonnen', 'Won', '#16a34a', 100, 'won'), (4, 'Verloren', 'Lost', '#dc2626', 0, 'lost')) as s(position, de, en, color, probability, kind)`;
