import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../server/src/core/db/tenant-table';

/** Dashboards that somebody made, and with which one each person begins: its id may be that of a standard dashboard, which has no row. */
export class AnalyticsDashboards1764200500000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema if not exists analytics; grant usage on schema analytics to app;`);
    await tenantTable(q, 'analytics.dashboards', {
      columns: `
        name text not null check (length(name) between 1 and 80), shared text not null default 'none' check (shared in ('none', 'read', 'write')),
        role text, tiles jsonb not null default '[]' check (jsonb_typeof(tiles) = 'array'),
        constraint dashboard_role_shared check (role is null or shared <> 'none')`,
      search: `name`,
    });
    await q.query(`create unique index dashboard_role_taken on analytics.dashboards (organization_id, role) where role is not null and deleted_at is null`);
    await tenantTable(q, 'analytics.dashboard_choices', { columns: `dashboard_id uuid not null` });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
