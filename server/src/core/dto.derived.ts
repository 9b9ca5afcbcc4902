import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import type { Ctx } from './tx';

/** Properties of an answer that are no columns, by class: see `shape.ts`. */
export interface Extras {
  /** SQL over the table's alias. */
  computed: Map<string, (alias: string) => string>;
  /** Those of the computed that are there to be looked at: nothing is decided by them. */
  shown: Set<string>;
  /** Made of the row in the process. */
  derived: Map<string, (row: never, locale: Ctx['locale']) => unknown>;
  /** Rows of a table below this one. */
  lines: Map<string, { type: () => Type; by: string; order: string; living: boolean }>;
}

const EXTRAS = Symbol('extras');

export function extrasOf(type: object): Extras {
  const own = Reflect.getOwnMetadata(EXTRAS, type) as Extras | undefined;
  if (own) return own;
  const made: Extras = { computed: new Map(), shown: new Set(), derived: new Map(), lines: new Map() };
  Reflect.defineMetadata(EXTRAS, made, type);
  return made;
}

/**
 * A value that PostgreSQL computes for each row read: `@Computed((t) => `…${t}.customer_id…`, { type: 'string' })`. One that is only
 * `shown` is left out where a row is read to be changed.
 */
export const Computed = (sql: (alias: string) => string, api: ApiPropertyOptions, { shown = false } = {}): PropertyDecorator =>
  applyDecorators(ApiProperty({ readOnly: true, ...api } as ApiPropertyOptions), (target: object, property?: string | symbol) => {
    const extras = extrasOf(target.constructor);
    extras.computed.set(String(property), sql);
    if (shown) extras.shown.add(String(property));
  });

/** A value made of the row itself, in the language of whoever asks where it is words: the `moves` of a status. */
export const Derived = <R>(value: (row: R, locale: Ctx['locale']) => unknown, api: ApiPropertyOptions): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ readOnly: true, ...api } as ApiPropertyOptions),
    (target: object, property?: string | symbol) =>
      void extrasOf(target.constructor).derived.set(String(property), value as (row: never, locale: Ctx['locale']) => unknown),
  );

/**
 * The rows of a table below this one, by the property that refers here, in the order of another of its properties; of records
 * that can be deleted, the `living` ones.
 */
export const Lines = (type: () => Type, { by, order = 'position', living = false }: { by: string; order?: string; living?: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: () => type(), isArray: true } as ApiPropertyOptions),
    (target: object, property?: string | symbol) => void extrasOf(target.constructor).lines.set(String(property), { type, by, order, living }),
  );
