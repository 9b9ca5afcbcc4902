import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class SchedulingOnline1764000500010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'scheduling.series', { columns: SERIES });
    await tenantTable(q, 'scheduling.reminders', { appendOnly: true, columns: REMINDERS });
    await tenantTable(q, 'scheduling.calendar_feeds', { columns: FEEDS });
    await tenantTable(q, 'scheduling.waitlist_entries', { columns: ENTRIES, search: `customer_name || ' ' || coalesce(notes, '')` });
    await tenantTable(q, 'scheduling.waitlist_offers', { columns: OFFERS });
    await q.query(MORE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const SERIES = `rule jsonb not null, time_zone text not null, first_day date not null, count int not null check (count between 1 and 200)`;

/** What was sent about an appointment: one row per place in its sequence, so that what was moved is told anew and never twice. */
const REMINDERS = `
  appointment_id uuid not null, sequence int not null, hours int not null, mail_id uuid, sent_at timestamptz(3) not null,
  constraint reminder_sent unique (organization_id, appointment_id, sequence, hours), ${belongsTo('appointment_id', 'scheduling.appointments')}`;

const FEEDS = `
  name text not null, token_hash text not null, resource_id uuid, user_id uuid not null, last_read_at timestamptz(3),
  ${belongsTo('resource_id', 'scheduling.resources')}`;

const ENTRIES = `
  customer_id uuid not null, customer_name text not null, type_id uuid not null, resource_id uuid, earliest_day date not null, latest_day date, notes text,
  status text not null default 'waiting' check (status in ('waiting', 'offered', 'booked', 'cancelled')), appointment_id uuid,
  check (latest_day is null or latest_day >= earliest_day),
  ${belongsTo('customer_id', 'customers.customers')}, ${belongsTo('type_id', 'scheduling.appointment_types')},
  ${belongsTo('resource_id', 'scheduling.resources')}, ${belongsTo('appointment_id', 'scheduling.appointments')}`;

const OFFERS = `
  entry_id uuid not null, starts_at timestamptz(3) not null, ends_at timestamptz(3) not null, resource_ids uuid[] not null,
  freed_from timestamptz(3) not null, freed_to timestamptz(3) not null, expires_at timestamptz(3) not null,
  status text not null default 'open' check (status in ('open', 'accepted', 'declined', 'expired')), ${belongsTo('entry_id', 'scheduling.waitlist_entries')}`;

const MORE = `
  alter table scheduling.occupancy add column offer_id uuid, add ${belongsTo('offer_id', 'scheduling.waitlist_offers')};
  alter table scheduling.occupancy add constraint occupancy_holder check (num_nonnulls(appointment_id, offer_id) = 1);
  alter table scheduling.appointments add ${belongsTo('series_id', 'scheduling.series')};
  create index occupancy_by_offer on scheduling.occupancy (organization_id, offer_id) where offer_id is not null;
  create unique index calendar_feeds_by_token on scheduling.calendar_feeds (organization_id, token_hash);
  create index waitlist_waiting on scheduling.waitlist_entries (organization_id, created_at, id) where status = 'waiting' and deleted_at is null;
  create index waitlist_by_customer on scheduling.waitlist_entries (organization_id, customer_id);
  create index offers_open on scheduling.waitlist_offers (organization_id, expires_at) where status = 'open';
  create index offers_by_entry on scheduling.waitlist_offers (organization_id, entry_id);
  -- whose booking page it is, before the organization is known
  create function scheduling.booking_page_of(slug text) returns uuid language sql stable security definer set search_path = pg_catalog as $$
    select organization_id from scheduling.settings where booking_slug = slug and booking_enabled and deleted_at is null $$;
  revoke all on function scheduling.booking_page_of from public;
  grant execute on function scheduling.booking_page_of to app;`;
