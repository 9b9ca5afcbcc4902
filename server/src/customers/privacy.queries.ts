import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { dropScores } from './engagement.queries';
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

const ALL = statement(`
  with recursive them as (
    select id from customers.customers where id = any ($1)
    union select c.id from them join customers.customers c on c.merged_into_id = them.id)
  select c.id, c.name, c.first_name as "firstName", c.last_name as "lastName", c.phone, array_remove(array(
      select c.email union select jsonb_array_elements_text(k -> 'emails') from jsonb_array_elements(c.contacts) k), null) as emails
  from customers.customers c join them on them.id = c.id order by c.id for update of c`);
interface Person {
  [column: string]: unknown;
  id: Id;
  name: string;
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  emails: string[];
}
/** Some customers and all that were merged into them: one person may stand in several records. */
export const samePersons = (tx: Tx, ids: Id[]): Promise<Person[]> => rows<Person>(tx, ALL, [ids]);

const ERASE = statement(`
  update customers.customers c set name = $2 || ' ' || c.customer_number, first_name = null, last_name = null, birth_date = null, email = null, phone = null,
    vat_id = null, billing_address = null, shipping_address = null, contacts = '[]', tags = '{}', notes = null, custom_fields = '{}', owner_id = null,
    status = 'archived', email_shared = false, no_profiling = true, engagement = null, risk_level = null, risk_score = null, risk_before = null,
    engagement_score = null, usual_days = null, next_action = null, action_priority = 4, opportunity = null, deleted_at = coalesce(c.deleted_at, $3), erased_at = $3, updated_at = $3, updated_by = $4, version = c.version + 1
  where c.id = any ($1)`);
// of what events wrote, numbers and amounts stay: who it was about does not
const TELLING = `'{orderNumber,deliveryNumber,invoiceNumber,creditNoteNumber,quoteNumber,jobNumber,amount,currency,at}'`;
const BELOW = [
  `update customers.activities set title = case when event like 'billing.%' or event like 'fulfillment.%' then title else '–' end, description = null,
     data = (select jsonb_object_agg(key, value) from jsonb_each(data) where key = any (${TELLING}::text[])), updated_at = $2, version = version + 1
   where customer_id = any ($1)`,
  `update customers.merges set changes = '{}', updated_at = $2, version = version + 1 where survivor_id = any ($1) or merged_id = any ($1)`,
].map(statement);

const forgotten = () => allReferences().filter(({ kept }) => !kept);
/** The ids of all that belongs to some customers and is not kept, with what stands below it. */
const partsOf = (tx: Tx, ids: Id[]): Promise<{ id: Id }[]> => {
  const own = forgotten().flatMap(({ table, column, below = [] }) => [
    `select id from ${table} where ${column} = any ($1)`,
    ...below.map((one) => `select b.id from ${one.table} b join ${table} r on r.id = b.${one.of} where r.${column} = any ($1)`),
  ]);
  return rows<{ id: Id }>(tx, statement(own.join(' union ')), [ids]);
};

/** Takes off the customers what tells who they are, here and wherever something belongs to them; gives back the ids of that. */
export async function erasePersons(tx: Tx, ids: Id[], word: string): Promise<Id[]> {
  const parts = (await partsOf(tx, ids)).map(({ id }) => id);
  await rows(tx, ERASE, [ids, word, tx.now, tx.ctx.actor]);
  await dropScores(tx, ids);
  await Promise.all(BELOW.map((text) => rows(tx, text, [ids, tx.now])));
  const texts = forgotten().flatMap(({ table, column, erased, below = [] }) => [
    ...(erased ? [`update ${table} set ${erased}, version = version + 1 where ${column} = any ($1)`] : []),
    ...below.flatMap((one) =>
      one.erased ? [`update ${one.table} b set ${one.erased} from ${table} r where r.id = b.${one.of} and r.${column} = any ($1)`] : [],
    ),
  ]);
  await Promise.all(texts.map((text) => rows(tx, statement(text), [ids])));
  return parts;
}
