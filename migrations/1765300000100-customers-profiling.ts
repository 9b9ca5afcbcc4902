import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Somebody objects to being judged by figures, or an organization judges nobody: then no score is kept, and none of before. Report mails of which a customer
 * was the last reader pause.
 */
export class CustomersProfiling1765300000100 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table customers.customers add column no_profiling boolean not null default false, alter column engagement drop not null;
      alter table customers.insight_settings add column profiling boolean not null default true;
      grant delete on customers.engagements to app;
      alter table analytics.report_deliveries alter column email drop not null;
      alter table analytics.report_schedules drop constraint report_schedules_paused_reason_check,
        add constraint report_schedules_paused_reason_check check (paused_reason in ('by_hand', 'owner_left', 'no_recipients'));`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
