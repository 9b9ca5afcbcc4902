import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settings that processes remember beside the facts of the organization. */
const SETTINGS = ['core.custom_fields', 'core.tax_rates'];

/** Whoever changes one writes the organization's row anew, by whose version (`core.still`) it is known whether what is remembered holds. */
export class CoreSettings1764000910010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create function core.setting_changed() returns trigger language plpgsql as $$
      begin
        update core.organizations set name = name where id = coalesce(new.organization_id, old.organization_id);
        return null;
      end $$`);
    for (const table of SETTINGS)
      await q.query(`create trigger setting_changed after insert or update or delete on ${table} for each row execute function core.setting_changed()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
