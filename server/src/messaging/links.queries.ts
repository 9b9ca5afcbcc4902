import { newId } from '../core/id';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

interface Linkable {
  table: string;
  label: string;
  /** Column with the customer; none where a record has none of its own. */
  customer: string | null;
  /** The number people name it by. */
  number?: string;
  /** What is open of it. */
  open?: string;
}
/** What a conversation may be about. */
export const LINKABLE: Record<string, Linkable> = {
  orders: {
    table: 'fulfillment.orders',
    label: 't.order_number',
    customer: 't.customer_id',
    number: 't.order_number',
    open: `t.status not in ('delivered', 'cancelled')`,
  },
  invoices: {
    table: 'billing.invoices',
    label: 't.invoice_number',
    customer: 't.customer_id',
    number: 't.invoice_number',
    open: `t.status not in ('draft', 'paid', 'cancelled')`,
  },
  quotes: { table: 'pipeline.quotes', label: 't.quote_number', customer: 't.customer_id', number: 't.quote_number', open: `t.status in ('draft', 'sent')` },
  deals: { table: 'pipeline.deals', label: 't.title', customer: 't.customer_id', open: `t.status = 'open'` },
  leads: { table: 'pipeline.leads', label: 't.name', customer: 't.customer_id' },
  deliveries: { table: 'fulfillment.deliveries', label: 't.delivery_number', customer: null, number: 't.delivery_number' },
  appointments: {
    table: 'scheduling.appointments',
    label: `coalesce(t.title, t.type_name, '')`,
    customer: 't.customer_id',
    open: `t.status in ('scheduled', 'confirmed')`,
  },
};

export interface Labelled extends Record<string, unknown> {
  resource: string;
  recordId: Id;
  label: string;
  customerId: Id | null;
}

const oneOf = (resource: string) => {
  const { table, label, customer } = LINKABLE[resource];
  return `select '${resource}' as resource, t.id as "recordId", coalesce(${label}, '') as label, ${customer ?? 'null::uuid'} as "customerId" from ${table} t`;
};

/** A record that may be linked, or undefined where there is none (any more). */
export const recordOf = (tx: Tx, resource: string, id: Id): Promise<Labelled | undefined> =>
  row<Labelled>(tx, statement(`${oneOf(resource)} where t.id = $1 and t.deleted_at is null`), [id]);

const LINKS = statement(
  `select resource, record_id as "recordId", message_id as "messageId" from messaging.links where conversation_id = $1 order by linked_at, id`,
);
export interface Link extends Record<string, unknown> {
  resource: string;
  recordId: Id;
  messageId: Id | null;
}
/** What a conversation is linked with, of the resources given. */
export async function linksOf(tx: Tx, conversationId: Id, resources: string[]): Promise<(Labelled & Link)[]> {
  const links = (await rows<Link>(tx, LINKS, [conversationId])).filter(({ resource }) => resources.includes(resource));
  const kinds = [...new Set(links.map(({ resource }) => resource))];
  const found = await Promise.all(
    kinds.map((kind) =>
      rows<Labelled>(tx, statement(`${oneOf(kind)} where t.id = any ($1) and t.deleted_at is null`), [
        links.filter(({ resource }) => resource === kind).map(({ recordId }) => recordId),
      ]),
    ),
  );
  const labelled = found.flat();
  return links.flatMap((link) =>
    labelled.filter((one) => one.resource === link.resource && one.recordId === link.recordId).map((one) => ({ ...one, ...link })),
  );
}

const PUT = statement(`
  insert into messaging.links (id, conversation_id, message_id, resource, record_id, linked_at, linked_by) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (organization_id, conversation_id, resource, record_id) do nothing returning id`);
export const putLink = (tx: Tx, conversationId: Id, { resource, recordId, messageId }: { resource: string; recordId: Id; messageId?: Id }) =>
  rows(tx, PUT, [newId(), conversationId, messageId ?? null, resource, recordId, tx.now, tx.ctx.actor]);
const DROP = statement(`delete from messaging.links where conversation_id = $1 and resource = $2 and record_id = $3 returning id`);
export const dropLink = (tx: Tx, conversationId: Id, resource: string, recordId: Id) => rows(tx, DROP, [conversationId, resource, recordId]);

/** Records named by their number in the last words of a conversation, and what is open of its customer: at most three of a kind. */
export async function suggestionsOf(tx: Tx, words: string[], customerId: Id | null, resources: string[]): Promise<(Labelled & { by: 'number' | 'open' })[]> {
  const kinds = resources.filter((resource) => LINKABLE[resource]);
  const found = await Promise.all(
    kinds.flatMap((resource) => {
      const { number, open, customer } = LINKABLE[resource];
      return [
        number && words.length
          ? rows<Labelled>(tx, statement(`${oneOf(resource)} where ${number} = any ($1) and t.deleted_at is null order by t.id desc limit 3`), [words]).then(
              as('number'),
            )
          : [],
        open && customer && customerId
          ? rows<Labelled>(tx, statement(`${oneOf(resource)} where ${customer} = $1 and ${open} and t.deleted_at is null order by t.id desc limit 3`), [
              customerId,
            ]).then(as('open'))
          : [],
      ];
    }),
  );
  const all = found.flat();
  return all.filter((one, i) => all.findIndex(({ recordId }) => recordId === one.recordId) === i);
}
const as =
  (by: 'number' | 'open') =>
  (found: Labelled[]): (Labelled & { by: 'number' | 'open' })[] =>
    found.map((one) => ({ ...one, by }));
