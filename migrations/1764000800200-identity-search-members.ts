import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members are a view of two tables and have a search of their own, which the forgiving one of the tables had replaced. */
export class IdentitySearchMembers1764000800200 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      drop function core.search_members(text);
      create function core.search_members(query text) returns setof uuid language sql stable as $$
        select id from core.members where core.fold(name || ' ' || email) like '%' || core.pattern(core.fold(query)) || '%' $$;
      revoke all on function core.search_members from public;
      grant execute on function core.search_members to app`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
