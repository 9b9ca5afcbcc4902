import type { CustomEntity } from './fields.registry';

/**
 * For the migration of a module: its records keep the values in one jsonb column, and a trigger keeps them as typed, indexed rows besides
 * (`core.custom_values`). Under row level security an index over an expression of jsonb is never used, because `->>` and `@>` are not leakproof.
 */
export const customFieldsOn = (entity: CustomEntity, table: string): string => `
  alter table ${table} add column custom_fields jsonb not null default '{}';
  create trigger custom_fields_new after insert on ${table} for each row when (new.custom_fields <> '{}')
    execute function core.index_custom_fields('${entity}');
  create trigger custom_fields_changed after update of custom_fields on ${table} for each row when (new.custom_fields is distinct from old.custom_fields)
    execute function core.index_custom_fields('${entity}');`;
