import type { DateString } from '../core/dates';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { allDays, AS_OF, asItStood, daysOf, someDays } from './aggregates.sql';
import type { Hearing, Tally } from './aggregates.tallies';
import type { Span } from './periods';
import { Bound, type Around } from './question';

const LOCK = statement(`select pg_advisory_xact_lock(hashtextextended('tally ' || core.organization()::text || $1, 0))`);
// a transaction is set to go by indexes and by plans it keeps; who reads a whole table asks for what that takes
const WHOLE = statement(`select set_config('enable_seqscan', 'on', true), set_config('plan_cache_mode', 'force_custom_plan', true)`);
const TOUCHED = statement(`select set_config('plan_cache_mode', 'force_custom_plan', true)`);

/** Nobody else counts this tally until the end of the transaction. */
export const lock = (tx: Tx, { name }: Tally) => rows(tx, LOCK, [name]);
export const readWhole = (tx: Tx) => rows(tx, WHOLE);
export const planAnew = (tx: Tx) => rows(tx, TOUCHED);

const STATE = statement(`select definition, day::text, calculated_at as "calculatedAt" from analytics.tallies where tally = $1`);
const MARK = statement(`
  insert into analytics.tallies as k (tally, definition, day, built_at, calculated_at, checked_at) values ($1, $2, $3, $4, $4, $5)
  on conflict (organization_id, tally) do update set definition = excluded.definition, day = excluded.day, calculated_at = excluded.calculated_at,
    built_at = case when $6 then excluded.built_at else k.built_at end, checked_at = coalesce(excluded.checked_at, k.checked_at)`);

export interface State {
  definition: string;
  day: DateString;
  calculatedAt: string;
}
export const stateOf = (tx: Tx, { name }: Tally) => row<State>(tx, STATE, [name]);

/** Says how far a tally is counted; `built` from nothing, `checked` against the raw tables. */
export const mark = (tx: Tx, { name }: Tally, definition: string, day: DateString, { built = false, checked = false } = {}) =>
  rows(tx, MARK, [name, definition, day, tx.now, checked ? tx.now : null, built]);

const PENDING = statement(`
  insert into analytics.pending (tally, event, record, since)
  select t, $2, case when $4 then null else $3::uuid end, $5 from unnest($1::text[]) t on conflict (organization_id, tally, event) do nothing`);
const TAKE = statement(`
  with taken as (delete from analytics.pending where tally = $1 returning record, event)
  select count(*)::int as count, coalesce(bool_or(record is null), false) as whole, min(event::text) as oldest,
    coalesce(array_agg(distinct record) filter (where record is not null), '{}')::text[] as records from taken`);
const LEFT = statement(`select distinct tally from analytics.pending where since < $1`);

/** What an event tells of is to be counted again; without a record all of it is. */
export function told(tx: Tx, hearings: Hearing[], { id, subject }: { id: Id; subject: Id }, whole: boolean, since: string) {
  const own = hearings.filter(({ record }) => !record).map(({ tally }) => tally);
  const others = hearings.filter(({ record }) => record);
  return Promise.all([
    ...(own.length ? [rows(tx, PENDING, [own, id, subject, whole, since])] : []),
    ...others.map(({ tally, record }) => rows(tx, statement(meantBy(record!)), [tally, id, subject, since])),
  ]);
}
const meantBy = (record: string): string => `
  insert into analytics.pending (tally, event, record, since)
  select $1, $2::uuid, record, $4::timestamptz from (select ${record.replaceAll('{subject}', '$3::uuid')} as record) meant where record is not null
  on conflict (organization_id, tally, event) do nothing`;

export interface Taken {
  count: number;
  whole: boolean;
  /** The oldest of the events. */
  oldest: Id | null;
  records: Id[];
}
export const take = async (tx: Tx, { name }: Tally): Promise<Taken> => (await row<Taken>(tx, TAKE, [name]))!;
/** Tallies with something older than that instant to be counted. */
export const leftSince = async (tx: Tx, since: string): Promise<string[]> => (await rows<{ tally: string }>(tx, LEFT, [since])).map(({ tally }) => tally);

const RECENT = (type: string, subject: string): string => `
  select ${subject} as record from core.events e where e.type = any (${type}) and (e.id >= $1 or e.published_at is null)`;
