import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo } from '../server/src/core/db/tenant-table';

/** A deal names whom to talk to: a contact of its customer. */
export class PipelineContact1764000950000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table pipeline.deals add column contact_id uuid, add ${belongsTo('contact_id', 'customers.contacts')};
      create index deals_by_contact on pipeline.deals (organization_id, contact_id) where contact_id is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
