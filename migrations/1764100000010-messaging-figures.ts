import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What statistics of the inbox read, without reading the messages themselves. */
export class MessagingFigures1764100000010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create index messages_answers on messaging.messages (organization_id, "timestamp") include (response_seconds, created_by) where response_seconds is not null;
      create index messages_flow on messaging.messages (organization_id, "timestamp") include (sender_type) where not internal and scheduled_at is null;
      create index conversations_by_source on messaging.conversations (organization_id, source, status) where deleted_at is null;
      create index conversations_settled on messaging.conversations (organization_id, resolved_at) include (created_at, first_response_seconds, assignee_id) where resolved_at is not null`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
