import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class Fulfillment1763700050000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema fulfillment; grant usage on schema fulfillment to app`);
    await orders(q);
    await deliveries(q);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function orders(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'fulfillment.orders', {
    columns: `
      order_number text not null, customer_id uuid not null, customer_reference text, order_date date not null, expected_delivery_date date,
      status text not null default 'draft' check (status in ('draft', 'pending', 'production', 'ready', 'shipped', 'delivered', 'cancelled')),
      currency text not null, price_mode text not null default 'net' check (price_mode in ('net', 'gross')),
      discount_percent float8 not null default 0 check (discount_percent between 0 and 100),
      subtotal numeric(14,2) not null, tax_amount numeric(14,2) not null, total_amount numeric(14,2) not null, tax_breakdown jsonb not null,
      billing_address jsonb, shipping_address jsonb, notes text, confirmed_at timestamptz(3), customer_snapshot jsonb,
      unique (organization_id, order_number), ${belongsTo('customer_id', 'customers.customers')}`,
    search: `order_number || ' ' || coalesce(customer_reference, '') || ' ' || coalesce(customer_snapshot ->> 'name', '')`,
  });
  await q.query(`
    create index orders_by_date on fulfillment.orders (organization_id, created_at, id) where deleted_at is null;
    create index orders_by_customer on fulfillment.orders (organization_id, customer_id);
    create index orders_open on fulfillment.orders (organization_id, id) where status in ('pending', 'production', 'ready') and deleted_at is null`);
  await tenantTable(q, 'fulfillment.order_items', {
    lines: true,
    columns: `
      order_id uuid not null, position int not null, build_id uuid, part_id uuid, goods_part_id uuid, description text,
      quantity numeric(14,3) not null check (quantity > 0), unit_price numeric(14,4) not null, discount_percent float8 not null default 0 check (discount_percent between 0 and 100),
      tax_rate float8 not null, tax_category text not null, line_total numeric(14,2) not null, net_total numeric(14,2) not null, customizations jsonb not null default '[]',
      delivered_quantity numeric(14,3) not null default 0, invoiced_quantity numeric(14,3) not null default 0,
      constraint over_delivered check (delivered_quantity between 0 and quantity), constraint over_invoiced check (invoiced_quantity between 0 and quantity),
      ${belongsTo('order_id', 'fulfillment.orders')}, ${belongsTo('build_id', 'builds.builds')}, ${belongsTo('part_id', 'parts.parts')}, ${belongsTo('goods_part_id', 'parts.parts')}`,
  });
  await q.query(`
    create index order_items_by_order on fulfillment.order_items (organization_id, order_id);
    create index order_items_by_goods on fulfillment.order_items (organization_id, goods_part_id)`);
}

async function deliveries(q: QueryRunner): Promise<void> {
  await tenantTable(q, 'fulfillment.deliveries', {
    columns: `
      delivery_number text not null, order_id uuid not null, delivery_date date not null, carrier text, tracking_number text,
      status text not null default 'pending' check (status in ('pending', 'in_transit', 'delivered', 'cancelled', 'returned')),
      shipping_address jsonb, shipping_cost numeric(14,2) not null default 0, requires_signature boolean not null default false, signed_by text,
      weight_kg numeric(14,3), notes text, shipped_at timestamptz(3), delivered_at timestamptz(3),
      unique (organization_id, delivery_number), ${belongsTo('order_id', 'fulfillment.orders')}`,
    search: `delivery_number || ' ' || coalesce(tracking_number, '') || ' ' || coalesce(carrier, '')`,
  });
  await q.query(`
    create index deliveries_by_order on fulfillment.deliveries (organization_id, order_id);
    create index deliveries_by_date on fulfillment.deliveries (organization_id, created_at, id) where deleted_at is null`);
  await tenantTable(q, 'fulfillment.delivery_items', {
    lines: true,
    columns: `
      delivery_id uuid not null, position int not null, order_item_id uuid not null, quantity numeric(14,3) not null check (quantity > 0),
      returned_quantity numeric(14,3) not null default 0, serial_numbers text[] not null default '{}', check (returned_quantity between 0 and quantity),
      ${belongsTo('delivery_id', 'fulfillment.deliveries')}, ${belongsTo('order_item_id', 'fulfillment.order_items')}`,
  });
  await q.query(`
    create index delivery_items_by_delivery on fulfillment.delivery_items (organization_id, delivery_id);
    create index delivery_items_by_order_item on fulfillment.delivery_items (organization_id, order_item_id)`);
}
