import { core } from '../problem';
import { row, statement } from '../sql';
import type { Tx } from '../tx';
import { identity } from './identity.problems';
import { BUILT_IN, isBuiltIn } from './permissions';

/** Nobody hands on what they may not do themselves: roles, keys and members are given within one's own permissions. */
export function within(tx: Tx, permissions: readonly string[]): void {
  const missing = permissions.filter((permission) => !tx.ctx.permissions.includes(permission));
  if (missing.length) throw core.missingPermission({ permission: missing.join(', ') });
}

const OWN = statement(`select name, permissions from core.roles where lower(name) = lower($1) and deleted_at is null for share`);

/** A role by its name; locked, so that it is not removed while it is being given. */
export async function roleNamed(tx: Tx, role: string): Promise<{ name: string; permissions: readonly string[] }> {
  if (isBuiltIn(role)) return { name: role, permissions: BUILT_IN[role] };
  const own = await row<{ name: string; permissions: string[] }>(tx, OWN, [role]);
  if (!own) throw identity.roleUnknown({ role }, 'role');
  return own;
}

/** The role, if whoever asks may give it. */
export async function grantable(tx: Tx, role: string): Promise<string> {
  const { name, permissions } = await roleNamed(tx, role);
  within(tx, permissions);
  return name;
}
