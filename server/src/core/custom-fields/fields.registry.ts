import type { Type } from '@nestjs/common';
import { IsObject } from 'class-validator';
import { field } from '../dto';
import { CUSTOM } from '../dto.input';

/** What can have custom fields. A module takes part with `@CustomFields` on its entity and `customFieldsOn` in its migration. */
export const CUSTOM_ENTITIES = ['customers', 'deals', 'appointments', 'parts', 'orders'] as const;
export type CustomEntity = (typeof CUSTOM_ENTITIES)[number];

/** The values of a record by the keys of its fields: text, number, decimal string, day, choice, list of choices, yes or no, id. */
export type CustomValue = string | number | boolean | string[];
export type CustomValues = Record<string, CustomValue | null>;

const wired = new Map<CustomEntity, Type>();

/** `@CustomFields('deals') customFields: CustomValues;` on an entity: what its organization defined is checked on writing, found in lists, and told in history. */
export const CustomFields =
  (entity: CustomEntity): PropertyDecorator =>
  (target, property) => {
    const description = 'values of the fields that the organization defined (`/custom-fields`), by key; a PATCH changes the keys it names, null clears one';
    field({ filled: true, description }, { type: 'jsonb' }, { type: 'object', additionalProperties: true }, IsObject())(target, property);
    Reflect.defineMetadata(CUSTOM, entity, target.constructor);
    wired.set(entity, target.constructor as Type);
  };

/** The class whose records have the fields of an entity; undefined as long as no module brought it. */
export const classOf = (entity: CustomEntity): Type | undefined => wired.get(entity);

/** What the fields of a class are defined for. */
export const customEntityOf = (type: object): CustomEntity | undefined => Reflect.getMetadata(CUSTOM, type) as CustomEntity | undefined;
