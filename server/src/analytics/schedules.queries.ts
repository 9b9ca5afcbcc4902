import { newestFirst } from '../core/files/paging';
import { forgetOlder } from '../core/forget';
import { newId } from '../core/id';
import type { ListQuery, Page } from '../core/list';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { deliveryStatusSql, runStatusSql, type DeliveryStatus } from './schedule.status';
import type { ReportRunEntry, SentFile } from './schedules.dto';

/** Whom a delivery is for, and how far it is. */
export interface Delivery extends Record<string, unknown> {
  id: Id;
  runId: Id;
  /** The member, or the address of somebody elsewhere: one delivery for each in a run. */
  reader: string;
  userId: Id | null;
  name: string | null;
  email: string;
  language: 'de' | 'en';
  status: DeliveryStatus;
  mailId: Id | null;
  files: SentFile[];
}
export type NewDelivery = Pick<Delivery, 'reader' | 'userId' | 'name' | 'email' | 'language' | 'status'> & { position: number };

const DUE = statement(`select id from analytics.report_schedules
  where deleted_at is null and not paused and next_run_at <= $1 order by next_run_at, id limit 200 for update skip locked`);
const NEXT = statement(`update analytics.report_schedules s set next_run_at = n."nextRunAt"
  from jsonb_to_recordset($1) as n(id uuid, "nextRunAt" timestamptz(3)) where s.id = n.id`);
const STOP =
  statement(`update analytics.report_schedules set paused = true, paused_reason = 'owner_left', next_run_at = null, updated_at = $2, version = version + 1
  where id = any ($1) returning id, name`);
const WAITING = statement(`select id from analytics.report_schedules where deleted_at is null and not paused order by id for update`);
const START = statement(`
  insert into analytics.report_runs (id, schedule_id, due_at, trigger, started_by, only_to, time_zone, period_from, period_to, created_at, updated_at, created_by, updated_by)
  select r.id, r."scheduleId", r."dueAt", r.trigger, r."startedBy", r."onlyTo", r."timeZone", r."periodFrom", r."periodTo", $2, $2, $3, $3
  from jsonb_to_recordset($1) as r(id uuid, "scheduleId" uuid, "dueAt" timestamptz(3), trigger text, "startedBy" uuid, "onlyTo" uuid, "timeZone" text, "periodFrom" date, "periodTo" date)
  on conflict (organization_id, schedule_id, due_at) do nothing returning id, schedule_id as "scheduleId", due_at as "dueAt", trigger`);
const EXPECT = statement(`
  insert into analytics.report_deliveries (id, run_id, position, reader, user_id, name, email, language, status)
  select gen_random_uuid(), $1, d.position, d.reader, d."userId", d.name, d.email, d.language, d.status
  from jsonb_to_recordset($2) as d(position int, reader text, "userId" uuid, name text, email text, language text, status text)
  on conflict (organization_id, run_id, reader) do nothing`);
const COLUMNS = `d.id, d.run_id as "runId", d.reader, d.user_id as "userId", d.name, d.email, d.language, d.status, d.mail_id as "mailId", d.files`;
const DELIVERIES = statement(`select ${COLUMNS} from analytics.report_deliveries d where d.run_id = $1 order by d.position`);
// whoever comes second waits for the first, and finds none of them pending
const TAKE = statement(`select id from analytics.report_deliveries where id = any ($1) and status = 'pending' order by id for update`);
const SETTLE = statement(`
  update analytics.report_deliveries d set status = s.status, mail_id = s."mailId", rows = s.rows, error = s.error, files = s.files
  from jsonb_to_recordset($1) as s(id uuid, status text, "mailId" uuid, rows int, error text, files jsonb) where d.id = s.id`);
const FINISH = statement(`update analytics.report_runs set state = $2, error = $3, finished_at = $4, updated_at = $4, version = version + 1
  where id = $1 and state = 'running' returning id`);
