import type { Permission } from '../api';

/** The actions of a resource among permissions. */
export const actionsOf = (permissions: readonly string[], resource: string): string[] =>
  permissions.filter((one) => one.startsWith(`${resource}:`)).map((one) => one.slice(resource.length + 1));

/** The same permissions with one more or one less. Whoever may do something must be able to see it, so `read` comes and goes with the others. */
export function toggled(permissions: readonly Permission[], resource: string, action: string, all: readonly string[]): Permission[] {
  const has = new Set<string>(permissions);
  const name = `${resource}:${action}`;
  const read = `${resource}:read`;
  if (!has.delete(name)) {
    has.add(name);
    if (all.includes('read')) has.add(read);
  } else if (action === 'read') for (const one of all) has.delete(`${resource}:${one}`);
  return [...has] as Permission[];
}
