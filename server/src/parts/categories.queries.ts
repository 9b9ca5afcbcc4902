import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Category, SpecificationFacet, SpecificationField } from './categories.entity';

const CATEGORIES = statement(`
  select coalesce(c.name, p.category) as category, coalesce(p.count, 0) as count, c.id, c.parent_id as "parentId",
    coalesce(parts.category_path(c.id), p.category) as path
  from (select category, count(*)::int as count from parts.parts where deleted_at is null and category is not null group by category) p
  full join (select * from parts.categories where deleted_at is null) c on c.name = p.category
  order by coalesce(c.name, p.category) collate "de-x-icu"`);

/** Every category that was declared or stands on a part. */
export const categories = (tx: Tx): Promise<Category[]> => rows<Category & Record<string, unknown>>(tx, CATEGORIES);

const FIELDS = statement(`
  with recursive up as (
    select c.id, c.parent_id, c.fields, 0 as level from parts.categories c where c.name = $1 and c.deleted_at is null
    union all select c.id, c.parent_id, c.fields, up.level + 1 from parts.categories c join up on c.id = up.parent_id where up.level < 50)
  select f.field from up, jsonb_array_elements(up.fields) with ordinality as f(field, position) order by up.level desc, f.position`);

/** The specifications of a category: those of the categories above it first; the nearest says how a name is meant. */
export async function fieldsOf(tx: Tx, category: string | null | undefined): Promise<SpecificationField[]> {
  if (!category) return [];
  const found = await rows<{ field: SpecificationField }>(tx, FIELDS, [category]);
  return [...new Map(found.map(({ field }) => [field.name, field])).values()];
}

const VALUES = statement(`
  select f.name, coalesce((
    select jsonb_agg(v.value order by v.number, v.value) from (
      select distinct p.specifications ->> f.name as value,
        case when p.specifications ->> f.name ~ '^-?[0-9]+(\\.[0-9]+)?$' then (p.specifications ->> f.name)::numeric end as number
      from parts.parts p where p.deleted_at is null and p.specifications ? f.name and p.category = any (array(select parts.categories_below(array[$1::text])))
      order by number, value limit 100) v), '[]') as values
  from unnest($2::text[]) as f(name)`);

/** What the parts of a category (and below it) can be filtered by. */
export async function facets(tx: Tx, category: string | undefined): Promise<SpecificationFacet[]> {
  const fields = await fieldsOf(tx, category);
  if (!fields.length) return [];
  const found = await rows<{ name: string; values: string[] }>(tx, VALUES, [category, fields.map(({ name }) => name)]);
  const values = new Map(found.map((one) => [one.name, one.values]));
  return fields.map((field) => ({ ...field, values: values.get(field.name) ?? [] }));
}

const RENAME = statement(`
  update parts.parts p set category = $2, version = p.version + 1, updated_at = $3, updated_by = $4
  where p.category = $1 and p.deleted_at is null returning p.id`);
/** The parts of a category follow its new name. */
export const renameCategory = async (tx: Tx, before: string, after: string): Promise<Id[]> =>
  (await rows<{ id: Id }>(tx, RENAME, [before, after, tx.now, tx.ctx.actor])).map(({ id }) => id);

const USED = statement(`
  select (select count(*)::int from parts.parts p join parts.categories c on c.name = p.category where c.id = any ($1) and p.deleted_at is null) as parts,
    (select count(*)::int from parts.categories c where c.parent_id = any ($1) and c.deleted_at is null) as below`);
/** How many parts stand in the categories, and how many categories below them. */
export const usesOf = async (tx: Tx, ids: Id[]): Promise<{ parts: number; below: number }> => (await row<{ parts: number; below: number }>(tx, USED, [ids]))!;
