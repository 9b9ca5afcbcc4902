import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the address of a conversation is erased, what a provider called that person is erased with it. */
export class MessagingScopedIdsForgotten1764100200010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create function messaging.forget_scoped_id() returns trigger language plpgsql set search_path = pg_catalog as $$
        begin
          delete from messaging.scoped_ids where organization_id = old.organization_id and channel_id = old.channel_id and address = old.address;
          return null;
        end $$;
      create trigger forget_scoped_id after update of address on messaging.conversations for each row
        when (new.address is distinct from old.address) execute function messaging.forget_scoped_id();`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
