import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** Reports by mail: what is sent when to whom, and what became of it; alerts. What a mail to a list says in its header (RFC 8058). */
export class AnalyticsMails1764200400000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema if not exists analytics; grant usage on schema analytics to app`);
    await q.query(`alter table core.outgoing_mails add column headers jsonb not null default '{}'`);
    await tenantTable(q, 'analytics.report_schedules', { columns: SCHEDULES, search: `name` });
    await tenantTable(q, 'analytics.report_runs', { columns: RUNS });
    await tenantTable(q, 'analytics.report_deliveries', { lines: true, columns: DELIVERIES });
    await tenantTable(q, 'analytics.report_unsubscribed', { lines: true, columns: UNSUBSCRIBED });
    await tenantTable(q, 'analytics.alerts', { columns: ALERTS, search: `name` });
    await tenantTable(q, 'analytics.alert_crossings', { lines: true, columns: CROSSINGS });
    await q.query(INDEXES);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const SCHEDULES = `
  name text not null, what text not null check (what in ('report', 'dashboard', 'metrics')), report_id uuid, dashboard_id uuid, metric_ids text[] not null default '{}',
  period text, rhythm jsonb not null, "time" text not null check ("time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'), recipients jsonb not null, attachments text[] not null default '{}',
  only_if_rows boolean not null default false, language text check (language in ('de', 'en')), paused boolean not null default false,
  paused_reason text check (paused_reason in ('by_hand', 'owner_left')), owner_id uuid not null, next_run_at timestamptz(3),
  check ((what = 'report') = (report_id is not null)), check ((what = 'dashboard') = (dashboard_id is not null)), check ((what = 'metrics') = (metric_ids <> '{}')),
  check (not paused or next_run_at is null)`;

/** One per schedule and moment, however many workers see that it is due. */
const RUNS = `
  schedule_id uuid not null, due_at timestamptz(3) not null, trigger text not null check (trigger in ('clock', 'hand')), started_by uuid, only_to uuid,
  time_zone text not null, period_from date, period_to date, state text not null default 'running' check (state in ('running', 'done', 'failed')),
  error text, finished_at timestamptz(3),
  constraint report_run_once unique (organization_id, schedule_id, due_at), ${belongsTo('schedule_id', 'analytics.report_schedules')}`;

/** One per run and reader: what is marked as queued has its mail in the outbox, by the same transaction. */
const DELIVERIES = `
  run_id uuid not null, position int not null, reader text not null, user_id uuid, name text, email text not null, language text not null check (language in ('de', 'en')),
  status text not null default 'pending' check (status in ('pending', 'queued', 'skipped_empty', 'unsubscribed', 'gone', 'failed')),
  error text, rows int, mail_id uuid, files jsonb not null default '[]',
  constraint report_delivery_once unique (organization_id, run_id, reader), check ((status = 'queued') = (mail_id is not null)),
  ${belongsTo('run_id', 'analytics.report_runs')}, ${belongsTo('mail_id', 'core.outgoing_mails')}`;

const UNSUBSCRIBED = `
  schedule_id uuid not null, email text not null, at timestamptz(3) not null,
  constraint report_unsubscribed_once unique (organization_id, schedule_id, email), ${belongsTo('schedule_id', 'analytics.report_schedules')}`;

/** \`state\` remembers on which side of its threshold a metric was seen last: the change of it is the crossing. */
const ALERTS = `
  name text not null, metric_id text not null, timeframe text, op text not null check (op in ('above', 'below')), threshold float8 not null,
  margin float8 not null default 0 check (margin >= 0), recipient_ids uuid[] not null, paused boolean not null default false,
  paused_reason text check (paused_reason in ('by_hand', 'owner_left')), owner_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'quiet', 'crossed')), last_value text, last_reason text, checked_at timestamptz(3), crossed_at timestamptz(3)`;

const CROSSINGS = `
  alert_id uuid not null, at timestamptz(3) not null, kind text not null check (kind in ('crossed', 'returned')), value text not null, threshold float8 not null,
  told uuid[] not null default '{}', ${belongsTo('alert_id', 'analytics.alerts')}`;

const INDEXES = `
  create index report_schedules_due on analytics.report_schedules (organization_id, next_run_at) where deleted_at is null and next_run_at is not null;
  create index report_deliveries_mail on analytics.report_deliveries (organization_id, mail_id) where mail_id is not null;
  create index alert_crossings_alert on analytics.alert_crossings (organization_id, alert_id, at desc);
  create index alerts_metric on analytics.alerts (organization_id, metric_id) where deleted_at is null and not paused;`;
