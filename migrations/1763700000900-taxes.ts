import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../server/src/core/db/tenant-table';

/** The dated tax rates an organization keeps in place of the usual ones. */
export class Taxes1763700000900 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'core.tax_rates', {
      lines: true,
      columns: `
        country text not null check (country ~ '^[A-Z]{2}$'), tax_class text not null, tax_rate float8 not null check (tax_rate between 0 and 100),
        valid_from date not null, note text, updated_at timestamptz(3) not null default now(), updated_by uuid not null,
        unique (organization_id, country, tax_class, valid_from)`,
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
