import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Who was asked to come back, what came of it, and what is to be done first. */
export class CustomersOutreach1764200200010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'customers.outreaches', {
      columns: `
        customer_id uuid not null, method text not null check (method in ('phone', 'sms', 'email', 'whatsapp', 'instagram', 'postal', 'in_person')),
        outcome text not null check (outcome in ('success', 'no_response', 'failed', 'busy', 'voicemail', 'bounced', 'opted_out')),
        notes text, at timestamptz(3) not null, opportunity text check (opportunity in ('overdue_appointment', 'inactive_customer', 'high_value_risk')),
        won_at timestamptz(3), won_resource text check (won_resource in ('appointments', 'orders')), won_id uuid,
        check ((won_at is null) = (won_id is null) and (won_at is null) = (won_resource is null)), ${belongsTo('customer_id', 'customers.customers')}`,
    });
    await q.query(`
      create index outreaches_by_customer on customers.outreaches (organization_id, customer_id, at desc);
      create index outreaches_by_time on customers.outreaches (organization_id, at desc, id desc) include (outcome, opportunity, won_at) where deleted_at is null;
      update customers.customers set action_priority = 4 where action_priority is null;
      alter table customers.customers alter column action_priority set default 4, alter column action_priority set not null;
      drop index customers.customers_opportunities;
      create index customers_opportunities on customers.customers (organization_id, action_priority, lifetime_value desc, id desc)
        include (opportunity, visits, snoozed_until) where deleted_at is null and opportunity is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
