import { CUSTOMERS_MERGED, CUSTOMERS_UNMERGED } from './customers.events';
import { customerFlags, refersToCustomer } from './links';
import { timeline } from './timeline';

refersToCustomer('customers.activities');
refersToCustomer('customers.notes', { erased: `content = '–', deleted_at = coalesce(deleted_at, now())` });
refersToCustomer('customers.contacts', { erased: `name = '–', role = null, emails = '{}', phones = '{}', deleted_at = coalesce(deleted_at, now())` });
refersToCustomer('customers.consents', { erased: `note = null` });
refersToCustomer('customers.engagements');

customerFlags(`
  select n.customer_id, 'complaint', n.created_at from customers.notes n
  where n.customer_id = any (array(select id from who)) and n.type = 'complaint' and n.deleted_at is null and n.created_at > $2::timestamptz - interval '90 days'`);

const OF = `select id as "customerId" from customers.customers where id = $1`;
const system = (on: string, en: string, de: string) => timeline({ on, type: 'system', resource: 'customers', facts: OF, says: { en, de } });

/** What happens to the customer itself. */
export const customerLinks = [
  system(CUSTOMERS_MERGED, 'Merged with {merged}', 'Mit {merged} zusammengeführt'),
  system(CUSTOMERS_UNMERGED, 'Merge with {merged} undone', 'Zusammenführung mit {merged} rückgängig gemacht'),
];
