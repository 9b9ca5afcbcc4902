import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../server/src/core/db/tenant-table';

/** Lists as people want to find them again. */
export class Views1763700000950 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'core.saved_views', {
      columns: `name text not null, list text not null, query text, shared boolean not null default false, is_default boolean not null default false`,
    });
    await q.query(`
      create unique index view_name_taken on core.saved_views (organization_id, created_by, list, lower(name)) where deleted_at is null;
      create unique index view_default_taken on core.saved_views (organization_id, created_by, list) where deleted_at is null and is_default`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
