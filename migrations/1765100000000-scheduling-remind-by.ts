import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders of appointments go by mail, by SMS (else by mail), or by both. */
export class SchedulingRemindBy1765100000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table scheduling.settings add column remind_by text not null default 'email' check (remind_by in ('email', 'sms', 'both'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
