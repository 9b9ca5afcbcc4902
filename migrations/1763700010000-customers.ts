import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../server/src/core/db/tenant-table';

export class Customers1763700010000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema customers; grant usage on schema customers to app`);
    await tenantTable(q, 'customers.customers', {
      columns: `
        customer_number text not null, name text not null, type text not null default 'business' check (type in ('private', 'business')),
        first_name text, last_name text, birth_date date, email text, phone text, vat_id text,
        status text not null default 'active' check (status in ('prospect', 'active', 'inactive', 'archived')),
        language text not null default 'de' check (language in ('de', 'en')), currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
        payment_terms_days int not null default 14 check (payment_terms_days between 0 and 365),
        billing_address jsonb, shipping_address jsonb, owner_id uuid, contacts jsonb not null default '[]', tags text[] not null default '{}', notes text,
        constraint customer_number_taken unique (organization_id, customer_number)`,
      search: `name || ' ' || customer_number || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(vat_id, '') || ' '
        || coalesce(billing_address ->> 'city', '') || ' ' || coalesce(jsonb_path_query_array(contacts, '$[*].name')::text, '') || ' ' || coalesce(jsonb_path_query_array(contacts, '$[*].emails[*]')::text, '')`,
    });
    await q.query(`
      create unique index email_taken on customers.customers (organization_id, email) where deleted_at is null;
      create index customers_by_name on customers.customers (organization_id, name collate "de-x-icu", id) where deleted_at is null;
      create index customers_by_phone on customers.customers (organization_id, phone) where deleted_at is null;
      create index customers_by_vat_id on customers.customers (organization_id, vat_id) where deleted_at is null;
      create index customers_by_folded_name on customers.customers (organization_id, core.fold(name)) where deleted_at is null;
      create index customers_contacts on customers.customers using gin (contacts jsonb_path_ops);
      create index customers_tags on customers.customers using gin (tags);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
