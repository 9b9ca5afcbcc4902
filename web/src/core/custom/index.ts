export { CustomFields } from './CustomFields';
export { CustomFacts, CustomValue } from './CustomValue';
export { useCustomFields, type CustomEntity, type CustomField, type CustomValues } from './definitions';
