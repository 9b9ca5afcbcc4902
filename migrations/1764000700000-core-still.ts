import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Compares what a process remembers of the organization with what is; a write that began with something older starts over. */
export class CoreStill1764000700000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create function core.still(seen text) returns void language plpgsql stable as $$
      begin
        if seen is distinct from (select o.xmin::text from core.organizations o where o.id = core.organization()) then
          raise exception 'the organization has changed' using errcode = '40001';
        end if;
      end $$`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
