import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { permissionsOf } from '../core/identity/permissions';
import { rows, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';

/** Somebody of the organization with what they may see: a mail to them, or by them, holds no more than that. */
export interface Reader {
  id: Id;
  name: string;
  email: string;
  language: 'de' | 'en' | null;
  role: string;
  permissions: readonly string[];
  hidden: ReadonlySet<string>;
}

const READERS = statement(`
  select m.id, u.name, u.email, u.language, m.role, r.permissions as own, core.hidden_fields(m.role) as hidden
  from core.memberships m join core.users u on u.id = m.id left join core.roles r on r.name = m.role and r.deleted_at is null
  where m.active and m.deleted_at is null and (m.id = any ($1::uuid[]) or lower(u.email) = any ($2::text[])) order by m.id`);

interface Found extends Record<string, unknown> {
  id: Id;
  name: string;
  email: string;
  language: string | null;
  role: string;
  own: string[] | null;
  hidden: string[];
}

/** Active members among these people and addresses; who left is not among them. */
export async function readersOf(tx: Tx, ids: readonly Id[], emails: readonly string[] = []): Promise<Reader[]> {
  if (!ids.length && !emails.length) return [];
  const found = await rows<Found>(tx, READERS, [ids, emails.map((email) => email.toLowerCase())]);
  return found.map(({ own, hidden, language, ...one }) => ({
    ...one,
    language: language === null ? null : language.startsWith('de') ? 'de' : 'en',
    permissions: permissionsOf(one.role, own),
    hidden: new Set(hidden),
  }));
}

const PEOPLE = statement(`select id, name, email from core.users where id = any ($1::uuid[])`);

/** What people are called who may have left. */
export async function peopleNamed(tx: Tx, ids: Id[]): Promise<Map<Id, { name: string; email: string }>> {
  const found = ids.length ? await rows<{ id: Id; name: string; email: string }>(tx, PEOPLE, [ids]) : [];
  return new Map(found.map((one) => [one.id, one]));
}

/** To ask as somebody would ask themselves; `at` is the instant everything is told as of. */
export const asReader = (ctx: Ctx, { id, role, permissions, hidden }: Reader, locale: 'de' | 'en', at?: string): Ctx => ({
  organization: ctx.organization,
  actor: id,
  role,
  permissions,
  hidden,
  locale,
  requestId: ctx.requestId,
  cause: ctx.cause,
  at,
});

export const isPerson = ({ actor, apiKey }: Ctx): boolean => !apiKey && actor !== SYSTEM_ACTOR;
