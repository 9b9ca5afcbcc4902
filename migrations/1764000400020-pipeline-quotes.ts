import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class PipelineQuotes1764000400020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await quotes(q);
    await leads(q);
    await jobs(q);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const ITEM = `
  position int not null, build_id uuid, part_id uuid, sku text, description text not null, unit text,
  quantity numeric(14,3) not null check (quantity > 0), unit_price numeric(14,4) not null,
  discount_percent float8 not null default 0 check (discount_percent between 0 and 100), tax_rate float8 not null, tax_category text not null,
  line_total numeric(14,2) not null, net_total numeric(14,2) not null, customizations jsonb,
  ${belongsTo('build_id', 'builds.builds')}, ${belongsTo('part_id', 'parts.parts')}`;

const TERMS = `
  currency text not null, price_mode text not null default 'net' check (price_mode in ('net', 'gross')),
  discount_percent float8 not null default 0 check (discount_percent between 0 and 100),
  subtotal numeric(14,2) not null, tax_amount numeric(14,2) not null, total_amount numeric(14,2) not null, tax_breakdown jsonb not null`;

async function quotes(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'pipeline.quotes', {
    columns: `
      quote_number text not null, revision int not null default 1 check (revision > 0), deal_id uuid, customer_id uuid not null, customer_name text not null, title text,
      quote_date date not null, valid_until date not null,
      status text not null default 'draft' check (status in ('draft', 'sent', 'accepted', 'declined', 'replaced')),
      ${TERMS}, discount_amount numeric(14,2) not null, billing_address jsonb, shipping_address jsonb, intro text, notes text, customer_snapshot jsonb,
      token text, sent_at timestamptz(3), viewed_at timestamptz(3), decided_at timestamptz(3), decided_by text, decided_address text, decided_agent text, decline_reason text,
      replaced_by uuid, order_id uuid,
      unique (organization_id, quote_number, revision), ${belongsTo('deal_id', 'pipeline.deals')}, ${belongsTo('customer_id', 'customers.customers')},
      ${belongsTo('replaced_by', 'pipeline.quotes')}, ${belongsTo('order_id', 'fulfillment.orders')}`,
    search: `quote_number || ' ' || customer_name || ' ' || coalesce(title, '')`,
  });
  await q.query(`
    create index quotes_by_date on pipeline.quotes (organization_id, created_at, id) where deleted_at is null;
    create index quotes_by_deal on pipeline.quotes (organization_id, deal_id);
    create index quotes_by_customer on pipeline.quotes (organization_id, customer_id);
    create index quotes_by_order on pipeline.quotes (organization_id, order_id);
    create index quotes_by_token on pipeline.quotes (token) where token is not null;
    create function pipeline.quote_behind(secret text) returns table (organization_id uuid, id uuid, customer_id uuid)
    language sql stable security definer set search_path = pg_catalog as $$
    select q.organization_id, q.id, q.customer_id from pipeline.quotes q where q.token = secret and q.deleted_at is null $$;
    revoke all on function pipeline.quote_behind from public;
    grant execute on function pipeline.quote_behind to app`);
  await tenantTable(q, 'pipeline.quote_items', { lines: true, columns: `quote_id uuid not null, ${ITEM}, ${belongsTo('quote_id', 'pipeline.quotes')}` });
  await q.query(`create index quote_items_by_quote on pipeline.quote_items (organization_id, quote_id)`);
}

async function leads(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'pipeline.leads', {
    columns: `
      name text not null, company text, email text, phone text, source text not null default 'other',
      status text not null default 'new' check (status in ('new', 'contacted', 'qualified', 'proposal', 'negotiation', 'closed_won', 'closed_lost')),
      priority text not null default 'medium' check (priority in ('low', 'medium', 'high')),
      estimated_value numeric(14,2) not null default 0 check (estimated_value >= 0), currency text not null, expected_close_date date, campaign text,
      owner_id uuid, tags text[] not null default '{}', notes text, lost_reason text, score int not null default 0 check (score between 0 and 100),
      converted_at timestamptz(3), customer_id uuid, deal_id uuid,
      ${belongsTo('customer_id', 'customers.customers')}, ${belongsTo('deal_id', 'pipeline.deals')}`,
    search: `name || ' ' || coalesce(company, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(notes, '')`,
  });
  await q.query(`
    create index leads_by_date on pipeline.leads (organization_id, created_at, id) where deleted_at is null;
    create index leads_by_score on pipeline.leads (organization_id, score, id) where deleted_at is null;
    create index leads_by_customer on pipeline.leads (organization_id, customer_id)`);
}

async function jobs(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'pipeline.jobs', {
    columns: `
      job_number text not null, title text not null, customer_id uuid not null, quote_id uuid, order_id uuid, deal_id uuid, appointment_id uuid, invoice_id uuid,
      status text not null default 'scheduled' check (status in ('scheduled', 'in_progress', 'completed', 'cancelled')),
      scheduled_start timestamptz(3), scheduled_end timestamptz(3), constraint job_ends_after_start check (scheduled_end >= scheduled_start),
      started_at timestamptz(3), completed_at timestamptz(3), address jsonb, crew jsonb not null default '[]', notes text, completion_note text, cancel_reason text,
      ${TERMS},
      unique (organization_id, job_number), ${belongsTo('customer_id', 'customers.customers')}, ${belongsTo('quote_id', 'pipeline.quotes')},
      ${belongsTo('order_id', 'fulfillment.orders')}, ${belongsTo('deal_id', 'pipeline.deals')}, ${belongsTo('invoice_id', 'billing.invoices')}`,
    search: `job_number || ' ' || title || ' ' || coalesce(notes, '')`,
  });
  await q.query(`
    create index jobs_by_date on pipeline.jobs (organization_id, created_at, id) where deleted_at is null;
    create index jobs_by_start on pipeline.jobs (organization_id, scheduled_start) where deleted_at is null;
    create index jobs_by_customer on pipeline.jobs (organization_id, customer_id);
    create unique index job_of_quote on pipeline.jobs (organization_id, quote_id) where quote_id is not null and status <> 'cancelled' and deleted_at is null;
    create unique index job_of_appointment on pipeline.jobs (organization_id, appointment_id) where appointment_id is not null and status <> 'cancelled' and deleted_at is null`);
  await tenantTable(q, 'pipeline.job_items', { lines: true, columns: `job_id uuid not null, ${ITEM}, ${belongsTo('job_id', 'pipeline.jobs')}` });
  await tenantTable(q, 'pipeline.time_entries', {
    columns: `
      job_id uuid not null, user_id uuid not null, started_at timestamptz(3) not null, ended_at timestamptz(3), note text,
      constraint time_ends_after_start check (ended_at >= started_at), ${belongsTo('job_id', 'pipeline.jobs')}`,
  });
  await q.query(`
    create index job_items_by_job on pipeline.job_items (organization_id, job_id);
    create index time_entries_by_job on pipeline.time_entries (organization_id, job_id, started_at);
    create unique index time_running on pipeline.time_entries (organization_id, user_id) where ended_at is null and deleted_at is null`);
}
