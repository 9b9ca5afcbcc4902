import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

const OF_CUSTOMER = belongsTo('customer_id', 'customers.customers');

/** What is known about a customer beside its record: activities, notes, tags, contacts, and figures that the modules to the right push here. */
export class CustomersActivities1764000200010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'customers.activities', {
      columns: `
        customer_id uuid, type text not null check (type in ('call', 'email', 'meeting', 'note', 'task', 'booking', 'order', 'delivery', 'invoice', 'payment',
          'quote', 'deal', 'lead', 'job', 'message', 'system')),
        title text not null, description text, occurred_at timestamptz(3) not null default now(), due_at timestamptz(3), remind_at timestamptz(3), reminded_at timestamptz(3),
        done_at timestamptz(3), owner_id uuid, subject_type text, subject_id uuid, event text, data jsonb,
        check ((subject_type is null) = (subject_id is null)), ${OF_CUSTOMER}`,
      search: `title || ' ' || coalesce(description, '')`,
    });
    await tenantTable(q, 'customers.notes', {
      columns: `
        customer_id uuid not null, type text not null default 'general' check (type in ('general', 'complaint', 'feedback', 'request')),
        content text not null, is_internal boolean not null default true, mention_ids uuid[] not null default '{}', ${OF_CUSTOMER}`,
      search: 'content',
    });
    await tenantTable(q, 'customers.tags', { columns: `name text not null, color text not null check (color ~ '^#[0-9a-f]{6}$')` });
    await q.query(`create function customers.joined(words text[]) returns text language sql immutable as $$ select array_to_string(words, ' ') $$`);
    await tenantTable(q, 'customers.contacts', {
      columns: `
        customer_id uuid not null, position int not null default 0, name text not null, role text, emails text[] not null default '{}',
        phones text[] not null default '{}', is_primary boolean not null default false, ${OF_CUSTOMER}`,
      search: `name || ' ' || coalesce(role, '') || ' ' || customers.joined(emails) || ' ' || customers.joined(phones)`,
    });
    await q.query(INDEXES);
    await q.query(COLUMNS);
    await q.query(CONTACTS);
    await q.query(SEARCH);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const INDEXES = `
  create index activities_by_customer on customers.activities (organization_id, customer_id, occurred_at desc, id) where deleted_at is null;
  create index activities_by_subject on customers.activities (organization_id, subject_id, occurred_at desc);
  create index activities_due on customers.activities (organization_id, due_at) where done_at is null and due_at is not null and deleted_at is null;
  create index activities_to_remind on customers.activities (organization_id, remind_at) where reminded_at is null and done_at is null and remind_at is not null;
  create index notes_by_customer on customers.notes (organization_id, customer_id);
  create index contacts_by_customer on customers.contacts (organization_id, customer_id, position) where deleted_at is null;
  create unique index tag_taken on customers.tags (organization_id, lower(name)) where deleted_at is null;`;

/** Figures that follow from documents to the right, kept here so that lists can filter and sort by them. */
const COLUMNS = `
  alter table customers.customers add column lifetime_value numeric(14,2) not null default 0, add column last_sale_at timestamptz(3),
    add column last_activity_at timestamptz(3);
  create index customers_by_value on customers.customers (organization_id, lifetime_value) where deleted_at is null;
  create index customers_by_last_activity on customers.customers (organization_id, last_activity_at) where deleted_at is null;`;

/** Contacts get an id each and a row of their own; tags in use get a colour. */
const CONTACTS = `
  update customers.customers c set contacts = (select jsonb_agg(e.value || jsonb_build_object('id', gen_random_uuid()) order by e.ordinality)
    from jsonb_array_elements(c.contacts) with ordinality e) where c.contacts <> '[]';
  insert into customers.contacts (organization_id, id, customer_id, position, name, role, emails, phones, is_primary, created_at, updated_at, created_by, updated_by)
    select c.organization_id, (e.value ->> 'id')::uuid, c.id, e.ordinality - 1, e.value ->> 'name', e.value ->> 'role',
      array(select jsonb_array_elements_text(e.value -> 'emails')), array(select jsonb_array_elements_text(e.value -> 'phones')),
      coalesce((e.value ->> 'isPrimary')::boolean, false), c.created_at, c.updated_at, c.created_by, c.updated_by
    from customers.customers c, jsonb_array_elements(c.contacts) with ordinality e;
  insert into customers.tags (organization_id, id, name, color, created_by, updated_by)
    select distinct on (c.organization_id, lower(tag)) c.organization_id, gen_random_uuid(), tag, '#546e7a', c.created_by, c.created_by
    from customers.customers c, unnest(c.tags) tag;`;

/**
 * Words in names, numbers, addresses, e-mails and notes; a number typed with blanks, a leading 0 or + among the phones; what was said in a note. Where
 * nothing is written as it was typed, names and e-mails that look alike (trigrams), at most 200.
 */
const SEARCH = `
  alter table customers.customers drop column search;
  alter table customers.customers add column search text not null generated always as (core.fold(name || ' ' || coalesce(first_name, '') || ' '
    || coalesce(last_name, '') || ' ' || customer_number || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(vat_id, '') || ' '
    || coalesce(billing_address ->> 'city', '') || ' ' || coalesce(jsonb_path_query_array(contacts, '$[*].name')::text, '') || ' '
    || coalesce(jsonb_path_query_array(contacts, '$[*].emails[*]')::text, '') || ' ' || coalesce(jsonb_path_query_array(contacts, '$[*].phones[*]')::text, '')
    || ' ' || coalesce(notes, ''))) stored;
  alter table customers.customers add column likeness text not null generated always as (core.fold(name || ' ' || coalesce(email, '') || ' '
    || coalesce(jsonb_path_query_array(contacts, '$[*].name')::text, ''))) stored;
  create index customers_search on customers.customers using gin (organization_id, search gin_trgm_ops);
  create index customers_likeness on customers.customers using gin (organization_id, likeness gin_trgm_ops);
  create or replace function customers.search_customers(query text) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.4 set plan_cache_mode = force_custom_plan as $$
  declare
    mine uuid := core.organization();
    words text[] := core.words(query);
    folded text := core.fold(query);
    digits text := case when query ~ '^[-+0-9 ()/.]+$' then ltrim(regexp_replace(query, '[^0-9]', '', 'g'), '0') end;
    seen boolean := false;
  begin
    return query select t.id from customers.customers t where t.organization_id = mine and t.search like words[1]
      and (words[2] is null or t.search like words[2]) and (words[3] is null or t.search like words[3]) and (words[4] is null or t.search like words[4]);
    seen := found;
    return query select n.customer_id from customers.notes n where n.organization_id = mine and n.deleted_at is null and n.search like words[1]
      and (words[2] is null or n.search like words[2]) and (words[3] is null or n.search like words[3]) and (words[4] is null or n.search like words[4]) limit 1000;
    seen := seen or found;
    if length(digits) >= 5 then
      return query select t.id from customers.customers t where t.organization_id = mine and t.search like '%' || digits || '%';
      seen := seen or found;
    end if;
    if not seen and length(folded) >= 4 and folded ~ '[[:alpha:]]' then
      return query select t.id from customers.customers t where t.organization_id = mine and folded <% t.likeness limit 200;
    end if;
  end $$;`;
