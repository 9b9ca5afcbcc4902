import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

export class Scheduling1764000500000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create extension if not exists btree_gist; create schema scheduling; grant usage on schema scheduling to app`);
    await tenantTable(q, 'scheduling.settings', { columns: SETTINGS });
    await tenantTable(q, 'scheduling.resources', { columns: RESOURCES, search: `name || ' ' || coalesce(description, '')` });
    await tenantTable(q, 'scheduling.appointment_types', { columns: TYPES, search: `name || ' ' || coalesce(description, '')` });
    await tenantTable(q, 'scheduling.absences', { columns: ABSENCES, search: `coalesce(reason, '')` });
    await tenantTable(q, 'scheduling.special_hours', { columns: SPECIAL_HOURS });
    await tenantTable(q, 'scheduling.appointments', {
      columns: APPOINTMENTS,
      search: `coalesce(title, '') || ' ' || coalesce(customer_name, '') || ' ' || coalesce(type_name, '') || ' ' || coalesce(notes, '')`,
    });
    await tenantTable(q, 'scheduling.occupancy', { lines: true, columns: OCCUPANCY });
    await q.query(INDEXES);
    await q.query(OCCUPY);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** One row per organization, made when it is first changed. */
const SETTINGS = `
  opening_hours jsonb not null, holiday_country text check (holiday_country in ('AT', 'DE')), holiday_state text,
  booking_enabled boolean not null default false, booking_slug text check (booking_slug ~ '^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$'), booking_intro text,
  booking_confirms boolean not null default true, minimum_notice_minutes int not null default 120 check (minimum_notice_minutes between 0 and 525600),
  horizon_days int not null default 60 check (horizon_days between 1 and 400), cutoff_hours int not null default 24 check (cutoff_hours between 0 and 720),
  reminder_hours int[] not null default '{24}', waitlist_hold_minutes int not null default 30 check (waitlist_hold_minutes between 5 and 1440),
  constraint scheduling_settings_once unique (organization_id)`;

const RESOURCES = `
  name text not null, description text, kind text not null check (kind in ('staff', 'room', 'equipment')), user_id uuid, color text,
  opening_hours jsonb, is_active boolean not null default true, check (user_id is null or kind = 'staff')`;

const TYPES = `
  name text not null, description text, duration_minutes int not null check (duration_minutes between 5 and 1440),
  buffer_before_minutes int not null default 0 check (buffer_before_minutes between 0 and 480),
  buffer_after_minutes int not null default 0 check (buffer_after_minutes between 0 and 480), slot_step_minutes int check (slot_step_minutes between 5 and 480),
  price numeric(14,4), price_mode text not null default 'net' check (price_mode in ('net', 'gross')), tax_rate float8 check (tax_rate between 0 and 100), tax_category text,
  color text, questions jsonb not null default '[]', needs_staff boolean not null default true, staff_ids uuid[] not null default '{}',
  resource_kind text check (resource_kind in ('room', 'equipment')), resource_ids uuid[] not null default '{}',
  is_public boolean not null default false, is_active boolean not null default true, bills boolean not null default true, bills_no_show boolean not null default false`;

const ABSENCES = `
  resource_id uuid, reason text, kind text not null default 'vacation' check (kind in ('vacation', 'sick', 'training', 'closed', 'other')),
  starts_at timestamptz(3) not null, ends_at timestamptz(3) not null, all_day boolean not null default false,
  constraint ends_before_start check (ends_at > starts_at), ${belongsTo('resource_id', 'scheduling.resources')}`;

const SPECIAL_HOURS = `
  resource_id uuid, day date not null, hours jsonb not null default '[]', reason text, ${belongsTo('resource_id', 'scheduling.resources')}`;

/** \`uid\` and \`sequence\` are those of iCalendar (RFC 5545): what is moved or called off is the next of its sequence. */
const APPOINTMENTS = `
  uid text not null, sequence int not null default 0, customer_id uuid, customer_name text, type_id uuid, type_name text, title text, notes text,
  starts_at timestamptz(3) not null, ends_at timestamptz(3) not null, buffer_before_minutes int not null default 0, buffer_after_minutes int not null default 0,
  status text not null default 'scheduled' check (status in ('scheduled', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show')),
  resource_ids uuid[] not null default '{}', answers jsonb not null default '[]', price numeric(14,4), currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_mode text not null default 'net' check (price_mode in ('net', 'gross')), source text not null default 'staff' check (source in ('staff', 'online', 'waitlist')),
  planned_at timestamptz(3) not null, confirmed_at timestamptz(3), arrived_at timestamptz(3), completed_at timestamptz(3), cancelled_at timestamptz(3),
  cancel_reason text, cancelled_by_customer boolean not null default false, series_id uuid, series_exception boolean not null default false, invoice_id uuid,
  constraint appointment_uid_taken unique (organization_id, uid), constraint ends_before_start check (ends_at > starts_at),
  constraint appointment_too_long check (ends_at - starts_at <= interval '744 hours'),
  check (buffer_before_minutes between 0 and 480), check (buffer_after_minutes between 0 and 480),
  ${belongsTo('customer_id', 'customers.customers')}, ${belongsTo('type_id', 'scheduling.appointment_types')}, ${belongsTo('invoice_id', 'billing.invoices')}`;

/** When a resource is taken, buffers included. Two rows of one resource cannot overlap, whatever the code does. */
const OCCUPANCY = `
  resource_id uuid not null, appointment_id uuid, starts_at timestamptz(3) not null, ends_at timestamptz(3) not null, held_until timestamptz(3),
  check (ends_at > starts_at), check ((appointment_id is null) = (held_until is not null)),
  ${belongsTo('resource_id', 'scheduling.resources')}, ${belongsTo('appointment_id', 'scheduling.appointments')},
  constraint slot_taken exclude using gist (organization_id with =, resource_id with =, tstzrange(starts_at, ends_at) with &&)`;

const INDEXES = `
  create unique index resource_user_taken on scheduling.resources (organization_id, user_id) where deleted_at is null and user_id is not null;
  create unique index appointment_type_name_taken on scheduling.appointment_types (organization_id, lower(name)) where deleted_at is null;
  create unique index special_day_taken on scheduling.special_hours (organization_id, day, resource_id) nulls not distinct where deleted_at is null;
  create index absences_by_end on scheduling.absences (organization_id, ends_at) where deleted_at is null;
  create index appointments_by_start on scheduling.appointments (organization_id, starts_at, id, ends_at) where deleted_at is null;
  create index appointments_by_creation on scheduling.appointments (organization_id, created_at, id) where deleted_at is null;
  create index appointments_by_customer on scheduling.appointments (organization_id, customer_id, starts_at) where customer_id is not null;
  create index appointments_by_series on scheduling.appointments (organization_id, series_id, starts_at) where series_id is not null;
  -- comparing times may use an index under row level security, the operator of the exclusion may not
  create index occupancy_by_start on scheduling.occupancy (organization_id, resource_id, starts_at);
  create index occupancy_by_appointment on scheduling.occupancy (organization_id, appointment_id);
  -- an address on the web is one in the whole house; an exclusion, because it says nothing about the rows of an organization
  alter table scheduling.settings add constraint booking_slug_taken exclude using btree (booking_slug with =) where (booking_slug is not null);`;

/**
 * Keeps occupancy true to the appointment: one place for all that create, move, cancel, delete or restore. It holds the resources in
 * the order of their ids first, because two that wait for each other's row in an exclusion constraint end in a deadlock.
 */
const OCCUPY = `
  create function scheduling.occupy() returns trigger language plpgsql as $$
  declare
    takes boolean := new.status not in ('cancelled', 'no_show') and new.deleted_at is null;
    begins timestamptz := new.starts_at - make_interval(mins => new.buffer_before_minutes);
    ends timestamptz := new.ends_at + make_interval(mins => new.buffer_after_minutes);
  begin
    if tg_op = 'UPDATE' then
      if (old.status in ('cancelled', 'no_show') or old.deleted_at is not null) = (not takes)
        and (old.starts_at, old.ends_at, old.buffer_before_minutes, old.buffer_after_minutes, old.resource_ids)
          = (new.starts_at, new.ends_at, new.buffer_before_minutes, new.buffer_after_minutes, new.resource_ids) then
        return null;
      end if;
      delete from scheduling.occupancy where appointment_id = new.id;
    end if;
    if takes and cardinality(new.resource_ids) > 0 then
      perform from scheduling.resources r where r.id = any (new.resource_ids) order by r.id for no key update;
      delete from scheduling.occupancy where resource_id = any (new.resource_ids) and held_until <= now();
      insert into scheduling.occupancy (id, resource_id, appointment_id, starts_at, ends_at)
      select gen_random_uuid(), r, new.id, begins, ends from (select distinct unnest(new.resource_ids) as r) asked order by r;
    end if;
    return null;
  end $$;
  create trigger occupy after insert or update on scheduling.appointments for each row execute function scheduling.occupy();`;
