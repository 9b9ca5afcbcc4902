import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an industry chooses and an organization may change: what stands in the navigation, and what its customers are called. */
export class Industries1764000300010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table core.organizations
        add column modules text[] not null default '{pipeline,scheduling,parts,procurement,builds,fulfillment,billing}'
          check (modules <@ '{pipeline,scheduling,parts,procurement,builds,fulfillment,billing}'),
        add column customer_word text not null default 'customer' check (customer_word in ('customer', 'patient', 'client'));
      update core.organizations set customer_word = case industry when 'clinic' then 'patient' when 'sales' then 'client' else 'customer' end`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
