import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const PAGE = statement(`select scheduling.booking_page_of($1) as id`);
const KNOWN = statement(`
  select id from customers.customers where deleted_at is null and email = $1 order by (core.fold(name) = core.fold($2)) desc, created_at limit 1`);
const STAFF = statement(`select id, name from scheduling.resources where kind = 'staff' and is_active and deleted_at is null order by name, id`);
const TYPES = statement(`select id from scheduling.appointment_types where is_public and is_active and deleted_at is null order by name, id`);

/** Whose booking page it is. */
export const bookingPageOf = async (tx: Tx, slug: string): Promise<Id | null> => (await row<{ id: Id | null }>(tx, PAGE, [slug]))?.id ?? null;

/** Who has this address; of several, who is also called so. */
export const customerKnown = async (tx: Tx, email: string, name: string): Promise<Id | undefined> => (await row<{ id: Id }>(tx, KNOWN, [email, name]))?.id;

export const staffOf = (tx: Tx): Promise<{ id: Id; name: string }[]> => rows(tx, STAFF);
export const publicTypes = async (tx: Tx): Promise<Id[]> => (await rows<{ id: Id }>(tx, TYPES)).map(({ id }) => id);
