import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * New words wait in a list before they go into an index of words, and every search reads that list. At the usual 4 MB a search takes twice its
 * time after some thousand new records, and whoever fills the list up waits for all of it: 512 kB are enough.
 */
export class CoreWords1764000910020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const found = (await q.query(`
      select c.oid::regclass::text as name from pg_class c join pg_am a on a.oid = c.relam
      where a.amname = 'gin' and pg_get_indexdef(c.oid) like '%gin_trgm_ops%' and pg_has_role(c.relowner, 'usage')`)) as { name: string }[];
    for (const { name } of found) await q.query(`alter index ${name} set (gin_pending_list_limit = 512)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
