import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsUUID } from 'class-validator';
import { given } from '../fields';
import { anyOf, isFlag, list } from '../list';
import { core, Problem } from '../problem';
import { archive, byId, insert, insertMany, restore, update, type Key } from '../rows';
import { rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import { CustomField, FIELD_TYPES, type CustomFieldInput, type CustomFieldPatch } from './fields.entity';
import { fields } from './fields.problems';
import { countOf, forgetFields, relabel, reorder, usedChoices } from './fields.queries';
import { CUSTOM_ENTITIES, type CustomEntity } from './fields.registry';
import { checkedValue } from './fields.rules';
import { linkTable } from './fields.links';

export const customFieldList = list({
  entity: CustomField,
  filter: { entity: anyOf('entity', CUSTOM_ENTITIES), type: anyOf('type', FIELD_TYPES), required: isFlag('required') },
  sort: ['position', 'key', 'entity', 'createdAt', 'updatedAt'],
});
export class CustomFieldQuery extends customFieldList.Query {}
export class CustomFieldExport extends customFieldList.Export {}

export class ReorderInput {
  @ApiProperty({ enum: CUSTOM_ENTITIES, enumName: 'CustomEntity' }) @IsIn(CUSTOM_ENTITIES) entity: CustomEntity;
  @ApiProperty({ type: String, isArray: true, format: 'uuid' }) @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) ids: Id[];
}

type Change = Partial<CustomFieldInput> & { version: number };
/** A form with more fields is no form any more. */
const MOST = 200;
const EMPTY = { help: null, section: null, required: false, defaultValue: null, choices: [], linkTo: null, readRoles: [], writeRoles: [], inList: false };
const KEYS = statement(`select key from core.custom_fields where entity = $1`);

@Injectable()
export class CustomFieldsService {
  list = (tx: Tx, query: CustomFieldQuery) => customFieldList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<CustomField> => byId(tx, CustomField, id);

  /** Without a position it stands last. 409 `custom_field_taken`, also by an archived field. */
  async create(tx: Tx, input: CustomFieldInput): Promise<CustomField> {
    requireSense(input);
    const { count, last } = await countOf(tx, input.entity);
    if (count >= MOST) throw fields.tooManyFields({ most: MOST });
    const field = await insert(tx, CustomField, { ...input, position: input.position ?? last + 1 });
    forgetFields(tx, field.entity);
    tx.emit('core.custom_field_created', field.id, { entity: field.entity, key: field.key, type: field.type });
    return field;
  }

  /** Never loses a value: a type in use stays, a choice that records have can only be archived. */
  async change(tx: Tx, id: Id, { version, entity: _, key: __, ...patch }: Change): Promise<CustomField> {
    const before = await byId(tx, CustomField, id, 'for update');
    requireSense({ ...before, ...patch });
    if (patch.type && patch.type !== before.type && before.inUse) throw fields.fieldInUse({ key: before.key }, 'type');
    if (patch.choices) await this.keepUsed(tx, before, patch.choices);
    const { row: field, diff } = await update(tx, CustomField, { id, version }, patch);
    if (patch.choices) await relabel(tx, id);
    forgetFields(tx, field.entity);
    tx.emit('core.custom_field_changed', id, diff);
    return field;
  }

  /** A PUT says of what it leaves out that it is not so; the place on the form stays. */
  replace = (tx: Tx, id: Id, body: Change): Promise<CustomField> => this.change(tx, id, { ...EMPTY, ...given(body) });

  /** The field disappears from forms, lists and answers; its values stay, and come back with it. */
  async archive(tx: Tx, key: Key): Promise<CustomField> {
    const { row: field } = await archive(tx, CustomField, key);
    forgetFields(tx, field.entity);
    tx.emit('core.custom_field_archived', key.id, { entity: field.entity, key: field.key });
    return field;
  }

  async restore(tx: Tx, id: Id): Promise<CustomField> {
    const { row: field } = await restore(tx, CustomField, id);
    forgetFields(tx, field.entity);
    tx.emit('core.custom_field_restored', id, { entity: field.entity, key: field.key });
    return field;
  }

  /** The order on the form; 404 if one of them is no field of the entity. */
  async reorder(tx: Tx, { entity, ids }: ReorderInput): Promise<CustomField[]> {
    const found = new Set(await reorder(tx, entity, ids));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length) throw core.notFound({ ids: missing });
    forgetFields(tx, entity);
    for (const [position, id] of ids.entries()) tx.emit('core.custom_field_moved', id, { position: [null, position + 1] });
    return (await customFieldList.page(tx, { entity: [entity], perPage: 200 })).items;
  }

  /** Fields an industry brings along; one whose key is there already, archived or not, stays as it is. */
  async install(tx: Tx, entity: CustomEntity, inputs: Omit<CustomFieldInput, 'entity' | 'position'>[]): Promise<void> {
    const known = new Set((await rows<{ key: string }>(tx, KEYS, [entity])).map(({ key }) => key));
    const { last } = await countOf(tx, entity);
    const fresh = inputs.filter(({ key }) => !known.has(key)).map((input, at) => ({ ...input, entity, position: last + at + 1 }));
    const made = await insertMany(tx, CustomField, fresh);
    forgetFields(tx, entity);
    for (const { id, key, type } of made) tx.emit('core.custom_field_created', id, { entity, key, type });
  }

  private async keepUsed(tx: Tx, before: CustomField, choices: CustomFieldPatch['choices']): Promise<void> {
    const kept = new Set(choices!.map(({ value }) => value));
    const gone = before.choices.map(({ value }) => value).filter((value) => !kept.has(value));
    const used = await usedChoices(tx, before.id, gone);
    if (used.length) throw fields.choiceInUse({ values: used }, 'choices');
  }
}

/** What belongs together: a choice has values, a link a target, the default is a value of the field. */
function requireSense(field: Pick<CustomFieldInput, 'type' | 'choices' | 'linkTo' | 'defaultValue'>): void {
  const { type, choices = [], linkTo, defaultValue = null } = field;
  const chooses = type === 'choice' || type === 'choices';
  if (chooses && !choices.length) throw invalid('choices', 'choices_missing');
  if (new Set(choices.map(({ value }) => value)).size < choices.length) throw invalid('choices', 'choice_twice');
  if (type === 'link' && !linkTo) throw invalid('linkTo', 'link_target_missing');
  if (type === 'link') linkTable(linkTo!);
  if (type === 'link' || type === 'file' ? defaultValue !== null : 'rule' in checkedValue({ type, choices }, defaultValue))
    throw invalid('defaultValue', 'isIn');
}

const invalid = (field: string, rule: string): Problem =>
  new Problem('validation_failed', 400, {}, [{ code: 'validation_failed', rule, field, details: { rule } }]);
