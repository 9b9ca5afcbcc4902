import type { CountryCode } from 'libphonenumber-js';
import { e164 } from '../core/phone';
import { organizationOf } from '../core/organization';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { normalizeVatId } from '../core/vat-id';
import type { Duplicate, DuplicateQuery } from './customers.dto';

const DUPLICATES = statement(`
  select id, customer_number as "customerNumber", name, array_remove(array[
    case when email = $1 or contacts @> jsonb_build_array(jsonb_build_object('emails', jsonb_build_array($1::text))) then 'email' end,
    case when phone = $2 or contacts @> jsonb_build_array(jsonb_build_object('phones', jsonb_build_array($2::text))) then 'phone' end,
    case when vat_id = $3 then 'vatId' end, case when core.fold(name) = core.fold($4) then 'name' end], null) as matches
  from customers.customers where deleted_at is null and (email = $1 or phone = $2 or vat_id = $3 or core.fold(name) = core.fold($4)
    or contacts @> jsonb_build_array(jsonb_build_object('emails', jsonb_build_array($1::text)))
    or contacts @> jsonb_build_array(jsonb_build_object('phones', jsonb_build_array($2::text))))
  order by cardinality(array_remove(array[case when email = $1 then 1 end, case when phone = $2 then 1 end, case when vat_id = $3 then 1 end], null)) desc, id
  limit 10`);

/** Who might be meant already: the same normalized e-mail, phone or VAT id (also of a contact), or the same name. */
export async function duplicates(tx: Tx, { email, phone, vatId, name }: DuplicateQuery): Promise<Duplicate[]> {
  const { country } = await organizationOf(tx);
  const number = phone ? e164(phone, country as CountryCode) : null;
  const asked = [email?.trim().toLowerCase() || null, number, vatId ? normalizeVatId(vatId) || null : null, name?.trim() || null];
  return asked.some(Boolean) ? rows<Duplicate & Record<string, unknown>>(tx, DUPLICATES, asked) : [];
}

const SHARED = statement(`select exists (select from customers.customers where email = $1 and deleted_at is null and id is distinct from $2) as shared`);
/** Whether somebody else has the address, where the organization lets customers share one: only then two may. Else the constraint refuses. */
export async function isShared(tx: Tx, email: unknown, id: Id | null = null): Promise<boolean> {
  if (typeof email !== 'string' || !(await organizationOf(tx)).sharedEmails) return false;
  return (await rows<{ shared: boolean }>(tx, SHARED, [email, id]))[0].shared;
}
