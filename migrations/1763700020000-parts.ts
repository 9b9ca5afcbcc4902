import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class Parts1763700020000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema parts; grant usage on schema parts to app`);
    await q.query(NEW_ID);
    await tenantTable(q, 'parts.parts', { columns: PART, search: SEARCHED });
    await tenantTable(q, 'parts.locations', { columns: LOCATION, search: `name || ' ' || code` });
    await tenantTable(q, 'parts.stock_balances', { lines: true, columns: BALANCE });
    await tenantTable(q, 'parts.stock_transactions', { appendOnly: true, columns: LEDGER });
    await tenantTable(q, 'parts.reservations', { lines: true, columns: RESERVATION });
    await tenantTable(q, 'parts.stock_counts', { columns: COUNT });
    await tenantTable(q, 'parts.stock_count_lines', { lines: true, columns: COUNT_LINE });
    await q.query(INDEXES);
    await q.query(NEXT_SKU);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** UUID v7 for rows whose number only the statement knows that writes them. */
const NEW_ID = `
  create function parts.new_id() returns uuid language sql volatile as $$
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid $$;`;

const STOCK = 'insufficient_stock';

const PART = `
  sku text not null, name text not null, description text, category text,
  unit text not null default 'pcs' check (unit in ('pcs', 'pair', 'set', 'pack', 'roll', 'box', 'mm', 'cm', 'm', 'g', 'kg', 'ml', 'l', 'h')),
  kind text not null default 'stocked' check (kind in ('stocked', 'service')),
  specifications jsonb not null default '{}',
  unit_price numeric(14,4) not null default 0 check (unit_price >= 0),
  tax_category text not null default 'standard'
    check (tax_category in ('standard', 'reduced', 'second_reduced', 'super_reduced', 'zero', 'reverse_charge', 'intra_community', 'export', 'exempt', 'small_business')),
  average_cost numeric(14,4) not null default 0 check (average_cost >= 0),
  minimum_stock numeric(14,3) not null default 0 check (minimum_stock >= 0),
  barcode text, manufacturer text, manufacturer_part_number text,
  current_stock numeric(14,3) not null default 0, reserved_stock numeric(14,3) not null default 0,
  available_stock numeric(14,3) not null generated always as (current_stock - reserved_stock) stored,
  stock_status text not null generated always as (
    case when kind = 'service' then 'in_stock' when current_stock - reserved_stock <= 0 then 'out_of_stock'
      when current_stock - reserved_stock < minimum_stock then 'low_stock' else 'in_stock' end) stored,
  on_order numeric(14,3) not null default 0 constraint on_order_negative check (on_order >= 0),
  low_alerted boolean not null default false,
  supplier_ids uuid[] not null default '{}', keywords text not null default '',
  constraint ${STOCK} check (current_stock >= 0 and reserved_stock >= 0 and reserved_stock <= current_stock),
  constraint service_keeps_no_stock check (kind = 'stocked' or current_stock = 0)`;

const SEARCHED = `sku || ' ' || name || ' ' || coalesce(manufacturer_part_number, '') || ' ' || coalesce(barcode, '') || ' ' || coalesce(category, '') || ' ' || keywords`;

const LOCATION = `name text not null, code text not null, is_default boolean not null default false`;

const BALANCE = `
  part_id uuid not null, location_id uuid not null,
  on_hand numeric(14,3) not null default 0, reserved numeric(14,3) not null default 0,
  ${belongsTo('part_id', 'parts.parts')}, ${belongsTo('location_id', 'parts.locations')},
  unique (organization_id, part_id, location_id),
  constraint ${STOCK} check (on_hand >= 0 and reserved >= 0 and reserved <= on_hand)`;

/** `seq` is the order in which the rows of a part were booked (under its lock); `average_cost` the moving average after each. */
const LEDGER = `
  seq bigint not null generated always as identity,
  part_id uuid not null, location_id uuid not null,
  type text not null check (type in ('purchase', 'sale', 'adjustment', 'reservation', 'release', 'consumption', 'production', 'transfer', 'return')),
  quantity numeric(14,3) not null check (quantity <> 0), unit_cost numeric(14,4) not null, average_cost numeric(14,4) not null,
  reference_type text, reference_id uuid, reverses_id uuid, reason text, occurred_at timestamptz(3) not null, created_by uuid not null,
  ${belongsTo('part_id', 'parts.parts')}, ${belongsTo('location_id', 'parts.locations')}, ${belongsTo('reverses_id', 'parts.stock_transactions')},
  constraint already_reversed unique (organization_id, reverses_id)`;

const RESERVATION = `
  part_id uuid not null, location_id uuid not null, for_type text not null, for_id uuid not null,
  quantity numeric(14,3) not null check (quantity > 0), created_at timestamptz(3) not null,
  ${belongsTo('part_id', 'parts.parts')}, ${belongsTo('location_id', 'parts.locations')},
  unique (organization_id, part_id, location_id, for_type, for_id)`;

const COUNT = `
  location_id uuid not null, status text not null default 'open' check (status in ('open', 'posted', 'cancelled')),
  blind boolean not null default false, note text, frozen_at timestamptz(3) not null, posted_at timestamptz(3),
  ${belongsTo('location_id', 'parts.locations')}`;

const COUNT_LINE = `
  count_id uuid not null, position int not null, part_id uuid not null, frozen_quantity numeric(14,3) not null,
  counted_quantity numeric(14,3) check (counted_quantity >= 0), counted_at timestamptz(3), difference numeric(14,3),
  ${belongsTo('count_id', 'parts.stock_counts')}, ${belongsTo('part_id', 'parts.parts')},
  unique (organization_id, count_id, part_id)`;

const INDEXES = `
  create unique index sku_taken on parts.parts (organization_id, sku) where deleted_at is null;
  create index parts_by_name on parts.parts (organization_id, name collate "de-x-icu", id) where deleted_at is null;
  create index parts_by_exact_name on parts.parts (organization_id, name) where deleted_at is null;
  create index parts_by_category on parts.parts (organization_id, category) where deleted_at is null;
  create index parts_by_created on parts.parts (organization_id, created_at, id) where deleted_at is null;
  create unique index location_code_taken on parts.locations (organization_id, code) where deleted_at is null;
  create unique index location_default_taken on parts.locations (organization_id) where is_default and deleted_at is null;
  create index balances_by_location on parts.stock_balances (organization_id, location_id, part_id);
  create index ledger_by_part on parts.stock_transactions (organization_id, part_id, seq);
  create index ledger_by_time on parts.stock_transactions (organization_id, occurred_at, id);
  create index ledger_by_location on parts.stock_transactions (organization_id, location_id, occurred_at);
  create index ledger_by_reference on parts.stock_transactions (organization_id, reference_id) where reference_id is not null;
  create index reservations_by_purpose on parts.reservations (organization_id, for_id);
  create index counts_by_location on parts.stock_counts (organization_id, location_id);
  create index count_lines_by_part on parts.stock_count_lines (organization_id, part_id);`;

/** The next part number that nobody has typed by hand already. */
const NEXT_SKU = `
  create function parts.next_sku(day date, usual text) returns text language plpgsql volatile as $$
  declare drawn text;
  begin
    loop
      drawn := core.next_number('part', day, usual);
      exit when not exists (select from parts.parts p where p.sku = drawn and p.deleted_at is null);
    end loop;
    return drawn;
  end $$;`;
