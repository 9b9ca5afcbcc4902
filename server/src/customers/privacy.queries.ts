import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { allReferences } from './links';

/** Columns that are ours, not the person's. */
const OURS = `'organization_id', 'search', 'likeness', 'token'`;
const plainRow = `to_jsonb(t) - array[${OURS}]`;

export interface DataTable {
  table: string;
  rows: Record<string, unknown>[];
}

/** Everything that is kept of a customer, table by table. Internal notes and their entries only where they are asked for. */
export async function dataOf(tx: Tx, id: Id, internal: boolean): Promise<DataTable[]> {
  const hidden: Record<string, string> = internal
    ? {}
    : {
        'customers.notes': 'and not t.is_internal',
        'customers.activities': `and not coalesce((t.data ->> 'isInternal')::boolean, false)`,
      };
  const tables = allReferences().map(async ({ table, column }) => {
    const found = await rows<{ data: Record<string, unknown> }>(
      tx,
      statement(`select ${plainRow} as data from ${table} t where t.${column} = $1 ${hidden[table] ?? ''} order by t.id`),
      [id],
    );
    return { table, rows: found.map(({ data }) => data) };
  });
  const own = rows<{ data: Record<string, unknown> }>(tx, statement(`select ${plainRow} as data from customers.customers t where t.id = $1`), [id]);
  return [{ table: 'customers.customers', rows: (await own).map(({ data }) => data) }, ...(await Promise.all(tables)).filter((one) => one.rows.length)];
}

const TALK = statement(`
  select jsonb_build_object('text', c.text, 'at', c.created_at) as data, 'core.comments' as "table" from core.comments c where c.subject_id = $1 and c.deleted_at is null
  union all select jsonb_build_object('type', e.type, 'at', e.at, 'data', e.data), 'core.events' from core.events e where e.subject = $1
  union all select jsonb_build_object('to', m.recipients, 'subject', m.subject, 'text', m.text, 'status', m.status, 'at', m.created_at), 'core.outgoing_mails'
    from core.outgoing_mails m where m.recipients ?| $2::text[]`);
/** What is said about a customer elsewhere in the house: comments, history, mails that went to its addresses. */
export async function talkOf(tx: Tx, id: Id, emails: string[]): Promise<DataTable[]> {
  const found = await rows<{ table: string; data: Record<string, unknown> }>(tx, TALK, [id, emails]);
  const tables = [...new Set(found.map(({ table }) => table))];
  return tables.map((table) => ({ table, rows: found.filter((row) => row.table === table).map(({ data }) => data) }));
}

export interface DataFile {
  [column: string]: unknown;
  id: Id;
  name: string;
  sha256: string;
  kind: string;
}
/** Files on the customer, and the papers of its documents. */
export const filesAbout = (tx: Tx, subjects: Id[]): Promise<DataFile[]> =>
  rows<DataFile>(
    tx,
    statement(`select id, name, sha256, kind from core.files where subject_id = any ($1) and deleted_at is null and name not like 'data-export-%' order by id`),
    [subjects],
  );

const ERASE = statement(`
  update customers.customers c set name = $2 || ' ' || c.customer_number, first_name = null, last_name = null, birth_date = null, email = null, phone = null,
    vat_id = null, billing_address = null, shipping_address = null, contacts = '[]', tags = '{}', notes = null, custom_fields = '{}', owner_id = null,
    status = 'archived', email_shared = false, deleted_at = coalesce(c.deleted_at, $3), erased_at = $3, updated_at = $3, updated_by = $4, version = c.version + 1
  where c.id = any ($1)`);
const BELOW = [
  `update customers.contacts set name = '–', role = null, emails = '{}', phones = '{}', deleted_at = $2, updated_at = $2, version = version + 1 where customer_id = any ($1)`,
  `update customers.activities set title = case when event is null or event like 'customers.%' then '–' else title end, description = null,
     data = case when event like 'customers.%' then null else data end, updated_at = $2, version = version + 1 where customer_id = any ($1)`,
  `update customers.notes set content = '–', deleted_at = $2, updated_at = $2, version = version + 1 where customer_id = any ($1)`,
  `update customers.consents set note = null, updated_at = $2, version = version + 1 where customer_id = any ($1)`,
  `update customers.merges set changes = '{}', updated_at = $2, version = version + 1 where survivor_id = any ($1) or merged_id = any ($1)`,
].map(statement);
const PARTS = statement(`
  select id from customers.contacts where customer_id = any ($1) union all select id from customers.activities where customer_id = any ($1)
  union all select id from customers.notes where customer_id = any ($1) union all select id from customers.consents where customer_id = any ($1)`);

/** Takes off the customers what tells who they are, here; gives back the ids of what stands below them. */
export async function erasePersons(tx: Tx, ids: Id[], word: string): Promise<Id[]> {
  const below = (await rows<{ id: Id }>(tx, PARTS, [ids])).map(({ id }) => id);
  await rows(tx, ERASE, [ids, word, tx.now, tx.ctx.actor]);
  await Promise.all(BELOW.map((text) => rows(tx, text, [ids, tx.now])));
  await Promise.all(
    allReferences().flatMap(({ table, column, erased }) =>
      erased ? [rows(tx, statement(`update ${table} set ${erased} where ${column} = any ($1)`), [ids])] : [],
    ),
  );
  return below;
}
