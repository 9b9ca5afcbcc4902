import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Imported batches, which columns a source has, and which names were decided to mean which record. */
export class Imports1763700000800 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'core.import_batches', {
      columns: `
        kind text not null, subject_id uuid, file_name text not null, file_hash text not null, file_id uuid, mapping jsonb not null,
        status text not null default 'done' check (status in ('done', 'undone')), rows int not null, created int not null, matched int not null,
        updated int not null, skipped int not null, result json not null, changes json not null, undone_at timestamptz(3), ${belongsTo('file_id', 'core.files')}`,
    });
    await q.query(`create index import_batches_by_time on core.import_batches (organization_id, created_at, id)`);
    await tenantTable(q, 'core.import_mappings', {
      columns: `kind text not null, signature text not null, mapping jsonb not null, unique (organization_id, kind, signature)`,
    });
    await tenantTable(q, 'core.import_aliases', {
      columns: `kind text not null, name text not null, target_id uuid, batch_id uuid not null,
        unique (organization_id, kind, name), ${belongsTo('batch_id', 'core.import_batches')}`,
    });
    await q.query(`create index import_aliases_by_batch on core.import_aliases (organization_id, batch_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
