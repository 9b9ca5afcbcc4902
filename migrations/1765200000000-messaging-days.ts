import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchable } from '../server/src/core/db/tenant-table';

/** Channels whose people are not there on public holidays; channels are found by words; labels and what was handled elsewhere are found quickly. */
export class MessagingDays1765200000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table messaging.channels add column closed_on_holidays boolean not null default true`);
    await q.query(searchable('messaging.channels', `name || ' ' || coalesce(own_address, '')`));
    await q.query(
      `create index conversations_with_labels on messaging.conversations (organization_id) include (labels) where labels <> '{}' and deleted_at is null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
