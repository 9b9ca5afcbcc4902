import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class Procurement1763700030000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema procurement; grant usage on schema procurement to app`);
    await suppliers(q);
    await purchaseOrders(q);
    await receipts(q);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function suppliers(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'procurement.suppliers', {
    columns: `
      supplier_number text not null, name text not null, contact_info jsonb, rating int check (rating between 1 and 5), notes text,
      currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'), payment_terms_days int not null default 30 check (payment_terms_days between 0 and 365),
      language text not null default 'de' check (language in ('de', 'en')), constraint supplier_number_taken unique (organization_id, supplier_number)`,
    search: `name || ' ' || supplier_number || ' ' || coalesce(contact_info ->> 'email', '') || ' ' || coalesce(contact_info -> 'address' ->> 'city', '')`,
  });
  await q.query(`create index suppliers_by_name on procurement.suppliers (organization_id, name collate "de-x-icu", id) where deleted_at is null`);
  await tenantTable(q, 'procurement.supplier_parts', {
    lines: true,
    columns: `
      supplier_id uuid not null, position int not null, part_id uuid not null, supplier_sku text, lead_time_days int check (lead_time_days >= 0),
      unit_price numeric(14,4) not null check (unit_price >= 0), price_breaks jsonb not null default '[]', minimum_quantity numeric(14,3), pack_size numeric(14,3),
      is_preferred boolean not null default false, constraint supplier_part_taken unique (organization_id, supplier_id, part_id) deferrable initially deferred,
      ${belongsTo('supplier_id', 'procurement.suppliers')}, ${belongsTo('part_id', 'parts.parts')}`,
  });
  await q.query(`create index supplier_parts_by_part on procurement.supplier_parts (organization_id, part_id)`);
}

async function purchaseOrders(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'procurement.purchase_orders', {
    columns: `
      po_number text not null, supplier_id uuid not null, order_date date not null, expected_delivery_date date,
      status text not null default 'draft' check (status in ('draft', 'sent', 'partially_received', 'received', 'cancelled')),
      currency text not null, exchange_rate float8 not null default 1 check (exchange_rate > 0), total_amount numeric(14,2) not null, notes text,
      sent_at timestamptz(3), supplier_snapshot jsonb, ${belongsTo('supplier_id', 'procurement.suppliers')}, unique (organization_id, po_number)`,
    search: `po_number || ' ' || coalesce(notes, '')`,
  });
  await q.query(`
    create index purchase_orders_by_supplier on procurement.purchase_orders (organization_id, supplier_id);
    create index purchase_orders_by_date on procurement.purchase_orders (organization_id, created_at, id) where deleted_at is null;
    create index purchase_orders_open on procurement.purchase_orders (organization_id, id) where status in ('draft', 'sent', 'partially_received') and deleted_at is null`);
  await tenantTable(q, 'procurement.purchase_order_items', {
    lines: true,
    columns: `
      purchase_order_id uuid not null, position int not null, part_id uuid not null, quantity numeric(14,3) not null check (quantity > 0),
      unit_price numeric(14,4) not null check (unit_price >= 0), received_quantity numeric(14,3) not null default 0 check (received_quantity >= 0),
      cancelled boolean not null default false, line_total numeric(14,2) not null,
      ${belongsTo('purchase_order_id', 'procurement.purchase_orders')}, ${belongsTo('part_id', 'parts.parts')}`,
  });
  await q.query(`
    create index purchase_order_items_by_order on procurement.purchase_order_items (organization_id, purchase_order_id);
    create index purchase_order_items_by_part on procurement.purchase_order_items (organization_id, part_id)`);
}

async function receipts(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'procurement.receipts', {
    columns: `purchase_order_id uuid not null, received_at timestamptz(3) not null, note text, reversed_at timestamptz(3), ${belongsTo('purchase_order_id', 'procurement.purchase_orders')}`,
  });
  await q.query(`create index receipts_by_order on procurement.receipts (organization_id, purchase_order_id)`);
  await tenantTable(q, 'procurement.receipt_items', {
    lines: true,
    columns: `
      receipt_id uuid not null, position int not null, item_id uuid not null, part_id uuid not null, quantity numeric(14,3) not null check (quantity > 0),
      location_id uuid not null, transaction_id uuid not null,
      ${belongsTo('receipt_id', 'procurement.receipts')}, ${belongsTo('item_id', 'procurement.purchase_order_items')}`,
  });
  await q.query(`create index receipt_items_by_receipt on procurement.receipt_items (organization_id, receipt_id)`);
}
