import { applyDecorators, type Type } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import * as check from 'class-validator';
import { Bool, Computed, field, inputOf, Int, Items, One, OneOf, patchOf, replaceOf, Text, Texts } from '../dto';
import { completed } from '../dto.input';
import { BaseRecord, Table } from '../record';
import { CUSTOM_ENTITIES, type CustomEntity, type CustomValue } from './fields.registry';

export const FIELD_TYPES = ['text', 'number', 'money', 'date', 'choice', 'choices', 'yes_no', 'link', 'file'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];
/** What a link may point to: records that every organization has. */
export const LINK_TARGETS = ['customers', 'parts', 'suppliers', 'builds', 'orders', 'invoices', 'deals', 'appointments'] as const;
export type LinkTarget = (typeof LINK_TARGETS)[number];

/** Words in both languages. */
export class Wording {
  @Text({ max: 200 }) de: string;
  @Text({ max: 200 }) en: string;
}
class LongWording {
  @Text({ max: 1_000 }) de: string;
  @Text({ max: 1_000 }) en: string;
}

/** One word stands for both languages, and one language for the other. */
const inBoth = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() ? { de: value.trim(), en: value.trim() } : null;
  if (typeof value !== 'object' || value === null) return value;
  const { de, en, ...more } = value as { de?: unknown; en?: unknown };
  return { ...more, de: de || en, en: en || de };
};
/** Of what was sent, because the nested class has taken a bare word apart by now. */
const Made = (type: () => Type, of: (given: unknown) => unknown) =>
  Transform(({ obj, key }) => {
    const given = of((obj as Record<string, unknown>)[key]);
    return given === undefined
      ? undefined
      : Array.isArray(given)
        ? given.map((one: unknown) => completed(type(), plainToInstance(type(), one)))
        : plainToInstance(type(), given);
  });
const Both = Made(() => Wording, inBoth);
const asChoice = (value: unknown): unknown =>
  typeof value === 'string'
    ? { value, label: inBoth(value) }
    : typeof value === 'object' && value
      ? { label: (value as { value?: unknown }).value, ...value }
      : value;

/** One of the values of a choice. */
export class FieldChoice {
  @Text({ max: 100, description: 'what is kept in records' }) value: string;
  @Both @One(() => Wording) label: Wording;
  @Text({ max: 20, nullable: true }) color: string | null;
  @Bool({ filled: true, description: 'no longer offered; records that have it keep it' }) archived: boolean;
}

/** A field that an organization added to its records. */
@Table('core.custom_fields')
export class CustomField extends BaseRecord {
  @OneOf('CustomEntity', CUSTOM_ENTITIES) entity: CustomEntity;
  @applyDecorators(Text({ max: 40, description: 'camelCase; stays as it is, also when the field is archived' }), check.Matches(/^[a-z][A-Za-z0-9]*$/))
  key: string;
  @Both @One(() => Wording, { description: 'in both languages; one text stands for both' }) label: Wording;
  @Made(() => LongWording, inBoth) @One(() => LongWording, { nullable: true }) help: LongWording | null;
  @Both @One(() => Wording, { nullable: true, description: 'heading on the form under which it stands' }) section: Wording | null;
  @OneOf('FieldType', FIELD_TYPES) type: FieldType;
  @Bool({ filled: true }) required: boolean;
  @field(
    { nullable: true, description: 'of a new record that says nothing of the field' },
    { type: 'jsonb' },
    { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: { type: 'string' } }] },
  )
  defaultValue: CustomValue | null;
  @Int({ filled: true, max: 10_000, description: 'order on the form' }) position: number;
  @Made(() => FieldChoice, (given) => (Array.isArray(given) ? given.map(asChoice) : given))
  @Items(() => FieldChoice, { filled: true, max: 200 })
  choices: FieldChoice[];
  @OneOf('LinkTarget', LINK_TARGETS, { nullable: true, description: 'what a link points to' }) linkTo: LinkTarget | null;
  @Texts({ max: 30, description: 'roles that see it; none named: everybody who sees the record' }) readRoles: string[];
  @Texts({ max: 30, description: 'roles that may change it; none named: everybody who may change the record' }) writeRoles: string[];
  @Bool({ filled: true, description: 'a column of the list, until somebody hides it' }) inList: boolean;
  @Computed((t) => `exists (select from core.custom_values v where v.field_id = ${t}.id)`, { type: 'boolean', description: 'records have a value' })
  inUse: boolean;
}

const CHANGEABLE = [
  'label',
  'help',
  'section',
  'type',
  'required',
  'defaultValue',
  'position',
  'choices',
  'linkTo',
  'readRoles',
  'writeRoles',
  'inList',
] as const;
export class CustomFieldInput extends inputOf(CustomField, ['entity', 'key', ...CHANGEABLE]) {}
export class CustomFieldPatch extends patchOf(inputOf(CustomField, CHANGEABLE)) {}
export class CustomFieldReplacement extends replaceOf(CustomFieldInput) {}
