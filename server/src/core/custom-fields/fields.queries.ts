import { forgetSetting, settingOf } from '../organization';
import { rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import type { CustomEntity } from './fields.registry';
import { mayRead, type Definition } from './fields.rules';

const LIVING = statement(`
  select id, entity, key, label, type, required, default_value as "defaultValue", choices, link_to as "linkTo", read_roles as "readRoles", write_roles as "writeRoles"
  from core.custom_fields where entity = $1 and deleted_at is null order by position, key`);

const settingName = (entity: CustomEntity) => `custom fields of ${entity}`;
/** After this transaction has changed them. */
export const forgetFields = (tx: Tx, entity: CustomEntity): void => forgetSetting(tx, settingName(entity));

/** The fields of an entity that whoever asks may see, in the order of the form; read once in a transaction. */
export async function definitionsOf(tx: Tx, entity: CustomEntity): Promise<Definition[]> {
  const found = await settingOf(tx, settingName(entity), () => rows<Definition & Record<string, unknown>>(tx, LIVING, [entity]));
  return found.filter((field) => mayRead(field, tx.ctx.role));
}

/** Of ids of a table, those that are there and living. */
export async function livingIds(tx: Tx, table: string, ids: Id[]): Promise<Set<Id>> {
  const found = await rows<{ id: Id }>(tx, statement(`select id from ${table} where id = any ($1) and deleted_at is null`), [ids]);
  return new Set(found.map(({ id }) => id));
}

const USED_CHOICES = statement(`select distinct word from core.custom_values where field_id = $1 and word = any ($2) order by word`);
/** Of some values of a choice, those that records have. */
export const usedChoices = async (tx: Tx, field: Id, values: string[]): Promise<string[]> =>
  values.length ? (await rows<{ word: string }>(tx, USED_CHOICES, [field, values])).map(({ word }) => word) : [];

const RELABEL = statement(`
  update core.custom_values v set search = core.fold(concat_ws(' ', v.word, c ->> 'value', c -> 'label' ->> 'de', c -> 'label' ->> 'en'))
  from core.custom_fields f, jsonb_array_elements(f.choices) c where f.id = $1 and v.field_id = f.id and c ->> 'value' = v.word`);
/** After the words of a choice have changed: records are found under the new ones. */
export const relabel = (tx: Tx, field: Id): Promise<unknown> => rows(tx, RELABEL, [field]);

const REORDER = statement(`
  update core.custom_fields f set position = g.position, version = f.version + 1, updated_at = $3, updated_by = $4
  from unnest($1::uuid[]) with ordinality as g(id, position) where f.id = g.id and f.entity = $2 and f.deleted_at is null returning f.id`);
/** Puts fields in the order of their ids; gives back those that were there. */
export const reorder = async (tx: Tx, entity: CustomEntity, ids: Id[]): Promise<Id[]> =>
  (await rows<{ id: Id }>(tx, REORDER, [ids, entity, tx.now, tx.ctx.actor])).map(({ id }) => id);

const COUNT = statement(
  `select count(*)::int as count, coalesce(max(position), 0)::int as last from core.custom_fields where entity = $1 and deleted_at is null`,
);
export const countOf = async (tx: Tx, entity: CustomEntity): Promise<{ count: number; last: number }> =>
  (await rows<{ count: number; last: number }>(tx, COUNT, [entity]))[0];
