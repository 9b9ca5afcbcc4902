import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** What people are told, how they want to be told, and what they say to each other on a record. */
export class Notify1763700000850 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'core.notifications', {
      columns: `
        user_id uuid not null, kind text not null, resource text, subject uuid, data jsonb not null default '{}', in_app boolean not null,
        mail text not null check (mail in ('off', 'digest', 'waiting', 'sent')), read_at timestamptz(3), ${belongsTo('user_id', 'core.memberships')}`,
    });
    await q.query(`
      create index notifications_mine on core.notifications (organization_id, user_id, id) where in_app;
      create index notifications_unread on core.notifications (organization_id, user_id) where in_app and read_at is null;
      create index notifications_unsent on core.notifications (organization_id) where mail in ('digest', 'waiting')`);
    // the settings of a person have the person's id
    await tenantTable(q, 'core.notification_settings', {
      columns: `kinds jsonb not null default '{}', quiet_from text, quiet_to text, ${belongsTo('id', 'core.memberships')}`,
    });
    await tenantTable(q, 'core.comments', {
      columns: `resource text not null, subject_id uuid not null, text text not null, mention_ids uuid[] not null default '{}'`,
    });
    await q.query(`create index comments_subject on core.comments (organization_id, subject_id, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
