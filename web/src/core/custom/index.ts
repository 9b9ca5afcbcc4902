export { CustomFields } from './CustomFields';
export { CustomFacts } from './CustomValue';
export { useCustomFields, type CustomEntity, type CustomField } from './definitions';
