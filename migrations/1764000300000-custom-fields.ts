import type { MigrationInterface, QueryRunner } from 'typeorm';
import { customFieldsOn } from '../server/src/core/custom-fields/fields.migration';
import { isolation, tenantTable } from '../server/src/core/db/tenant-table';

/** Fields that organizations define; see `core/custom-fields/README.md`. */
export class CustomFields1764000300000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'core.custom_fields', {
      columns: `
        entity text not null check (entity in ('customers', 'deals', 'appointments', 'parts', 'orders')), key text not null check (key ~ '^[a-z][A-Za-z0-9]{0,39}$'),
        label jsonb not null, help jsonb, section jsonb, required boolean not null default false, default_value jsonb, position int not null default 0,
        type text not null check (type in ('text', 'number', 'money', 'date', 'choice', 'choices', 'yes_no', 'link', 'file')),
        choices jsonb not null default '[]', link_to text, read_roles text[] not null default '{}', write_roles text[] not null default '{}', in_list boolean not null default false,
        constraint custom_field_taken unique (organization_id, entity, key)`,
    });
    await q.query(VALUES);
    await q.query(isolation('core.custom_values'));
    await q.query(FUNCTIONS);
    for (const [entity, table] of WIRED) await q.query(customFieldsOn(entity, table));
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const WIRED = [
  ['customers', 'customers.customers'],
  ['parts', 'parts.parts'],
  ['orders', 'fulfillment.orders'],
] as const;

/** A value stands in the column of its kind, so that comparisons are leakproof and use an index also under row level security. */
const VALUES = `
  create table core.custom_values (
    organization_id uuid not null default core.organization(), entity text not null, field_id uuid not null, record_id uuid not null, ordinal int not null,
    word text collate "de-x-icu", number float8, day date, search text,
    primary key (organization_id, field_id, record_id, ordinal),
    foreign key (organization_id, field_id) references core.custom_fields (organization_id, id));
  create index custom_values_by_word on core.custom_values (organization_id, field_id, word, record_id) where word is not null;
  create index custom_values_by_number on core.custom_values (organization_id, field_id, number, record_id) where number is not null;
  create index custom_values_by_day on core.custom_values (organization_id, field_id, day, record_id) where day is not null;
  create index custom_values_search on core.custom_values using gin (organization_id, search gin_trgm_ops) where search is not null;
  grant select, insert, update, delete on core.custom_values to app;`;

const FUNCTIONS = `
  create function core.hidden_fields(role text) returns text[] language sql stable as $$
    select coalesce(array_agg(f.entity || '.' || f.key), '{}') from core.custom_fields f
    where f.deleted_at is not null or (f.read_roles <> '{}' and coalesce(role, '') <> 'admin' and not coalesce(role, '') = any (f.read_roles)) $$;
  create function core.index_custom_fields() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      delete from core.custom_values v using core.custom_fields f
      where f.organization_id = new.organization_id and f.entity = tg_argv[0] and v.organization_id = new.organization_id and v.field_id = f.id and v.record_id = new.id;
    end if;
    insert into core.custom_values (organization_id, entity, field_id, record_id, ordinal, word, number, day, search)
    select new.organization_id, f.entity, f.id, new.id, e.ordinal,
      case when f.type not in ('number', 'money', 'date') then left(e.value, 200) end,
      case when f.type in ('number', 'money') then e.value::float8 end, case when f.type = 'date' then e.value::date end,
      case when f.type = 'text' then core.fold(e.value) when f.type in ('choice', 'choices') then core.fold(concat_ws(' ', e.value,
        (select concat_ws(' ', c -> 'label' ->> 'de', c -> 'label' ->> 'en') from jsonb_array_elements(f.choices) c where c ->> 'value' = e.value limit 1))) end
    from core.custom_fields f cross join lateral jsonb_array_elements_text(
      case jsonb_typeof(new.custom_fields -> f.key) when 'array' then new.custom_fields -> f.key else jsonb_build_array(new.custom_fields -> f.key) end)
      with ordinality as e(value, ordinal)
    where f.organization_id = new.organization_id and f.entity = tg_argv[0] and new.custom_fields ? f.key and e.value is not null;
    return null;
  end $$;
  create function core.search_custom_values(which text, query text, hidden text[]) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
  declare
    mine uuid := core.organization();
    words text[] := core.words(query);
    visible uuid[] := array(select f.id from core.custom_fields f where f.organization_id = mine and f.entity = which and f.deleted_at is null
      and f.type in ('text', 'choice', 'choices') and not f.entity || '.' || f.key = any (hidden));
  begin
    if visible <> '{}' then
      return query select v.record_id from core.custom_values v where v.organization_id = mine and v.field_id = any (visible) and v.search like words[1]
        and (words[2] is null or v.search like words[2]) and (words[3] is null or v.search like words[3]) and (words[4] is null or v.search like words[4]);
    end if;
  end $$;
  revoke all on function core.search_custom_values from public;
  grant execute on function core.search_custom_values to app;`;
