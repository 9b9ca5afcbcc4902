import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Who did not come may be written to, some hours after that was noted; whom somebody's absence strikes is offered other times. */
export class SchedulingNoShow1764000950010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'scheduling.offered_times', { appendOnly: true, columns: OFFERED });
    await q.query(`
      create index offered_times_by_appointment on scheduling.offered_times (organization_id, appointment_id, offered_at);
      alter table scheduling.settings add column no_show_message boolean not null default false,
        add column no_show_after_hours int not null default 2 check (no_show_after_hours between 1 and 168);
      alter table scheduling.appointments add column no_show_at timestamptz(3);
      create index appointments_missed on scheduling.appointments (organization_id, no_show_at) where status = 'no_show' and deleted_at is null;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const OFFERED = `
  appointment_id uuid not null, absence_id uuid not null, mail_id uuid not null, offered_at timestamptz(3) not null,
  ${belongsTo('appointment_id', 'scheduling.appointments')}, ${belongsTo('absence_id', 'scheduling.absences')}`;