const REOPEN = statement(
  `update analytics.report_runs set state = 'running', error = null, finished_at = null, updated_at = $2, version = version + 1 where id = $1`,
);
const AGAIN = statement(
  `update analytics.report_deliveries set status = 'pending', error = null where run_id = $1 and status in ('failed', 'pending') returning id`,
);
const UNSENT = statement(`select m.id, m.subject from analytics.report_deliveries d join core.outgoing_mails m on m.id = d.mail_id
  where d.run_id = $1 and m.status = 'failed' order by m.id`);
const GONE = statement(`select email from analytics.report_unsubscribed where schedule_id = $1`);
const UNSUBSCRIBE = statement(`insert into analytics.report_unsubscribed (id, schedule_id, email, at) values ($1, $2, $3, $4)
  on conflict (organization_id, schedule_id, email) do nothing returning id`);
const SUBSCRIBE = statement(`delete from analytics.report_unsubscribed where schedule_id = $1 and email = $2 returning id`);
const OF_MAIL = statement(`select d.run_id as "runId", d.email, r.schedule_id as "scheduleId", s.name, s.owner_id as "ownerId"
  from analytics.report_deliveries d join analytics.report_runs r on r.id = d.run_id join analytics.report_schedules s on s.id = r.schedule_id where d.mail_id = $1`);

const EMPTY_RUNS = statement(`update analytics.report_deliveries d set files = '[]' from analytics.report_runs r
  where r.id = d.run_id and r.created_at < $1 and d.files <> '[]'`);
const ONE = statement(`select ${COLUMNS} from analytics.report_deliveries d where d.id = $1`);

const ids = (found: { id: Id }[]): Id[] => found.map(({ id }) => id);

/** Those that are due, held until the end of the transaction; what another worker holds is its own. */
export const dueSchedules = async (tx: Tx): Promise<Id[]> => ids(await rows(tx, DUE, [tx.now]));
/** All that wait for a time, held. */
export const waitingSchedules = async (tx: Tx): Promise<Id[]> => ids(await rows(tx, WAITING));
export const setNext = (tx: Tx, next: { id: Id; nextRunAt: string | null }[]) => (next.length ? rows(tx, NEXT, [JSON.stringify(next)]) : []);
export const stopSchedules = (tx: Tx, of: Id[]): Promise<{ id: Id; name: string }[]> => (of.length ? rows(tx, STOP, [of, tx.now]) : Promise.resolve([]));

export interface NewRun {
  scheduleId: Id;
  dueAt: string;
  trigger: 'clock' | 'hand';
  startedBy: Id | null;
  onlyTo: Id | null;
  timeZone: string;
  periodFrom: string | null;
  periodTo: string | null;
}
/** Those of the runs that nobody has started before. */
export const startRuns = (tx: Tx, all: NewRun[]): Promise<{ id: Id; scheduleId: Id; dueAt: string; trigger: string }[]> =>
  rows(tx, START, [JSON.stringify(all.map((one) => ({ id: newId(), ...one }))), tx.now, tx.ctx.actor]);

export const expectDeliveries = (tx: Tx, run: Id, all: NewDelivery[]) => rows(tx, EXPECT, [run, JSON.stringify(all)]);
export const deliveriesOf = (tx: Tx, run: Id): Promise<Delivery[]> => rows<Delivery>(tx, DELIVERIES, [run]);
export const deliveryById = (tx: Tx, id: Id): Promise<Delivery | undefined> => row<Delivery>(tx, ONE, [id]);
export const takePending = async (tx: Tx, of: Id[]): Promise<Set<Id>> => new Set(ids(await rows(tx, TAKE, [of])));

interface Settled {
  id: Id;
  status: 'queued' | 'skipped_empty' | 'failed';
  mailId: Id | null;
  rows: number | null;
  error: string | null;
  files: SentFile[];
}
export const settle = (tx: Tx, all: Settled[]) => (all.length ? rows(tx, SETTLE, [JSON.stringify(all)]) : []);
/** Takes out what was sent before a moment; that it was sent stays. Gives back the contents that nobody else needs, to be discarded after the commit. */
export async function forgetSent(tx: Tx, before: string, resource: string): Promise<string[]> {
  const [gone] = await Promise.all([forgetOlder(tx, before, { mailsAbout: 'report-schedules', filesOf: resource }), rows(tx, EMPTY_RUNS, [before])]);
  return gone;
}
/** False if it was finished before. */
export const finishRun = async (tx: Tx, run: Id, state: 'done' | 'failed', error: string | null): Promise<boolean> =>
  (await rows(tx, FINISH, [run, state, error, tx.now])).length > 0;
