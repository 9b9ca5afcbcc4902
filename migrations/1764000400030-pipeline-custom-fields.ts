import type { MigrationInterface, QueryRunner } from 'typeorm';
import { customFieldsOn } from '../server/src/core/custom-fields/fields.migration';

export class PipelineCustomFields1764000400030 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(customFieldsOn('deals', 'pipeline.deals'));
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
