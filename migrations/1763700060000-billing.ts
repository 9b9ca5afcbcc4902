import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class Billing1763700060000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema billing; grant usage on schema billing to app`);
    await tenantTable(q, 'billing.invoices', {
      columns: INVOICES,
      search: `coalesce(invoice_number, '') || ' ' || customer_name || ' ' || coalesce(reference, '')`,
    });
    await tenantTable(q, 'billing.invoice_items', { lines: true, columns: ITEMS });
    await tenantTable(q, 'billing.payments', { appendOnly: true, columns: PAYMENTS });
    await tenantTable(q, 'billing.payment_allocations', { appendOnly: true, columns: ALLOCATIONS });
    await tenantTable(q, 'billing.numbers', { appendOnly: true, columns: NUMBERS });
    await q.query(INDEXES);
    await q.query(IMMUTABLE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const INVOICES = `
  invoice_number text, type text not null default 'invoice' check (type in ('invoice', 'credit_note')),
  status text not null default 'draft' check (status in ('draft', 'sent', 'paid', 'overdue', 'cancelled')),
  customer_id uuid not null, customer_name text not null, order_id uuid, credits_invoice_id uuid, reference text, notes text,
  invoice_date date, service_date date, due_date date, currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_mode text not null default 'net' check (price_mode in ('net', 'gross')), discount_percent float8 not null default 0 check (discount_percent between 0 and 100),
  subtotal numeric(14,2) not null, tax_amount numeric(14,2) not null, total_amount numeric(14,2) not null, discount_amount numeric(14,2) not null default 0,
  paid_amount numeric(14,2) not null default 0, payment_date date, sent_at timestamptz(3), issued_at timestamptz(3),
  tax_breakdown jsonb not null, tax_notes jsonb not null default '[]', billing_address jsonb, shipping_address jsonb, organization jsonb, customer jsonb,
  constraint number_taken unique (organization_id, invoice_number),
  check ((status = 'draft') = (invoice_number is null)), check (status = 'draft' or (invoice_date is not null and due_date is not null and organization is not null and customer is not null)),
  check ((type = 'credit_note') = (credits_invoice_id is not null)), check (total_amount = subtotal + tax_amount),
  constraint overpayment check (abs(paid_amount) <= abs(total_amount) and paid_amount * total_amount >= 0),
  ${belongsTo('customer_id', 'customers.customers')}, ${belongsTo('order_id', 'fulfillment.orders')}, ${belongsTo('credits_invoice_id', 'billing.invoices')}`;

const ITEMS = `
  invoice_id uuid not null, position int not null, order_item_id uuid, part_id uuid, build_id uuid, sku text, description text not null, unit text,
  quantity numeric(14,3) not null, unit_price numeric(14,4) not null, discount_percent float8 not null default 0 check (discount_percent between 0 and 100),
  tax_rate float8 not null check (tax_rate between 0 and 100), tax_category text not null, customizations jsonb,
  line_total numeric(14,2) not null, net_total numeric(14,2) not null, credits_item_id uuid, credited_quantity numeric(14,3) not null default 0,
  constraint over_credited check (credited_quantity = 0 or (credited_quantity > 0 and credited_quantity <= quantity)),
  ${belongsTo('invoice_id', 'billing.invoices')}, ${belongsTo('part_id', 'parts.parts')}, ${belongsTo('build_id', 'builds.builds')}`;

/** Payments carry the columns every record answers with, and no right to change them. */
const PAYMENTS = `
  version int not null default 1, created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now(),
  created_by uuid not null, updated_by uuid not null, deleted_at timestamptz(3),
  customer_id uuid not null, amount numeric(14,2) not null check (amount <> 0), currency text not null, paid_at timestamptz(3) not null, payment_date date not null,
  method text not null check (method in ('bank_transfer', 'card', 'cash', 'other')), reference text, note text, reverses_id uuid,
  ${belongsTo('customer_id', 'customers.customers')}, ${belongsTo('reverses_id', 'billing.payments')}`;

const ALLOCATIONS = `
  payment_id uuid, credit_note_id uuid, invoice_id uuid not null, amount numeric(14,2) not null check (amount <> 0),
  check (num_nonnulls(payment_id, credit_note_id) = 1),
  ${belongsTo('payment_id', 'billing.payments')}, ${belongsTo('credit_note_id', 'billing.invoices')}, ${belongsTo('invoice_id', 'billing.invoices')}`;

/** Every number that was drawn, for what: the proof that none is missing. */
const NUMBERS = `
  series text not null, year int not null, value int not null, number text not null, invoice_id uuid not null, drawn_at timestamptz(3) not null, drawn_by uuid not null,
  unique (organization_id, series, year, value), unique (organization_id, invoice_id), ${belongsTo('invoice_id', 'billing.invoices')}`;

const INDEXES = `
  create index invoices_by_creation on billing.invoices (organization_id, created_at, id) where deleted_at is null;
  create index invoices_by_customer on billing.invoices (organization_id, customer_id);
  create index invoices_by_order on billing.invoices (organization_id, order_id) where order_id is not null;
  create index invoices_by_date on billing.invoices (organization_id, invoice_date, id) where deleted_at is null;
  create index invoices_open on billing.invoices (organization_id, due_date) where status in ('sent', 'overdue');
  create index invoices_credits on billing.invoices (organization_id, credits_invoice_id) where credits_invoice_id is not null;
  create index invoice_items_by_invoice on billing.invoice_items (organization_id, invoice_id, position);
  create index invoice_items_by_order_item on billing.invoice_items (organization_id, order_item_id) where order_item_id is not null;
  create index payments_by_customer on billing.payments (organization_id, customer_id);
  create index payments_by_creation on billing.payments (organization_id, created_at, id);
  create unique index payment_reversed on billing.payments (organization_id, reverses_id) where reverses_id is not null;
  create index allocations_by_invoice on billing.payment_allocations (organization_id, invoice_id);
  create index allocations_by_payment on billing.payment_allocations (organization_id, payment_id);`;

/**
 * What was finalized changes in its status and payments alone, whoever writes: an invoice is never deleted (no grant), its lines neither.
 * The generated search column is not computed yet when the trigger runs.
 */
const IMMUTABLE = `
  create function billing.refuse_change() returns trigger language plpgsql as $$
  declare free text[] := '{status, paid_amount, payment_date, sent_at, version, updated_at, updated_by, search}';
  begin
    if old.status <> 'draft' and (new.status = 'draft' or (to_jsonb(old) - free) is distinct from (to_jsonb(new) - free)) then
      raise exception using errcode = 'check_violation', constraint = 'invoice_final', message = 'a finalized invoice does not change';
    end if;
    return new;
  end $$;
  create trigger invoice_final before update on billing.invoices for each row execute function billing.refuse_change();
  create function billing.refuse_item_change() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and (to_jsonb(old) - 'credited_quantity') is not distinct from (to_jsonb(new) - 'credited_quantity') then
      return new;
    end if;
    if exists (select from billing.invoices i where i.status <> 'draft' and (i.organization_id, i.id) in
        ((old.organization_id, old.invoice_id), (new.organization_id, new.invoice_id))) then
      raise exception using errcode = 'check_violation', constraint = 'invoice_final', message = 'a finalized invoice does not change';
    end if;
    return coalesce(new, old);
  end $$;
  create trigger invoice_final before insert or update or delete on billing.invoice_items for each row execute function billing.refuse_item_change();`;
