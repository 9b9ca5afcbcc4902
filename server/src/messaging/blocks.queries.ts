import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { DocumentLines, LINES_OF } from './blocks';

/** The record of this kind that the conversation is linked with last; without one, the customer's newest. */
const linesOf = (resource: string, table: string, number: string, items: string, key: string, open: string, described = 'i.description') =>
  statement(`
  select t.${number} as number, t.currency, t.total_amount::text as total, coalesce((
    select jsonb_agg(jsonb_build_object('description', ${described}, 'quantity', i.quantity::text, 'unitPrice', i.unit_price::text, 'lineTotal', i.line_total::text) order by i.position)
    from ${items} i where i.${key} = t.id), '[]') as lines
  from ${table} t where t.deleted_at is null and (
      t.id in (select l.record_id from messaging.links l where l.conversation_id = $1 and l.resource = '${resource}')
      or (t.customer_id = $2 and ${open} and not exists (select from messaging.links l where l.conversation_id = $1 and l.resource = '${resource}')))
  order by t.created_at desc limit 1`);

const GOODS = `coalesce(i.description, (select p.name from parts.parts p where p.id = coalesce(i.part_id, i.goods_part_id)), (select b.build_name from builds.builds b where b.id = i.build_id))`;
const LINES: Record<(typeof LINES_OF)[number], ReturnType<typeof statement>> = {
  orders: linesOf('orders', 'fulfillment.orders', 'order_number', 'fulfillment.order_items', 'order_id', `t.status <> 'cancelled'`, GOODS),
  invoices: linesOf('invoices', 'billing.invoices', 'invoice_number', 'billing.invoice_items', 'invoice_id', `t.status not in ('draft', 'cancelled')`),
  quotes: linesOf('quotes', 'pipeline.quotes', 'quote_number', 'pipeline.quote_items', 'quote_id', `t.status <> 'draft'`),
};

/** The lines of a document of a conversation; undefined if there is none, or whoever asks may not see it. */
export const documentLines = (tx: Tx, of: (typeof LINES_OF)[number], conversationId: Id | null, customerId: Id | null): Promise<DocumentLines | undefined> =>
  tx.ctx.permissions.includes(`${of}:read`)
    ? row<DocumentLines & Record<string, unknown>>(tx, LINES[of], [conversationId, customerId])
    : Promise.resolve(undefined);
