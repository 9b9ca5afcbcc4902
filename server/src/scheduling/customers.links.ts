import { rows, statement } from '../core/sql';
import { customerFacts, customerVisits, customerWins, refersToCustomer, relatedToCustomer, timeline } from '../customers';
import * as events from './scheduling.events';

refersToCustomer('scheduling.appointments', {
  erased: `customer_name = null, notes = null, title = null, answers = '[]', cancel_reason = null, custom_fields = '{}'`,
});
refersToCustomer('scheduling.waitlist_entries', { erased: `customer_name = '–', notes = null` });

const NEWEST = statement(`
  select id, type_name as "typeName", title, starts_at as "startsAt", ends_at as "endsAt", status, price, currency
  from scheduling.appointments where customer_id = $1 and deleted_at is null order by starts_at desc limit 20`);
relatedToCustomer({ name: 'bookings', can: 'appointments:read', read: (tx, customerId) => rows(tx, NEWEST, [customerId]) });

const fact = (figure: string, where: string) => `
  select a.customer_id, '${figure}', 'appointments', a.id, coalesce(a.type_name, a.title, ''), a.starts_at, a.price, a.currency
  from scheduling.appointments a where a.customer_id = any (array(select id from who)) and a.deleted_at is null and ${where}`;

const bookings = customerFacts({
  sql: [fact('bookings', `a.status <> 'cancelled'`), fact('completedBookings', `a.status = 'completed'`), fact('noShows', `a.status = 'no_show'`)].join(
    ' union all ',
  ),
  on: [events.APPOINTMENT_COMPLETED, events.APPOINTMENT_NO_SHOW],
  customersOf: `select customer_id from scheduling.appointments where id = any ($1)`,
});

customerWins(`
  select a.customer_id, 'appointments', a.id, a.created_at from scheduling.appointments a
  where a.customer_id = any (array(select id from who)) and a.deleted_at is null`);

customerVisits(`
  select a.customer_id, case when a.status = 'completed' then 'kept' when a.status = 'no_show' then 'missed' when a.status = 'cancelled' then 'lost'
    when a.status = 'arrived' then 'kept' when a.starts_at > $2 then 'ahead' else 'lost' end, a.starts_at
  from scheduling.appointments a where a.customer_id = any (array(select id from who)) and a.deleted_at is null
    and (a.status <> 'cancelled' or a.starts_at <= $2 and a.starts_at - a.cancelled_at < interval '24 hours')`);

const APPOINTMENT = `
  select customer_id as "customerId", coalesce(type_name, title, '') as name, to_char(starts_at at time zone (select time_zone from core.organizations where id = core.organization()), 'DD.MM.YYYY HH24:MI') as at,
    price as amount, currency from scheduling.appointments where id = $1`;
const booking = (on: string, en: string, de: string) => timeline({ on, type: 'booking', resource: 'appointments', facts: APPOINTMENT, says: { en, de } });

/** What appointments bring to the page of their customer. */
export const customerLinks = [
  bookings,
  booking(events.APPOINTMENT_CREATED, '{name} booked for {at}', '{name} gebucht für {at}'),
  booking(events.APPOINTMENT_MOVED, '{name} moved to {at}', '{name} verschoben auf {at}'),
  booking(events.APPOINTMENT_COMPLETED, '{name} completed', '{name} abgeschlossen'),
  booking(events.APPOINTMENT_CANCELLED, '{name} of {at} cancelled', '{name} vom {at} abgesagt'),
  booking(events.APPOINTMENT_NO_SHOW, 'Did not come: {name}, {at}', 'Nicht erschienen: {name}, {at}'),
];
