import { Injectable } from '@nestjs/common';
import { organizationOf } from '../core/organization';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { nameOfUser } from './sending.queries';

/** Of the records a conversation is linked with the newest of a kind; without one, the newest of its customer that is not done. */
const newest = (resource: string, table: string, columns: string, open: string) => `
  select ${columns} from ${table} t where t.deleted_at is null and (
      t.id in (select l.record_id from messaging.links l where l.conversation_id = $1 and l.resource = '${resource}')
      or (t.customer_id = $2 and ${open} and not exists (select from messaging.links l where l.conversation_id = $1 and l.resource = '${resource}')))
  order by t.created_at desc limit 1`;
const day = (column: string) => `to_char(${column}, 'DD.MM.YYYY')`;
const amount = (column: string) => `replace(replace(replace(to_char(${column}, 'FM999,999,990.00'), ',', '|'), '.', ','), '|', '.') || ' ' || t.currency`;

const ORDER = statement(
  newest('orders', 'fulfillment.orders', `t.order_number as number, t.status, ${amount('t.total_amount')} as total, t.id`, `t.status <> 'cancelled'`),
);
const INVOICE = statement(
  newest(
    'invoices',
    'billing.invoices',
    `t.invoice_number as number, ${amount('t.total_amount')} as total, ${day('t.due_date')} as "dueDate"`,
    `t.status not in ('draft', 'cancelled')`,
  ),
);
const APPOINTMENT = statement(
  newest(
    'appointments',
    'scheduling.appointments',
    `coalesce(t.type_name, t.title) as type, to_char(t.starts_at at time zone (select time_zone from core.organizations where id = core.organization()), 'DD.MM.YYYY HH24:MI') as time`,
    `t.status in ('scheduled', 'confirmed') and t.starts_at > now()`,
  ),
);
const DELIVERY = statement(`
  select t.delivery_number as number, t.tracking_number as tracking, ${day('t.delivery_date')} as date from fulfillment.deliveries t
  where t.order_id = $1 and t.deleted_at is null order by t.created_at desc limit 1`);
const CUSTOMER = statement(
  `select name, first_name as "firstName", last_name as "lastName", customer_number as number, email, phone from customers.customers where id = $1`,
);

type Facts = Record<string, string | null>;

/** What variables in canned replies and templates stand for. */
@Injectable()
export class VariablesService {
  /** `customer.name`, `order.number`, `delivery.tracking`, `invoice.total`, `appointment.time`, `agent.name`, `organization.name` and so on. */
  async of(tx: Tx, { id, customerId, customerName }: { id: Id; customerId: Id | null; customerName: string }): Promise<Facts> {
    const read = (text: ReturnType<typeof statement>, params: unknown[], resource = 'conversations') =>
      tx.ctx.permissions.includes(`${resource}:read`) ? row<Facts>(tx, text, params) : undefined;
    const [customer, order, invoice, appointment, agent, organization] = await Promise.all([
      customerId ? read(CUSTOMER, [customerId]) : undefined,
      read(ORDER, [id, customerId], 'orders'),
      read(INVOICE, [id, customerId], 'invoices'),
      read(APPOINTMENT, [id, customerId], 'appointments'),
      nameOfUser(tx, tx.ctx.actor),
      organizationOf(tx),
    ]);
    const delivery = order ? await read(DELIVERY, [order.id]) : undefined;
    const named = { customer: { ...customer, name: customer?.name ?? customerName }, order, delivery, invoice, appointment };
    const facts = Object.entries(named).flatMap(([kind, all]) => Object.entries(all ?? {}).map(([name, value]) => [`${kind}.${name}`, value] as const));
    return { ...Object.fromEntries(facts), 'agent.name': agent, 'organization.name': organization.name };
  }
}
