import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo } from '../server/src/core/db/tenant-table';

/** A report by mail of the customers of one segment; extracts of what happened are cut out by time. */
export class AnalyticsSegments1765300000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table analytics.report_schedules add column segment_id uuid, add ${belongsTo('segment_id', 'customers.segments')},
      add constraint report_schedules_segment_of_report check (segment_id is null or what = 'report')`);
    await q.query(`create index report_schedules_segment on analytics.report_schedules (organization_id, segment_id) where segment_id is not null`);
    await q.query(`create index events_by_time on core.events (organization_id, at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
