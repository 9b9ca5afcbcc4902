import type { CustomEntity } from '../core/custom-fields';
import type { Permission } from '../core/identity/permissions';

/** What people read, in both languages. */
export interface Words {
  de: string;
  en: string;
}

/**
 * Facts that can be counted: rows of the modules' tables under names that people use. Metrics, reports, exports, mails and alerts read through one of
 * these and through nothing else, so that the same number cannot come out twice. All SQL is ours; no string of a client ever stands in it.
 *
 * In SQL three names stand for what the engine binds: `{zone}` (the organization's time zone), `{currency}` (its currency) and `{at}` (the day as of
 * which a standing set is looked at; an instant falls on it if it lies before the end of that day in the zone).
 */
export interface DataSet {
  id: string;
  label: Words;
  /** What one row is, in a sentence. */
  definition: Words;
  /** All of which one needs to see any of its rows. */
  permissions: readonly Permission[];
  /** SQL behind `from`; the table of the facts has the alias `t`, what is joined left has its own. Row level security cuts it to the organization. */
  from: string;
  /** The same rows, read one by one: for a page in the usual order, where what is joined would be added up for all rows to show fifty of them. */
  fromFew?: string;
  /** What all rows come to is worth being read from what is kept although there are not so many: adding them up reads far more than them. */
  heavy?: boolean;
  /** What always holds: `t.deleted_at is null and t.invoice_number is not null`. */
  where: string;
  /** The day a row belongs to, SQL of type date; null for a set that stands (stock now, what is open at `{at}`). */
  day: string | null;
  /** SQL (timestamptz) of the instant whose day in the zone `day` is, where it is one: its index finds the rows of a period. */
  instant?: string;
  /** SQL (timestamptz) that is cheap to read and never lies before `instant`: who was first seen in a period was made no earlier than it began. */
  latest?: string;
  /** A standing set of what nobody keeps the past of (open deals): of an earlier day than today there is no number and no row. */
  onlyNow?: boolean;
  columns: Record<string, DataColumn>;
  /** SQL of what tells one row from all others, an id or text; left out, `t.id`. */
  key?: string;
  /** Whose own fields the organization may have defined, and the SQL of their values (`t.custom_fields`): columns named `customFields.size`. */
  custom?: { entity: CustomEntity; sql: string };
  /** The columns a person sees first, in their order. */
  shown: readonly string[];
  /** What a row opens: a resource of the API and the SQL of its id. */
  opens?: { resource: string; id: string };
  /** SQL of the id of the customer a row is of: segments can be a filter then. */
  customer?: string;
  /**
   * SQL, true for rows that money may be summed of: `t.currency = {currency}`. Rows of other currencies are counted, not summed, and said: the
   * set has a column `currency` then.
   */
  summed?: string;
  /** Events after which rows may be others than before; their subject is what `record` says. */
  on: readonly string[];
  /** Events of other records after which rows may be others, and SQL (uuid) of the record of this set that is meant by `{subject}`. */
  touchedBy?: readonly { on: readonly string[]; record: string }[];
  /** SQL (uuid) of the record whose events change a row. */
  record: string;
  /** Rows neither move to another day nor vanish: stock transactions, finalized invoices. */
  fixed?: boolean;
  /** Rows are only ever added, each with an id of the moment: what an event tells of is no older than the event, although its record has many more. */
  grows?: boolean;
}

export const COLUMN_TYPES = ['text', 'choice', 'day', 'time', 'flag', 'money', 'price', 'quantity', 'number', 'percent', 'minutes', 'hours', 'days'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface DataColumn {
  label: Words;
  type: ColumnType;
  /** Over the aliases of `from`. Money is numeric with two digits, a quantity with three; a percent is 0 to 100. */
  sql: string;
  /** SQL of what tells apart what reads alike: groups are made by it too (two customers of one name). */
  by?: string;
  /** Without it the column is not there: not to see, filter, group, sort or export by. */
  permission?: Permission;
  /**
   * Only to filter by: for each value SQL of the ids that `sql` is one of, with what it binds. Such a column is not to be seen, sorted or grouped by.
   */
  among?: ReadonlyMap<string, (bind: (value: unknown) => string) => string>;
  /** The words of a choice by its value. */
  choices?: Record<string, Words>;
  /** A number that makes sense as a sum or a mean (an amount does, a price per piece has a mean only). */
  measures?: readonly ('sum' | 'mean' | 'min' | 'max')[];
}

/** The day of an instant in the organization's zone, as `day` of a set and as the SQL of its columns. */
export const dayOf = (instant: string): string => `(${instant} at time zone {zone})::date`;
/**
 * The instant at which a clock (SQL of type timestamp) shows in the organization's zone; one that comes twice, because the clocks are set back, is the
 * first: PostgreSQL alone takes the second, and where it happens at midnight an hour of the day would be lost.
 */
export const instantOf = (clock: string): string =>
  `least((${clock}) at time zone {zone}, ((${clock}) - interval '1 hour') at time zone {zone} + interval '1 hour')`;
/** The instant at which a day (SQL of type date) begins. */
export const beginOf = (day: string): string => instantOf(`(${day})::timestamp`);
