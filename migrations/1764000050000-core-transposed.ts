import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchFunction } from '../server/src/core/db/tenant-table';

/** A search forgives two letters that changed places: every pair of them is put back, one at a time. */
export class CoreTransposed1764000050000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create function core.transposed(word text) returns text[] language sql immutable as $$
        select coalesce(array_agg('%' || core.pattern(left(word, i - 1) || substr(word, i + 1, 1) || substr(word, i, 1) || substr(word, i + 2)) || '%'), '{}')
        from generate_series(1, length(word) - 1) i where substr(word, i, 2) !~ '\\s' and substr(word, i, 1) <> substr(word, i + 1, 1) $$`);
    const tables: { name: string }[] = await q.query(`
      select n.nspname || '.' || substr(p.proname, 8) as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.proname like 'search\\_%' and to_regclass(n.nspname || '.' || substr(p.proname, 8)) is not null`);
    for (const { name } of tables) await q.query(searchFunction(name));
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
