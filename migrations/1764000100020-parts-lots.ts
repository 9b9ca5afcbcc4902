import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Lots, serial numbers and the state of stock. Parts without tracking are booked as before: their balances have no lot. */
export class PartsLots1764000100020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(PART);
    await tenantTable(q, 'parts.lots', { columns: LOT, search: 'code' });
    await tenantTable(q, 'parts.stock_lots', { lines: true, columns: HOLDING });
    await q.query(BOOKS);
    await q.query(INDEXES);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const STATUS = `('ok', 'quarantine', 'damaged')`;

/** What is blocked (in quarantine, damaged) is on hand and not available. */
const PART = `
  alter table parts.parts
    add column tracking text not null default 'none' check (tracking in ('none', 'lot', 'serial')),
    add column blocked_stock numeric(14,3) not null default 0;
  alter table parts.parts drop column available_stock, drop column stock_status, drop constraint insufficient_stock;
  alter table parts.parts
    add column available_stock numeric(14,3) not null generated always as (current_stock - reserved_stock - blocked_stock) stored,
    add column stock_status text not null generated always as (
      case when kind = 'service' then 'in_stock' when current_stock - reserved_stock - blocked_stock <= 0 then 'out_of_stock'
        when current_stock - reserved_stock - blocked_stock < minimum_stock then 'low_stock' else 'in_stock' end) stored,
    add constraint insufficient_stock check (current_stock >= 0 and reserved_stock >= 0 and blocked_stock >= 0 and reserved_stock + blocked_stock <= current_stock);`;

/** A serial number is a lot of one piece: on hand it is once or not at all. */
const LOT = `
  part_id uuid not null, code text not null, kind text not null check (kind in ('lot', 'serial')),
  expires_on date, note text, on_hand numeric(14,3) not null default 0,
  ${belongsTo('part_id', 'parts.parts')},
  constraint lot_code_taken unique (organization_id, part_id, code),
  constraint insufficient_stock check (on_hand >= 0),
  constraint serial_taken check (kind = 'lot' or on_hand in (0, 1) or on_hand < 0)`;

/** What lies somewhere of a lot, or in another state than ok; stock without either stands in the balance alone. */
const HOLDING = `
  part_id uuid not null, location_id uuid not null, lot_id uuid, status text not null default 'ok' check (status in ${STATUS}),
  on_hand numeric(14,3) not null default 0,
  ${belongsTo('part_id', 'parts.parts')}, ${belongsTo('location_id', 'parts.locations')}, ${belongsTo('lot_id', 'parts.lots')},
  unique nulls not distinct (organization_id, part_id, location_id, lot_id, status),
  constraint holding_of_something check (lot_id is not null or status <> 'ok'),
  constraint insufficient_stock check (on_hand >= 0)`;

const BOOKS = `
  alter table parts.stock_balances add column blocked numeric(14,3) not null default 0, drop constraint insufficient_stock,
    add constraint insufficient_stock check (on_hand >= 0 and reserved >= 0 and blocked >= 0 and reserved + blocked <= on_hand);
  alter table parts.stock_transactions add column lot_id uuid, add column stock_status text not null default 'ok' check (stock_status in ${STATUS}),
    add ${belongsTo('lot_id', 'parts.lots')};
  alter table parts.stock_count_lines add column lot_id uuid, add ${belongsTo('lot_id', 'parts.lots')},
    drop constraint stock_count_lines_organization_id_count_id_part_id_key,
    add unique nulls not distinct (organization_id, count_id, part_id, lot_id);`;

const INDEXES = `
  create index lots_by_created on parts.lots (organization_id, created_at, id);
  create index lots_by_code on parts.lots (organization_id, code);
  create index stock_lots_by_lot on parts.stock_lots (organization_id, lot_id) where lot_id is not null;
  create index ledger_by_lot on parts.stock_transactions (organization_id, lot_id, seq) where lot_id is not null;`;
