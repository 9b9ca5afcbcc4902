import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is written goes into a list beside a GIN index first, which every search reads from end to end. It may be 4 MB long by default: after an import
 * a search took ten times as long until the list was worked in. A list of 256 kB is read in a millisecond.
 */
export class SearchPending1764000940010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const found: { name: string }[] = await q.query(`
      select format('%I.%I', n.nspname, i.relname) as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
      join pg_am a on a.oid = i.relam where a.amname = 'gin' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`);
    for (const { name } of found) await q.query(`alter index ${name} set (gin_pending_list_limit = 256)`);
    // what waits from before
    for (const { name } of found) await q.query(`select gin_clean_pending_list($1::regclass)`, [name]);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
