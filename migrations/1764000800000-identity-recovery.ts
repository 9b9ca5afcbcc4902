import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Codes for the day the telephone is lost, what a person chose of their screen, and a permission that nothing asked for is gone. */
export class IdentityRecovery1764000800000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // hashes: a code is shown once
    await q.query(`alter table core.users add column recovery_codes text[] not null default '{}'`);
    // has the id of the person
    await tenantTable(q, 'core.screen_settings', { columns: `first_steps_hidden boolean not null default false, ${belongsTo('id', 'core.memberships')}` });
    await q.query(`update core.roles set permissions = permissions - 'notifications:write' where permissions ? 'notifications:write'`);
    await q.query(`update core.api_keys set scopes = scopes - 'notifications:write' where scopes ? 'notifications:write'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