/** Records that events since then tell of, counted again already or not. */
export async function toldSince(tx: Tx, { set, name, standing }: Tally, since: Id): Promise<Id[]> {
  const touched = (set.touchedBy ?? []).map(({ on, record }) => ({ on, sql: standing ? 'e.subject' : record.replaceAll('{subject}', 'e.subject') }));
  const asked = [{ on: set.on, sql: 'e.subject' }, ...touched];
  const text = `select distinct record from (${asked.map(({ sql }, i) => RECENT(`$${i + 3}::text[]`, sql)).join(' union all ')}
    union all select record from analytics.pending where tally = $2) recent where record is not null`;
  return (await rows<{ record: Id }>(tx, statement(text), [since, name, ...asked.map(({ on }) => on)])).map(({ record }) => record);
}

/** Writes only what differs; answers with how many rows did. */
const kept = (fresh: string, gone: string): string => `
  with fresh as (${fresh}),
  gone as (delete from analytics.daily k where ${gone} and not exists (select from fresh f where f.metric = k.metric and f.day = k.day) returning 1),
  put as (insert into analytics.daily as k (metric, day, rows, first, second, currencies) select metric, day, rows, first, second, currencies from fresh
    on conflict (organization_id, metric, day) do update
      set rows = excluded.rows, first = excluded.first, second = excluded.second, currencies = excluded.currencies
      where (k.rows, k.first, k.second, k.currencies) is distinct from (excluded.rows, excluded.first, excluded.second, excluded.currencies)
    returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as changed`;

const changedBy = async (tx: Tx, text: string, values: unknown[]): Promise<number> => (await row<{ changed: number }>(tx, statement(text), values))!.changed;
const idsOf = ({ metrics }: Tally) => metrics.map(({ id }) => id);

/** Counts these days again, from the raw tables. */
export function countDays(tx: Tx, tally: Tally, days: DateString[], around: Around): Promise<number> {
  const bound = new Bound(around);
  const [of, some] = [bound.bind(idsOf(tally), 'text[]'), bound.bind(days, 'date[]')];
  return changedBy(tx, kept(someDays(tally, some, around, bound), `k.metric = any (${of}) and k.day = any (${some})`), bound.values);
}

/** Counts every day again, from the raw tables. */
export function countAll(tx: Tx, tally: Tally, around: Around): Promise<number> {
  const bound = new Bound(around);
  const of = bound.bind(idsOf(tally), 'text[]');
  return changedBy(tx, kept(allDays(tally, around, bound), `k.metric = any (${of})`), bound.values);
}

const STOOD = `
  put as (insert into analytics.standing as k (metric, day, rows, first, second, currencies, currency)
    select metric, day, rows, first, second, currencies, :currency from fresh
    on conflict (organization_id, metric, day) do update
      set rows = excluded.rows, first = excluded.first, second = excluded.second, currencies = excluded.currencies, currency = excluded.currency
      where (k.rows, k.first, k.second, k.currencies, k.currency) is distinct from (excluded.rows, excluded.first, excluded.second, excluded.currencies, excluded.currency)
    returning 1)
  select count(*)::int as changed from put`;

const asOf = (around: Around): Bound => new Bound(around, around.today, AS_OF);

/** Counts as it stood at the end of these days. */
export function countStanding(tx: Tx, tally: Tally, days: DateString[], around: Around): Promise<number> {
  const bound = asOf(around);
  const [currency, on] = [bound.bind(around.currency, 'text'), bound.bind(days, 'date[]')];
  return changedBy(tx, `with fresh as (${asItStood(tally, on, around, bound)}), ${STOOD.replace(':currency', currency)}`, bound.values);
}

/** Not of a set whose rows stay where they are: the day they are on is the day they were on. */
export const remembersDays = ({ set, standing }: Tally): boolean => !standing && !set.fixed;

/** The days on which records count or counted (`moved`: of those that count on others than before); what is kept of that is as of now afterwards. */
export async function daysTouched(tx: Tx, tally: Tally, records: Id[], since: Id | null, around: Around, moved = false): Promise<DateString[]> {
  const bound = new Bound(around);
  const which = bound.bind(records, 'uuid[]');
  const grown = tally.set.grows && since ? bound.bind(since, 'uuid') : undefined;
  const today = daysOf(tally, around, bound, which, grown);
  const text = remembersDays(tally)
    ? remembered(today, bound.bind(tally.name, 'text'), which, moved)
    : `select distinct unnest(days)::text as day from (${today}) d`;
  return (await rows<{ day: DateString }>(tx, statement(text), bound.values)).map(({ day }) => day);
}

const remembered = (today: string, tally: string, records: string, moved: boolean): string => `
  with today as (${today}),
  was as (select record, days from analytics.counted where tally = ${tally} and record = any (${records})),
  gone as (delete from analytics.counted k where k.tally = ${tally} and k.record = any (${records}) and not exists (select from today n where n.record = k.record)),
  put as (insert into analytics.counted as k (tally, record, days) select ${tally}, record, days from today
    on conflict (organization_id, tally, record) do update set days = excluded.days where k.days <> excluded.days)
  select distinct unnest(days)::text as day from (
    select unnest(array[w.days::text, n.days::text])::date[] as days from was w full join today n using (record) ${moved ? 'where w.days is distinct from n.days' : ''}) d
  where days is not null`;

