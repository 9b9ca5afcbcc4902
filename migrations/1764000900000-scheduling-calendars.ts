import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Calendars elsewhere, and what stands in them. */
export class SchedulingCalendars1764000900000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'scheduling.connected_calendars', { columns: CALENDARS });
    await tenantTable(q, 'scheduling.calendar_connections', { lines: true, columns: CONNECTIONS });
    await tenantTable(q, 'scheduling.calendar_events', { lines: true, columns: EVENTS });
    await q.query(INDEXES);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const CALENDARS = `
  name text not null, provider text not null check (provider in ('caldav', 'google', 'outlook', 'feed')), resource_id uuid not null,
  url text, username text, calendar_id text, two_way boolean not null default true,
  status text not null default 'disconnected' check (status in ('disconnected', 'connected', 'failing', 'consent_needed')),
  problem text, synced_at timestamptz(3), ${belongsTo('resource_id', 'scheduling.resources')}`;

/** Beside the record, and never answered: the sealed password or tokens, where reading goes on, and who is at it. */
const CONNECTIONS = `
  calendar_id uuid not null, sealed text, cursor text, claimed_until timestamptz(3), again boolean not null default false,
  ${belongsTo('calendar_id', 'scheduling.connected_calendars')}, constraint calendar_connection_once unique (organization_id, calendar_id)`;

/** Events over there: of our appointments, and foreign ones, of which nothing is kept but when they are. */
const EVENTS = `
  calendar_id uuid not null, resource_id uuid not null, remote_id text not null, instance text not null default '', etag text,
  appointment_id uuid, pushed text, starts_at timestamptz(3), ends_at timestamptz(3),
  check ((appointment_id is null) = (starts_at is not null and ends_at is not null)), check ((appointment_id is null) = (pushed is null)),
  ${belongsTo('calendar_id', 'scheduling.connected_calendars')}, ${belongsTo('resource_id', 'scheduling.resources')},
  ${belongsTo('appointment_id', 'scheduling.appointments')}, constraint calendar_event_once unique (organization_id, calendar_id, remote_id, instance)`;

const INDEXES = `
  create unique index connected_calendar_taken on scheduling.connected_calendars (organization_id, resource_id, provider, coalesce(calendar_id, url, ''))
    where deleted_at is null and status <> 'disconnected';
  create unique index calendar_event_of_appointment on scheduling.calendar_events (organization_id, calendar_id, appointment_id) where appointment_id is not null;
  create index calendar_events_by_time on scheduling.calendar_events (organization_id, resource_id, ends_at) where appointment_id is null;`;
