import { INVOICE_CREDITED, INVOICE_FINALIZED, INVOICE_SETTLED, PAYMENT_RECEIVED, PAYMENT_REVERSED } from '../billing';
import {
  CUSTOMER_ARCHIVED,
  CUSTOMER_CHANGED,
  CUSTOMER_CREATED,
  CUSTOMER_ERASED,
  CUSTOMER_MERGED_AWAY,
  CUSTOMER_RESTORED,
  CUSTOMERS_MERGED,
  CUSTOMERS_UNMERGED,
} from '../customers';
import { dayOf, type DataSet } from './data-sets';
import { ADDS, choices, column, END_OF_AT, VARIES, words } from './set-columns';
import { APPOINTMENT_EVENTS } from './sets.appointments';
import { CONVERSATION_EVENTS } from './sets.messaging';
import { JOB_EVENTS, QUOTE_EVENTS } from './sets.pipeline';
import { ORDER_EVENTS } from './sets.sales';

/** The first time anything of a customer is known: the record, an order, or an appointment that lies before it. */
const FIRST_SEEN = `least(t.created_at,
  (select min(o.order_date)::timestamp at time zone {zone} from fulfillment.orders o where o.customer_id = t.id and o.deleted_at is null and o.status <> 'cancelled'),
  (select min(a.starts_at) from scheduling.appointments a where a.customer_id = t.id and a.deleted_at is null and a.status <> 'cancelled'))`;

const SINCE = `(({at}::date - 29)::timestamp at time zone {zone})`;
const SOON = `(({at}::date + 8)::timestamp at time zone {zone})`;
const between = (at: string, from = SINCE, to = END_OF_AT) => `${at} >= ${from} and ${at} < ${to}`;
/** Who ordered, came, wrote or accepted a quote in the 30 days up to the day, or has an appointment in the seven after it. */
const ACTIVE = `t.id in (
  select o.customer_id from fulfillment.orders o where o.deleted_at is null and o.status not in ('draft', 'cancelled') and ${between('coalesce(o.confirmed_at, o.created_at)')}
  union all select a.customer_id from scheduling.appointments a where a.deleted_at is null and a.customer_id is not null and a.status not in ('cancelled', 'no_show')
    and ${between('a.starts_at', SINCE, SOON)}
  union all select v.customer_id from messaging.messages m join messaging.conversations v on v.id = m.conversation_id
    where m.sender_type = 'customer' and v.customer_id is not null and ${between('m."timestamp"')}
  union all select q.customer_id from pipeline.quotes q where q.deleted_at is null and q.status = 'accepted' and q.customer_id is not null and ${between('q.decided_at')}
  union all select j.customer_id from pipeline.jobs j where j.deleted_at is null and ${between('j.completed_at')})`;

/** Whose event it is: when a customer was first seen, and whether active, follows from these. */
const TOUCHED_BY: DataSet['touchedBy'] = [
  { on: ORDER_EVENTS, record: '(select o.customer_id from fulfillment.orders o where o.id = {subject})' },
  { on: APPOINTMENT_EVENTS, record: '(select a.customer_id from scheduling.appointments a where a.id = {subject})' },
  { on: CONVERSATION_EVENTS, record: '(select v.customer_id from messaging.conversations v where v.id = {subject})' },
  { on: QUOTE_EVENTS, record: '(select q.customer_id from pipeline.quotes q where q.id = {subject})' },
  { on: [INVOICE_FINALIZED, INVOICE_SETTLED, INVOICE_CREDITED], record: '(select i.customer_id from billing.invoices i where i.id = {subject})' },
  { on: [PAYMENT_RECEIVED, PAYMENT_REVERSED], record: '(select p.customer_id from billing.payments p where p.id = {subject})' },
  { on: JOB_EVENTS, record: '(select j.customer_id from pipeline.jobs j where j.id = {subject})' },
];

const CUSTOMERS: DataSet = {
  id: 'customers',
  label: words('Kunden', 'Customers'),
  definition: words(
    'Ein Kunde, der nicht gelöscht und nicht mit einem anderen zusammengeführt ist, nach dem Tag, an dem er das erste Mal in Erscheinung trat: angelegt, erster Auftrag oder erster Termin.',
    'A customer neither deleted nor merged into another, by the day first seen: created, first order or first appointment.',
  ),
  permissions: ['customers:read'],
  from: 'customers.customers t',
  where: 't.deleted_at is null',
  day: dayOf(FIRST_SEEN),
  instant: FIRST_SEEN,
  latest: 't.created_at',
  columns: {
    number: column('text', 'Nummer', 'Number', 't.customer_number'),
    name: column('text', 'Name', 'Name', 't.name', { by: 't.id' }),
    type: column('choice', 'Art', 'Type', 't.type', { choices: choices({ private: 'Privat|Private', business: 'Geschäftlich|Business' }) }),
    status: column('choice', 'Status', 'Status', 't.status', {
      choices: choices({ prospect: 'Interessent|Prospect', active: 'Aktiv|Active', inactive: 'Inaktiv|Inactive', archived: 'Archiviert|Archived' }),
    }),
    engagement: column('choice', 'Beziehung', 'Engagement', 't.engagement', {
      choices: choices({ active: 'Aktiv|Active', dormant: 'Ruhend|Dormant', at_risk: 'Gefährdet|At risk' }),
    }),
    city: column('text', 'Ort', 'City', `t.billing_address ->> 'city'`),
    country: column('text', 'Land', 'Country', `t.billing_address ->> 'country'`),
    owner: column('text', 'Betreut von', 'Looked after by', '(select u.name from core.users u where u.id = t.owner_id)', { by: 't.owner_id' }),
    firstSeen: column('day', 'Zuerst gesehen', 'First seen', dayOf(FIRST_SEEN)),
    created: column('time', 'Angelegt', 'Created', 't.created_at'),
    lastSale: column('time', 'Letzter Auftrag', 'Last order', 't.last_sale_at'),
    lastActivity: column('time', 'Letzte Aktivität', 'Last activity', 't.last_activity_at'),
    active: column('flag', 'Aktiv in den letzten 30 Tagen', 'Active in the last 30 days', ACTIVE),
    riskScore: column('number', 'Risiko', 'Risk', 't.risk_score', VARIES),
    lifetimeValue: column('money', 'Kundenwert', 'Lifetime value', 't.lifetime_value', ADDS),
  },
  custom: { entity: 'customers', sql: 't.custom_fields' },
  shown: ['number', 'name', 'type', 'status', 'city', 'country', 'firstSeen', 'lastActivity', 'lifetimeValue'],
  opens: { resource: 'customers', id: 't.id' },
  customer: 't.id',
  on: [CUSTOMER_CREATED, CUSTOMER_CHANGED, CUSTOMER_ARCHIVED, CUSTOMER_RESTORED, CUSTOMERS_MERGED, CUSTOMER_MERGED_AWAY, CUSTOMERS_UNMERGED, CUSTOMER_ERASED],
  touchedBy: TOUCHED_BY,
  record: 't.id',
};

export const SETS_OF_CUSTOMERS: readonly DataSet[] = [CUSTOMERS];
