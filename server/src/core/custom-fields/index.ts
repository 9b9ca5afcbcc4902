export { CustomFields, type CustomValues } from './fields.registry';
export { customized, customizedAll } from './fields.write';
