import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Jobs a person waits for, files by content hash, rendered documents, mail. */
export class Papers1763700000700 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'core.jobs', {
      columns: `
        type text not null, payload jsonb not null, status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed')),
        progress int not null default 0 check (progress between 0 and 100), result json, error jsonb, finished_at timestamptz(3)`,
    });
    await tenantTable(q, 'core.files', {
      columns: `
        name text not null, type text not null, size int not null, sha256 text not null,
        resource text, subject_id uuid, kind text not null default 'attachment' check (kind in ('attachment', 'printout'))`,
    });
    await q.query(`create index files_subject on core.files (organization_id, subject_id, id)`);
    await tenantTable(q, 'core.printouts', {
      columns: `
        kind text not null, subject_id uuid not null, revision int not null, language text, name text,
        status text not null default 'queued' check (status in ('queued', 'rendering', 'done', 'failed')),
        job_id uuid not null, file_id uuid, sha256 text, error jsonb,
        unique (organization_id, kind, subject_id, revision),
        ${belongsTo('job_id', 'core.jobs')}, ${belongsTo('file_id', 'core.files')}`,
    });
    await tenantTable(q, 'core.outgoing_mails', {
      columns: `
        recipients jsonb not null, cc jsonb not null default '[]', subject text not null, html text not null, text text not null,
        attachments jsonb not null default '[]', status text not null check (status in ('queued', 'sent', 'failed', 'not_configured')),
        error text, attempted_at timestamptz(3), sent_at timestamptz(3), subject_type text, subject_id uuid, message_id text not null`,
      search: `recipients::text || ' ' || subject`,
    });
    await q.query(`create index outgoing_mails_subject on core.outgoing_mails (organization_id, subject_id, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