export const reopenRun = (tx: Tx, run: Id) => rows(tx, REOPEN, [run, tx.now]);
export const pendAgain = async (tx: Tx, run: Id): Promise<number> => (await rows(tx, AGAIN, [run])).length;
export const unsentMails = (tx: Tx, run: Id): Promise<{ id: Id; subject: string }[]> => rows(tx, UNSENT, [run]);

export const unsubscribedFrom = async (tx: Tx, schedule: Id): Promise<Set<string>> =>
  new Set((await rows<{ email: string }>(tx, GONE, [schedule])).map(({ email }) => email));
/** False where it was so before. */
export const unsubscribe = async (tx: Tx, schedule: Id, email: string): Promise<boolean> =>
  (await rows(tx, UNSUBSCRIBE, [newId(), schedule, email, tx.now])).length > 0;
export const subscribe = async (tx: Tx, schedule: Id, email: string): Promise<boolean> => (await rows(tx, SUBSCRIBE, [schedule, email])).length > 0;

interface MailOf extends Record<string, unknown> {
  runId: Id;
  email: string;
  scheduleId: Id;
  name: string;
  ownerId: Id;
}
/** The delivery whose mail this is. */
export const deliveryOfMail = (tx: Tx, mail: Id): Promise<MailOf | undefined> => row<MailOf>(tx, OF_MAIL, [mail]);

const RECIPIENTS = `coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'email', d.email, 'member', d.user_id is not null, 'userId', d.user_id,
  'status', ${deliveryStatusSql('d', 'm')}, 'error', coalesce(m.error, d.error), 'rows', d.rows, 'mailId', d.mail_id, 'files', d.files,
  'sentAt', to_char(m.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by d.position)
  from analytics.report_deliveries d left join core.outgoing_mails m on m.id = d.mail_id where d.run_id = t.id), '[]')`;
const RUN = `t.id, t.due_at as "dueAt", t.trigger, ${runStatusSql('t')} as status, t.time_zone as "timeZone", t.period_from as "periodFrom", t.period_to as "periodTo",
  t.error, (select u.name from core.users u where u.id = t.started_by) as "startedByName", t.created_at as "createdAt", t.finished_at as "finishedAt",
  ${RECIPIENTS} as recipients`;

type Stored = Omit<ReportRunEntry, 'period' | 'recipients'> & {
  periodFrom: string | null;
  periodTo: string | null;
  recipients: (Omit<ReportRunEntry['recipients'][number], 'mayOpen'> & { userId: Id | null })[];
};

/** The runs of a schedule, newest first. `mayOpen` says whether whoever asks may read what a member, or somebody elsewhere (null), was sent. */
export async function runsOf(
  tx: Tx,
  schedule: Id,
  query: Pick<ListQuery, 'page' | 'perPage' | 'cursor'>,
  mayOpen: (userId: Id | null) => boolean,
): Promise<Page<ReportRunEntry>> {
  const { items, pagination } = await newestFirst<Stored>(tx, RUN, 'analytics.report_runs t where t.schedule_id = $1', schedule, query);
  return { items: items.map((one) => shown(one, mayOpen)), pagination };
}

function shown({ periodFrom, periodTo, recipients, ...run }: Stored, mayOpen: (userId: Id | null) => boolean): ReportRunEntry {
  const readable = recipients.map(({ userId, files, ...one }) => {
    const open = one.mailId !== null && mayOpen(userId);
    return { ...one, files: open ? files : [], mayOpen: open };
  });
  return { ...run, period: periodFrom && periodTo ? { from: periodFrom, to: periodTo } : null, recipients: readable };
}
