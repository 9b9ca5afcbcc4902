/** Of a body what it says: fields that were left out are not there. */
export const given = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** Whether a change says of a field what stands there already; nested values are compared by what they hold. */
export const same = (before: object, changed: object, key: string): boolean =>
  JSON.stringify((before as Record<string, unknown>)[key]) === JSON.stringify((changed as Record<string, unknown>)[key]);
