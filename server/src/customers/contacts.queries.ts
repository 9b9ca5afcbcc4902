import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Contact } from './customers.entity';

const SAVE = statement(`
  with given as (select g.*, o.at from jsonb_array_elements($2::jsonb) with ordinality as o(value, at),
    jsonb_to_record(o.value) as g(id uuid, name text, role text, emails text[], phones text[], "isPrimary" boolean)),
  gone as (update customers.contacts c set deleted_at = $3, updated_at = $3, updated_by = $4, version = c.version + 1
    where c.customer_id = $1 and c.deleted_at is null and c.id not in (select id from given))
  insert into customers.contacts as c (id, customer_id, position, name, role, emails, phones, is_primary, created_at, updated_at, created_by, updated_by)
  select id, $1, at - 1, name, role, coalesce(emails, '{}'), coalesce(phones, '{}'), coalesce("isPrimary", false), $3, $3, $4, $4 from given
  on conflict (organization_id, id) do update set position = excluded.position, name = excluded.name, role = excluded.role, emails = excluded.emails,
    phones = excluded.phones, is_primary = excluded.is_primary, updated_at = excluded.updated_at, updated_by = excluded.updated_by, version = c.version + 1,
    deleted_at = null
  where c.customer_id = $1 and (c.position, c.name, c.role, c.emails, c.phones, c.is_primary, c.deleted_at) is distinct from
    (excluded.position, excluded.name, excluded.role, excluded.emails, excluded.phones, excluded.is_primary, null::timestamptz(3))`);

/** Makes the contacts of a customer those it now has: `contacts` of the customer was written. */
export const saveContacts = (tx: Tx, customerId: Id, contacts: (Contact & { id: Id })[]) =>
  rows(tx, SAVE, [customerId, JSON.stringify(contacts), tx.now, tx.ctx.actor]);

const FOLLOW = statement(`
  update customers.customers c set version = c.version + 1, updated_at = $2, updated_by = $3,
    contacts = coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'role', p.role, 'emails', p.emails, 'phones', p.phones, 'isPrimary',
      p.is_primary) order by p.position, p.id) from customers.contacts p where p.customer_id = c.id and p.deleted_at is null), '[]')
  where c.id = any ($1)`);

/** The other way round: a contact was written by itself. */
export const followContacts = (tx: Tx, customerIds: Id[]) => rows(tx, FOLLOW, [[...new Set(customerIds)].sort(), tx.now, tx.ctx.actor]);

const LAST = statement(`select coalesce(max(position) + 1, 0) as position from customers.contacts where customer_id = $1 and deleted_at is null`);
export const nextPosition = async (tx: Tx, customerId: Id): Promise<number> => (await rows<{ position: number }>(tx, LAST, [customerId]))[0].position;

const DEMOTE = statement(`
  update customers.contacts set is_primary = false, version = version + 1, updated_at = $3, updated_by = $4
  where customer_id = $1 and id <> $2 and is_primary and deleted_at is null`);
/** At most one is the first to ask. */
export const onlyPrimary = (tx: Tx, customerId: Id, id: Id) => rows(tx, DEMOTE, [customerId, id, tx.now, tx.ctx.actor]);
