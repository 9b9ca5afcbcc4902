import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What figures and the rows behind them are found by: the days of facts, with the amounts that are added up most. */
export class AnalyticsIndexes1764200100010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create index invoices_figures on billing.invoices (organization_id, invoice_date, id) include (type, currency, subtotal, tax_amount, total_amount)
        where status <> 'draft' and deleted_at is null;
      create index orders_by_day on fulfillment.orders (organization_id, order_date, id) include (status, currency, subtotal, total_amount) where deleted_at is null;
      create index payments_by_day on billing.payments (organization_id, paid_at, id) include (currency, amount);
      create index payments_of_record on billing.payments (organization_id, (coalesce(reverses_id, id)));
      create index orders_first_of_customer on fulfillment.orders (organization_id, customer_id, order_date) where deleted_at is null and status <> 'cancelled';
      create index customers_figures on customers.customers (organization_id, created_at, id) include (lifetime_value) where deleted_at is null;
      create index movements_figures on parts.stock_transactions (organization_id, occurred_at, id) include (part_id, type, quantity, unit_cost);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
