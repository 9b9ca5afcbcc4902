export { CustomFields, type CustomEntity, type CustomValues } from './fields.registry';
export { customized, customizedAll } from './fields.write';
export { definitionsOf } from './fields.queries';
export type { Definition } from './fields.rules';
