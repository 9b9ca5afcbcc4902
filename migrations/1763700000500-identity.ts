import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../server/src/core/db/tenant-table';

/** Organizations, the people in them and how they prove who they are. What stands above organizations is listed in `core/identity/above.ts`. */
export class Identity1763700000500 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(ORGANIZATIONS);
    await q.query(PEOPLE);
    for (const [table, columns] of Object.entries(TENANT)) await tenantTable(q, table, { columns });
    await q.query(INDEXES);
    await q.query(MEMBERS);
    await q.query(LOOKUPS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const STAMPS = `
  version int not null default 1, created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now(),
  created_by uuid not null, updated_by uuid not null, deleted_at timestamptz(3)`;

/** Everyone sees their own organization only; the relay may walk over all of them for its clocks. */
const ORGANIZATIONS = `
  create table core.organizations (
    id uuid primary key, ${STAMPS},
    name text not null, industry text not null check (industry in ('maker', 'optician', 'clinic', 'sales', 'services')),
    country text not null check (country ~ '^[A-Z]{2}$'), currency text not null check (currency ~ '^[A-Z]{3}$'),
    time_zone text not null, locale text not null, address jsonb, vat_id text, tax_number text, registration_number text,
    email text, phone text, website text, small_business boolean not null default false, bank jsonb, brand jsonb,
    over_delivery_tolerance_percent numeric(6,3) not null default 0 check (over_delivery_tolerance_percent between 0 and 100));
  alter table core.organizations enable row level security;
  create policy own on core.organizations to app using (id = (select core.organization()));
  create policy clocks on core.organizations to relay using (true);
  grant select, insert, update on core.organizations to app;
  grant select (id, time_zone) on core.organizations to relay;`;

/** Above organizations: a person is one person in all of them. */
const PEOPLE = `
  create table core.users (
    id uuid primary key, email text not null check (email = btrim(email)), name text not null, password_hash text not null, language text,
    totp_secret text, totp_pending text, totp_step bigint, organization_id uuid references core.organizations (id),
    signed_in_at timestamptz(3), created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now());
  create unique index account_taken on core.users (lower(email));
  create table core.sessions (
    id uuid primary key, user_id uuid not null references core.users (id), organization_id uuid not null references core.organizations (id),
    token_hash text not null, created_at timestamptz(3) not null default now(), used_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null, ended_at timestamptz(3), ended_because text, address text, agent text);
  create index sessions_by_user on core.sessions (user_id) where ended_at is null;
  create table core.password_resets (
    token_hash text primary key, user_id uuid not null references core.users (id), expires_at timestamptz(3) not null, used_at timestamptz(3));
  create index resets_by_user on core.password_resets (user_id);
  create table core.login_attempts (id uuid primary key, account text not null, address text not null, at timestamptz(3) not null default now());
  create index attempts_by_age on core.login_attempts (at);
  create index attempts_by_account on core.login_attempts (account, at);
  create index attempts_by_address on core.login_attempts (address, at);
  ${['users', 'sessions', 'password_resets', 'login_attempts']
    .map((table) => `alter table core.${table} enable row level security; create policy everyone on core.${table} to app using (true);`)
    .join('\n')}
  grant select, insert, update on core.users, core.sessions, core.password_resets to app;
  grant select, insert, update, delete on core.login_attempts to app;`;

/** A membership has the id of its person. */
const TENANT: Record<string, string> = {
  'core.roles': `name text not null, description text, permissions jsonb not null, foreign key (organization_id) references core.organizations (id)`,
  'core.memberships': `
    role text not null, active boolean not null default true,
    foreign key (id) references core.users (id), foreign key (organization_id) references core.organizations (id)`,
  'core.invitations': `
    email text not null, role text not null, token_hash text not null, expires_at timestamptz(3) not null,
    status text not null default 'open' check (status in ('open', 'accepted', 'revoked')), accepted_at timestamptz(3),
    foreign key (organization_id) references core.organizations (id)`,
  'core.api_keys': `
    name text not null, prefix text not null, key_hash text not null, scopes jsonb not null, expires_at timestamptz(3), last_used_at timestamptz(3),
    foreign key (organization_id) references core.organizations (id)`,
};

const INDEXES = `
  create unique index role_name_taken on core.roles (organization_id, lower(name)) where deleted_at is null;
  create unique index invitation_open on core.invitations (organization_id, lower(email)) where deleted_at is null and status = 'open';
  create index memberships_by_user on core.memberships (id);
  create index invitations_by_token on core.invitations (token_hash);
  create index api_keys_by_hash on core.api_keys (key_hash);
  create index events_by_id on core.events (organization_id, type, id);`;

/** A member as the API shows it: the membership with the person's name. Reads with the rights and the policies of who asks. */
const MEMBERS = `
  create view core.members with (security_invoker = true) as
    select m.organization_id, m.id, m.version, m.created_at, m.updated_at, m.created_by, m.updated_by, m.deleted_at,
      u.name, u.email, m.role, m.active, u.totp_secret is not null as two_factor, u.signed_in_at
    from core.memberships m join core.users u on u.id = m.id;
  grant select on core.members to app;
  create function core.search_members(query text) returns setof uuid language sql stable as $$
    select id from core.members where core.fold(name || ' ' || email) like '%' || core.pattern(core.fold(query)) || '%' $$;
  grant execute on function core.search_members to app;`;

/** The three questions asked before the organization is known; each is answered for who holds the secret or is the person. */
const LOOKUPS = `
  create function core.memberships_of(who uuid) returns table (organization_id uuid, name text, role text, permissions jsonb)
    language sql stable security definer set search_path = pg_catalog as $$
    select m.organization_id, o.name, m.role, r.permissions from core.memberships m
    join core.organizations o on o.id = m.organization_id and o.deleted_at is null
    left join core.roles r on r.organization_id = m.organization_id and r.name = m.role and r.deleted_at is null
    where m.id = who and m.active and m.deleted_at is null order by o.name, o.id $$;
  create function core.invitation_of(hash text) returns table (organization_id uuid, id uuid, email text, role text, version int)
    language sql stable security definer set search_path = pg_catalog as $$
    select i.organization_id, i.id, i.email, i.role, i.version from core.invitations i
    where i.token_hash = hash and i.status = 'open' and i.deleted_at is null and i.expires_at > now() $$;
  create function core.api_key_of(hash text) returns table (organization_id uuid, id uuid, scopes jsonb)
    language sql stable security definer set search_path = pg_catalog as $$
    select k.organization_id, k.id, k.scopes from core.api_keys k
    where k.key_hash = hash and k.deleted_at is null and (k.expires_at is null or k.expires_at > now()) $$;
  revoke all on function core.memberships_of, core.invitation_of, core.api_key_of from public;
  grant execute on function core.memberships_of, core.invitation_of, core.api_key_of to app;`;
