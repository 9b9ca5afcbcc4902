import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Active, dormant or at risk. Of a customer of whom nothing is known yet, what stands here by default is what the rules say. */
export class CustomersEngagement1764000940000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table customers.customers add column engagement text not null default 'dormant' check (engagement in ('active', 'dormant', 'at_risk')),
        add column risk_level text not null default 'low' check (risk_level in ('low', 'medium', 'high')),
        add column risk_score int not null default 15 check (risk_score between 0 and 100);`);
    await tenantTable(q, 'customers.engagements', {
      columns: `
        customer_id uuid not null, engagement text not null check (engagement in ('active', 'dormant', 'at_risk')),
        risk_level text not null check (risk_level in ('low', 'medium', 'high')), risk_score int not null check (risk_score between 0 and 100),
        factors jsonb not null, assessed_at timestamptz(3) not null, ${belongsTo('customer_id', 'customers.customers')}`,
    });
    await q.query(`create index engagements_by_customer on customers.engagements (organization_id, customer_id, assessed_at desc)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
