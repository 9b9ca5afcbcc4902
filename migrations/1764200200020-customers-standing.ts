import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every order of profiles comes from an index, also within a status; what is counted over all of them stands in one. */
export class CustomersStanding1764200200020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index customers.customers_standing;
      create index customers_standing on customers.customers (organization_id, engagement, (coalesce(risk_score, 0)), id)
        include (risk_level, risk_score, risk_before, engagement_score, visits, last_visit_at, created_at, assessed_at) where deleted_at is null;
      create index customers_standing_by_visit on customers.customers (organization_id, engagement, (coalesce(last_visit_at, 'infinity'::timestamptz)), id)
        where deleted_at is null;
      create index customers_by_engagement_score on customers.customers (organization_id, (coalesce(engagement_score, 0)), id) where deleted_at is null;
      create index customers_by_next_visit on customers.customers (organization_id, (coalesce(next_visit_at, 'infinity'::timestamptz)), id)
        where deleted_at is null;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
