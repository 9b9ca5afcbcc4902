import { row, statement } from '../core/sql';
import type { Tx } from '../core/tx';

const living = (table: string, more = 'true') => `exists (select from ${table} t where t.deleted_at is null and ${more})`;

const STEPS = statement(`
  select ${living('parts.parts')} as part, ${living('customers.customers')} as customer, ${living('fulfillment.orders')} as "order",
    ${living('billing.invoices', `t.status <> 'draft'`)} as invoice,
    (select count(*) from core.memberships) > 1 or exists (select from core.invitations) as colleague`);

/** Which of the first steps have been taken, as far as rows tell. */
export const stepsTaken = async (tx: Tx) => (await row<{ part: boolean; customer: boolean; order: boolean; invoice: boolean; colleague: boolean }>(tx, STEPS))!;
