import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../server/src/core/db/tenant-table';

/**
 * What insights sort, filter and count by stands beside the customer; scores may be unknown, and the history names their method. How all of them stood
 * is one row a day.
 */
export class CustomersInsights1764200200000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table customers.customers alter column risk_level drop not null, alter column risk_score drop not null,
        add column risk_method text not null default 'scheme_a' check (risk_method in ('scheme_a', 'usual_interval')),
        add column engagement_score int check (engagement_score between 0 and 100), add column visits int not null default 0,
        add column last_visit_at timestamptz(3), add column next_visit_at timestamptz(3), add column usual_days numeric(7, 1),
        add column next_action text check (next_action in ('first_visit', 'call_now', 'keep_promises', 'win_back', 'watch', 'carry_on')),
        add column action_priority int check (action_priority between 1 and 4), add column risk_before int, add column assessed_at timestamptz(3),
        add column opportunity text check (opportunity in ('overdue_appointment', 'inactive_customer', 'high_value_risk')), add column snoozed_until date;
      alter table customers.engagements alter column risk_level drop not null, alter column risk_score drop not null,
        add column method text not null default 'scheme_a' check (method in ('scheme_a', 'usual_interval')), add column engagement_score int;
      create index customers_by_risk on customers.customers (organization_id, (coalesce(risk_score, 0)), id) where deleted_at is null;
      create index customers_by_last_visit on customers.customers (organization_id, (coalesce(last_visit_at, 'infinity'::timestamptz)), id) where deleted_at is null;
      create index customers_by_lifetime on customers.customers (organization_id, lifetime_value, id) where deleted_at is null;
      drop index customers.customers_by_value;
      create index customers_standing on customers.customers (organization_id, engagement)
        include (risk_level, risk_score, risk_before, visits, last_visit_at, created_at, assessed_at) where deleted_at is null;
      create index customers_opportunities on customers.customers (organization_id, action_priority, lifetime_value desc, id)
        include (opportunity, visits, snoozed_until) where deleted_at is null and opportunity is not null;
      create index customers_unassessed on customers.customers (organization_id) where assessed_at is null and deleted_at is null;`);
    await tenantTable(q, 'customers.insight_settings', {
      columns: `
        method text not null default 'scheme_a' check (method in ('scheme_a', 'usual_interval')), active_days int not null, medium_days int not null,
        high_days int not null, medium_attendance int not null, high_attendance int not null, medium_missed int not null, high_missed int not null,
        risk_percent int not null, dormant_percent int not null, dormant_days int not null, high_value numeric(14, 2) not null, snooze_days int not null,
        check (medium_days < high_days and active_days <= high_days and high_attendance < medium_attendance and medium_missed < high_missed
          and risk_percent < dormant_percent), constraint insight_settings_once unique (organization_id)`,
    });
    await tenantTable(q, 'customers.engagement_days', {
      lines: true,
      columns: `
        day date not null, customers int not null, active int not null, dormant int not null, at_risk int not null, low int not null, medium int not null,
        high int not null, unknown int not null, mean_risk numeric(5, 2), mean_engagement numeric(5, 2), calculated_at timestamptz(3) not null,
        constraint engagement_days_once unique (organization_id, day)`,
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
