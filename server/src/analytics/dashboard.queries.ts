import { row, statement } from '../core/sql';
import type { Tx } from '../core/tx';

// what came with the sample company is no step of one's own
const own = (column: string) => `not exists (select from core.sample_records s where s.id = t.${column})`;
const living = (table: string, more: string) => `exists (select from ${table} t where t.deleted_at is null and ${more})`;

const STEPS = statement(`
  select ${living('parts.parts', own('id'))} as part, ${living('customers.customers', own('id'))} as customer, ${living('fulfillment.orders', own('customer_id'))} as "order",
    ${living('billing.invoices', `t.status <> 'draft' and ${own('customer_id')}`)} as invoice,
    (select count(*) from core.memberships) > 1 or exists (select from core.invitations) as colleague`);

/** Which of the first steps have been taken, as far as rows tell. */
export const stepsTaken = async (tx: Tx) => (await row<{ part: boolean; customer: boolean; order: boolean; invoice: boolean; colleague: boolean }>(tx, STEPS))!;
