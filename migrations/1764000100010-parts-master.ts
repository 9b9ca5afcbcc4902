import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** A tree of categories with their specifications, a tree of locations, and what else is known of a part. */
export class PartsMaster1764000100010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'parts.categories', { columns: CATEGORY, search: 'name' });
    await q.query(CATEGORIES);
    await q.query(LOCATIONS);
    await q.query(PART);
    await q.query(SPECIFICATIONS);
    await q.query(`alter table core.files add column document_type text check (document_type in
      ('picture', 'datasheet', 'drawing', 'model', 'manual', 'certificate', 'other'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const CATEGORY = `
  name text not null, parent_id uuid, fields jsonb not null default '[]',
  ${belongsTo('parent_id', 'parts.categories')}`;

/** The way up a tree, from the root: `Electronics / Boards`. `union` ends also where somebody made a circle past the service. */
const pathOf = (name: string, table: string) => `
  create function parts.${name}(wanted uuid) returns text language sql stable as $$
    with recursive up as (
      select t.id, t.name, t.parent_id, 0 as level from ${table} t where t.id = wanted
      union all select t.id, t.name, t.parent_id, up.level + 1 from ${table} t join up on t.id = up.parent_id where up.level < 50)
    select string_agg(up.name, ' / ' order by up.level desc) from up $$;`;

const CATEGORIES = `
  create unique index category_name_taken on parts.categories (organization_id, name) where deleted_at is null;
  create index categories_by_parent on parts.categories (organization_id, parent_id) where parent_id is not null;
  ${pathOf('category_path', 'parts.categories')}
  create function parts.categories_below(names text[]) returns setof text language sql stable as $$
    with recursive below as (
      select c.id, c.name from parts.categories c where c.name = any (names) and c.deleted_at is null
      union select c.id, c.name from parts.categories c join below b on c.parent_id = b.id where c.deleted_at is null)
    select unnest(names) union select name from below $$;`;

const LOCATIONS = `
  alter table parts.locations add column parent_id uuid, add ${belongsTo('parent_id', 'parts.locations')};
  create index locations_by_parent on parts.locations (organization_id, parent_id) where parent_id is not null;
  ${pathOf('location_path', 'parts.locations')}
  create function parts.locations_below(ids uuid[]) returns setof uuid language sql stable as $$
    with recursive below as (
      select unnest(ids) as id union select l.id from parts.locations l join below b on l.parent_id = b.id where l.deleted_at is null)
    select id from below $$;`;

const PART = `
  alter table parts.parts
    add column is_active boolean not null default true, add column is_bought boolean not null default true,
    add column is_made boolean not null default false, add column is_sold boolean not null default true,
    add column picture_file_id uuid, add ${belongsTo('picture_file_id', 'core.files')},
    add column reorder_point numeric(14,3) check (reorder_point >= 0), add column target_stock numeric(14,3) check (target_stock >= 0),
    add column revision text, add column replaced_by_id uuid, add ${belongsTo('replaced_by_id', 'parts.parts')},
    add column substitute_ids uuid[] not null default '{}';
  update parts.parts p set is_made = true where exists (select from builds.builds b where b.organization_id = p.organization_id and b.part_id = p.id);
  alter table builds.production_components add column replaces_part_id uuid, add ${belongsTo('replaces_part_id', 'parts.parts')};
  alter table builds.bom_lines add column substitute_ids uuid[] not null default '{}';
  create index parts_by_replacement on parts.parts (organization_id, replaced_by_id) where replaced_by_id is not null;`;

/**
 * Whether specifications hold what is wanted: `Voltage:24` (equal, numbers as numbers), `Length:30..42`, `Length:..42`. Of the same name one must
 * fit, of different names all.
 */
const SPECIFICATIONS = `
  create function parts.has_specifications(given jsonb, wanted text[]) returns boolean language sql immutable as $$
    select coalesce(bool_and(fits), true) from (
      select bool_or(coalesce(case
        when w.value ~ '^(-?[0-9]+(\\.[0-9]+)?)?\\.\\.(-?[0-9]+(\\.[0-9]+)?)?$' then
          case when s.said ~ '^-?[0-9]+(\\.[0-9]+)?$' then
            s.said::numeric >= coalesce(nullif(split_part(w.value, '..', 1), '')::numeric, s.said::numeric)
            and s.said::numeric <= coalesce(nullif(split_part(w.value, '..', 2), '')::numeric, s.said::numeric) end
        when w.value ~ '^-?[0-9]+(\\.[0-9]+)?$' and s.said ~ '^-?[0-9]+(\\.[0-9]+)?$' then s.said::numeric = w.value::numeric
        else lower(s.said) = lower(w.value) end, false)) as fits
      from (select split_part(one, ':', 1) as name, substr(one, strpos(one, ':') + 1) as value from unnest(wanted) as one) w
      cross join lateral (select given ->> w.name as said) s
      group by w.name) by_name $$;`;
