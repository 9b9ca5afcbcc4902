import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

const OF_CUSTOMER = belongsTo('customer_id', 'customers.customers');

/** Two that are one, segments, consents, what is kept how long, documents with types and versions, e-mails that families share. */
export class CustomersMerge1764000200020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // loads pg_trgm into the session: before, only a superuser may name its settings
    await q.query(`select word_similarity('', '')`);
    await q.query(COLUMNS);
    await tenantTable(q, 'customers.merges', {
      columns: `
        survivor_id uuid not null, merged_id uuid not null, changes jsonb not null, moved jsonb not null default '{}', undone_at timestamptz(3),
        ${belongsTo('survivor_id', 'customers.customers')}, ${belongsTo('merged_id', 'customers.customers')}`,
    });
    await tenantTable(q, 'customers.segments', {
      columns: `
        name text not null, description text, filter jsonb not null default '{}', is_shared boolean not null default true,
        constraint segment_taken unique (organization_id, name, deleted_at)`,
    });
    await tenantTable(q, 'customers.consents', {
      columns: `
        customer_id uuid not null, channel text not null check (channel in ('email', 'phone', 'sms', 'whatsapp', 'post', 'newsletter', 'data')),
        granted boolean not null, source text not null, given_at timestamptz(3) not null default now(), note text, ${OF_CUSTOMER}`,
    });
    await tenantTable(q, 'customers.retention_rules', {
      columns: `
        data_class text not null check (data_class in ('activities', 'notes', 'files', 'customers')), months int not null check (months between 1 and 600),
        constraint retention_taken unique (organization_id, data_class)`,
    });
    await q.query(INDEXES);
    await q.query(INVOICES);
    await q.query(FORGET);
    await q.query(SEARCH);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const COLUMNS = `
  alter table customers.customers add column merged_into_id uuid, add column erased_at timestamptz(3), add column email_shared boolean not null default false,
    add constraint merged_is_deleted check (merged_into_id is null or deleted_at is not null), add ${belongsTo('merged_into_id', 'customers.customers')};
  drop index customers.email_taken;
  create unique index email_taken on customers.customers (organization_id, email) where deleted_at is null and not email_shared;
  create index customers_by_email on customers.customers (organization_id, email) where deleted_at is null;
  alter table core.organizations add column shared_emails boolean not null default false;
  alter table core.files drop constraint files_document_type_check, add constraint files_document_type_check check (document_type in
      ('picture', 'datasheet', 'drawing', 'model', 'manual', 'certificate', 'contract', 'invoice', 'agreement', 'photo', 'other')),
    add column revision int not null default 1, add column replaced_by_id uuid, add ${belongsTo('replaced_by_id', 'core.files')};`;

const INDEXES = `
  create index merges_by_survivor on customers.merges (organization_id, survivor_id);
  create index merges_by_merged on customers.merges (organization_id, merged_id);
  create index consents_by_customer on customers.consents (organization_id, customer_id, channel, given_at desc);
  create index segments_by_name on customers.segments (organization_id, name);
  create index customers_merged on customers.customers (organization_id, merged_into_id) where merged_into_id is not null;`;

/** An issued invoice may follow its customer to the one it was merged into, and back: what it says of the customer is a copy and stays. */
const INVOICES = `
  grant update (customer_id) on billing.payments to app;
  create or replace function billing.refuse_change() returns trigger language plpgsql as $$
  declare free text[] := '{status, paid_amount, payment_date, sent_at, version, updated_at, updated_by, search}';
  begin
    if old.customer_id is distinct from new.customer_id and exists (select from customers.merges m
        where (m.survivor_id, m.merged_id) in ((old.customer_id, new.customer_id), (new.customer_id, old.customer_id))) then
      free := free || 'customer_id'::text;
    end if;
    if old.status <> 'draft' and (new.status = 'draft' or (to_jsonb(old) - free) is distinct from (to_jsonb(new) - free)) then
      raise exception using errcode = 'check_violation', constraint = 'invoice_final', message = 'a finalized invoice does not change';
    end if;
    return new;
  end $$;`;

/** What the history tells of a person who was erased: that something happened, when, by whom and to which fields, but no values. */
const FORGET = `
  create function core.forget(subjects uuid[]) returns int language plpgsql volatile security definer set search_path = pg_catalog, public as $$
  declare told int;
  begin
    update core.events e set data = jsonb_build_object('erased', true, 'fields', (select coalesce(jsonb_agg(key), '[]') from jsonb_object_keys(e.data) key))
    where e.organization_id = core.organization() and e.subject = any (subjects) and not e.data ? 'erased' and e.published_at is not null;
    get diagnostics told = row_count;
    return told;
  end $$;
  revoke all on function core.forget from public;
  grant execute on function core.forget to app;`;

/** As it was, and two letters that changed places are put back. */
const SEARCH = `
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
    if not seen and length(folded) between 4 and 60 and folded ~ '[[:alpha:]]' then
      return query select t.id from customers.customers t where t.organization_id = mine
        and (folded <% t.likeness or t.likeness like any (core.transposed(folded))) limit 200;
    end if;
  end $$;`;