/** The days on which every record counts. */
export function rememberAll(tx: Tx, tally: Tally, around: Around) {
  const bound = new Bound(around);
  const name = bound.bind(tally.name, 'text');
  return rows(
    tx,
    statement(`
      with today as materialized (${daysOf(tally, around, bound)}),
      gone as (delete from analytics.counted k where k.tally = ${name} and not exists (select from today n where n.record = k.record)),
      put as (insert into analytics.counted as k (tally, record, days) select ${name}, record, days from today where record is not null
        on conflict (organization_id, tally, record) do update set days = excluded.days where k.days <> excluded.days)
      select`),
    bound.values,
  );
}

export interface Difference {
  metric: string;
  day: DateString;
  kept: string | null;
  counted: string | null;
}
const SHOWN = (of: string) => `case when ${of}.rows is not null then concat_ws(' / ', ${of}.rows, trim_scale(${of}.first), trim_scale(${of}.second)) end`;

/** Where what is kept is not what the raw tables say; of a standing tally on these days. */
export function differences(tx: Tx, tally: Tally, days: DateString[], around: Around): Promise<Difference[]> {
  const bound = tally.standing ? asOf(around) : new Bound(around);
  const of = bound.bind(idsOf(tally), 'text[]');
  const on = tally.standing ? bound.bind(days, 'date[]') : '';
  const fresh = tally.standing ? asItStood(tally, on, around, bound) : allDays(tally, around, bound);
  const own = `from analytics.${tally.standing ? 'standing' : 'daily'} where metric = any (${of})${on && ` and day = any (${on})`}`;
  const text = `
    with fresh as (${fresh}), k as (select metric, day, rows, first, second, currencies ${own})
    select metric, day::text, ${SHOWN('k')} as kept, ${SHOWN('f')} as counted
    from k full join fresh f using (metric, day)
    where (k.rows, k.first, k.second, k.currencies) is distinct from (f.rows, f.first, f.second, f.currencies) order by metric, day`;
  return rows<Difference>(tx, statement(text), bound.values);
}

/** Sums over some days, or what stood on a day: enough for the value to follow. */
export interface Sums {
  metric: string;
  /** Which of the spans. */
  at: number;
  rows: string;
  first: string | null;
  second: string | null;
  currencies: string[];
}

const SUMS = statement(`
  select k.metric, (s.at - 1)::int as at, sum(k.rows)::text as rows, sum(k.first)::text as first, sum(k.second)::text as second,
    string_to_array(coalesce(string_agg(distinct array_to_string(k.currencies, ','), ',') filter (where k.currencies <> '{}'), ''), ',') as currencies
  from unnest($1::date[], $2::date[]) with ordinality s (since, until, at)
  join analytics.daily k on k.metric = any ($3) and k.day between s.since and s.until
  group by k.metric, s.at`);
const STOOD_ON = statement(`
  select metric, day::text, rows::text, first::text, second::text, currencies from analytics.standing where metric = any ($1) and day = any ($2) and currency = $3`);

export const sumsOf = (tx: Tx, metrics: string[], spans: readonly Span[]) =>
  rows<Sums>(tx, SUMS, [spans.map(({ from }) => from), spans.map(({ to }) => to), metrics]);
/** What was kept of metrics on some days, in the currency amounts are told in. */
export const stoodOn = (tx: Tx, metrics: string[], days: readonly DateString[], currency: string) =>
  rows<Omit<Sums, 'at'> & { day: DateString }>(tx, STOOD_ON, [metrics, days, currency]);

const STATES = statement(`
  select k.tally, k.definition, k.day::text, k.calculated_at as "calculatedAt",
    exists (select from analytics.pending p where p.tally = k.tally and p.since < $2) as late
  from analytics.tallies k where k.tally = any ($1)`);
const UNHEARD = statement(`select distinct type from core.events where published_at is null and id < $1 and type = any ($2)`);

export const statesOf = (tx: Tx, tallies: string[], since: string) => rows<State & { tally: string; late: boolean }>(tx, STATES, [tallies, since]);
/** Types of events made before that id which no worker has heard of yet. */
export const unheard = async (tx: Tx, before: Id, types: string[]): Promise<string[]> =>
  (await rows<{ type: string }>(tx, UNHEARD, [before, types])).map(({ type }) => type);
