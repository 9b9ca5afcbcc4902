import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** People whom a provider names by an id of its own, and the address by which they are known here. */
export class MessagingScopedIds1764100200000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'messaging.scoped_ids', {
      lines: true,
      columns: `channel_id uuid not null, scoped_id text not null, address text not null, name text, ${belongsTo('channel_id', 'messaging.channels')},
        constraint scoped_id_once unique (organization_id, channel_id, scoped_id), constraint scoped_address_once unique (organization_id, channel_id, address)`,
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
