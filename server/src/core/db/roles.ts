import { createHmac } from 'node:crypto';
import { Client } from 'pg';

/** `owner` migrates, `app` serves under row level security, `relay` reads the outbox and owns the queue. */
export const ROLES = ['owner', 'app', 'relay'] as const;
export type Role = (typeof ROLES)[number];

/**
 * The address of another role or database on the server whose administrator is known. The passwords of the roles follow from
 * the administrator's, so that every process of an installation knows them without telling each other.
 */
export function roleUrl(admin: string, role: Role | 'postgres', database?: string): string {
  const url = new URL(admin);
  if (role !== 'postgres') {
    url.password = passwordOf(url.password, role);
    url.username = role;
  }
  if (database) url.pathname = database;
  return url.toString();
}

const passwordOf = (secret: string, role: Role) => createHmac('sha256', secret).update(`kontor ${role}`).digest('hex');

/** Creates what is missing and sets the passwords. Needs a superuser, or a role with CREATEROLE. */
export async function createRoles(admin: string, roles: readonly Role[] = ROLES): Promise<void> {
  const client = new Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtextextended('kontor roles', 0))`);
    const { rows } = await client.query('select rolname as name from pg_roles where rolname = any ($1)', [roles]);
    const known = new Set(rows.map((row) => row.name));
    const rights = (role: Role) => (known.has(role) ? '' : 'nosuperuser nobypassrls nocreaterole');
    const secret = new URL(admin).password;
    const each = roles.map((role) => `${known.has(role) ? 'alter' : 'create'} role ${role} login ${rights(role)} password '${passwordOf(secret, role)}'`);
    await client.query(each.join(';'));
    await client.query('commit');
  } finally {
    await client.end();
  }
}
