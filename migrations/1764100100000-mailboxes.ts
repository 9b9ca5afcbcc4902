import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Mailboxes: how far each folder has been read, and which channels a worker has to look after. */
export class Mailboxes1764100100000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'messaging.mailbox_folders', { lines: true, columns: FOLDERS });
    // a worker asks for the mailboxes of all organizations, as its clocks do; what they are called and how they are reached it asks as the application
    await q.query(`
      grant usage on schema messaging to relay;
      create policy mailboxes on messaging.channels for select to relay using (provider = 'mailbox');
      grant select (id, organization_id, version, provider, deleted_at) on messaging.channels to relay;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const FOLDERS = `
  channel_id uuid not null, path text not null, uid_validity numeric(20) not null, last_uid bigint not null, since date not null,
  begun_at timestamptz(3) not null, position int not null default 0,
  ${belongsTo('channel_id', 'messaging.channels')}, constraint mailbox_folder_once unique (organization_id, channel_id, path)`;
