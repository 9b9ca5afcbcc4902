import type { CustomEntity, CustomValues } from './fields.registry';

/** Takes from a row what whoever asks may not see: fields of other roles, and archived ones. */
export function conceal(row: object, custom: CustomEntity, hidden: ReadonlySet<string> | undefined): void {
  const { customFields } = row as { customFields?: CustomValues };
  if (!hidden?.size || !customFields) return;
  for (const key of Object.keys(customFields)) if (hidden.has(`${custom}.${key}`)) delete customFields[key];
}

/** Takes from a diff the custom fields that whoever asks may not see, whatever record it is of. */
export function concealed<C extends object>(changes: C, hidden: ReadonlySet<string> | undefined): C {
  if (!hidden?.size || !Object.keys(changes).some((name) => name.startsWith('customFields.'))) return changes;
  const keys = new Set([...hidden].map((name) => `customFields.${name.slice(name.indexOf('.') + 1)}`));
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !keys.has(name))) as C;
}
