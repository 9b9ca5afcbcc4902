import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../server/src/core/db/tenant-table';

/** Questions with a name: what they ask is a definition over the data sets, never SQL. */
export class AnalyticsReports1764200300000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'analytics.reports', {
      columns: `name text not null, description text, question jsonb not null, chart jsonb,
        shared text not null default 'none' check (shared in ('none', 'read', 'write'))`,
      search: `name || ' ' || coalesce(description, '')`,
    });
    await q.query(`create index reports_by_age on analytics.reports (organization_id, created_at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
