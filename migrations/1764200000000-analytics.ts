import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../server/src/core/db/tenant-table';

export class Analytics1764200000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema analytics; grant usage on schema analytics to app`);
    await tenantTable(q, 'analytics.settings', { columns: SETTINGS });
    await q.query(`create trigger setting_changed after insert or update or delete on analytics.settings for each row execute function core.setting_changed()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const SETTINGS = `
  fiscal_year_start int not null default 1 check (fiscal_year_start between 1 and 12), automation_costs jsonb not null default '[]',
  constraint analytics_settings_once unique (organization_id)`;
