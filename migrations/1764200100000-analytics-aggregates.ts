import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolation } from '../server/src/core/db/tenant-table';

/**
 * Sums that are kept. What stands here can be counted again from the modules' tables at any time (`npm run figures:rebuild`), so these tables have neither
 * version nor history, and the application may delete from them.
 */
export class AnalyticsAggregates1764200100000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create schema if not exists analytics;
      grant usage on schema analytics to app;

      -- what the rows of a day come to, for each metric; a day without rows has none
      create table analytics.daily (
        organization_id uuid not null default core.organization(), metric text not null, day date not null,
        rows bigint not null, first numeric, second numeric, currencies text[] not null default '{}',
        primary key (organization_id, metric, day)) with (fillfactor = 70);

      -- what a standing metric came to on a day, as last counted on that day
      create table analytics.standing (
        organization_id uuid not null default core.organization(), metric text not null, day date not null,
        rows bigint not null, first numeric, second numeric, currencies text[] not null default '{}', currency text not null,
        primary key (organization_id, metric, day));

      -- the days on which a record counted when it was counted last
      create table analytics.counted (
        organization_id uuid not null default core.organization(), tally text not null, record uuid not null, days date[] not null,
        primary key (organization_id, tally, record));

      -- records that events have told of and that are not counted again yet; without a record all of them
      create table analytics.pending (
        organization_id uuid not null default core.organization(), tally text not null, event uuid not null, record uuid, since timestamptz(3) not null,
        primary key (organization_id, tally, event));

      -- how far each tally is counted, and by which definition
      create table analytics.tallies (
        organization_id uuid not null default core.organization(), tally text not null, definition text not null, day date not null,
        built_at timestamptz(3) not null, calculated_at timestamptz(3) not null, checked_at timestamptz(3),
        primary key (organization_id, tally));

      ${TABLES.map((table) => `${isolation(`analytics.${table}`)} grant select, insert, update, delete on analytics.${table} to app;`).join('\n')}`);
    await q.query(WAYS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const TABLES = ['daily', 'standing', 'counted', 'pending', 'tallies'];

/** What is kept of a record neither owns nor mentions it: when the sample company goes, its days are counted again. The view is otherwise as it was. */
const WAYS = `
  create or replace view core.sample_ways as
  with tenant as (
    select c.oid, n.nspname, exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'id') as has_id
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_policy p on p.polrelid = c.oid and p.polname = 'organization'
    where c.relkind = 'r' and c.oid not in ('core.sample_companies'::regclass, 'core.sample_records'::regclass, 'analytics.counted'::regclass, 'analytics.pending'::regclass))
  select t.oid::regclass as child, a.attname as col, t.has_id,
    case when a.attname is null then false when k.oid is null then a.attname in ('subject', 'subject_id', 'holder', 'record_id')
      when k.confrelid = 'customers.customers'::regclass then true
      else a.attnotnull and k.confrelid <> 'parts.locations'::regclass
        and (k.confrelid not in ('parts.parts'::regclass, 'builds.builds'::regclass) or target.relnamespace = (select relnamespace from pg_class where oid = t.oid)) end as owns
  from tenant t left join pg_attribute a on a.attrelid = t.oid and a.atttypid = 'uuid'::regtype and a.attnum > 0 and not a.attisdropped
    and a.attname not in ('id', 'organization_id', 'created_by', 'updated_by', 'actor', 'cause')
  left join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' and a.attnum = any (k.conkey)
  left join pg_class target on target.oid = k.confrelid
  where a.attname is null or ((t.oid, a.attname) not in (('core.printouts'::regclass, 'job_id'))
  -- what stock was moved for is looked at by its sums; an own production order outlives the sample order it was made for
    and (t.oid, a.attname) not in (('parts.stock_transactions'::regclass, 'reference_id'), ('parts.reservations'::regclass, 'for_id'),
      ('builds.production_orders'::regclass, 'order_id'), ('builds.production_orders'::regclass, 'order_item_id')));`;
