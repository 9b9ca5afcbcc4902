import type { Id, Tx } from '../core/tx';

/**
 * What stands to the right tells of its customers here, when its module is loaded: where it keeps references to them, which of its records belong
 * to one, which figures follow. So customers knows nobody, and nothing is forgotten when two of them are merged or one asks for its data.
 */

/** Rows of a table that belong to a customer. */
interface Reference {
  /** `'fulfillment.orders'` */
  table: string;
  /** The column with the customer's id. */
  column: string;
  /** At most one row per customer: at a merge the survivor's own stays, if it has one. */
  single?: boolean;
  /** Kept as it is when the person is erased, because a law wants it: the words for the reason. */
  kept?: string;
  /** What takes the person out of its rows when it is erased: SQL after `set`, `customer_name = '–', notes = null`; their history, comments and files go, too. */
  erased?: string;
  /** Tables whose rows belong to one of its records: `of` is their column with its id. The history of those that have ids goes as well. */
  below?: { table: string; of: string; erased?: string }[];
}
const references = new Map<string, Reference>();
/** Declares a table whose rows belong to a customer; a test reads the catalog and finds those that nobody declared. */
export const refersToCustomer = (table: string, { column = 'customer_id', ...more }: Partial<Omit<Reference, 'table'>> = {}): void =>
  void references.set(`${table}.${column}`, { table, column, ...more });
export const allReferences = (): Reference[] => [...references.values()].sort((a, b) => (a.table < b.table ? -1 : 1));

/** What is kept about a customer in rows that do not name it: messages of its conversations. It is handed out with the data of the customer. */
interface Kept {
  table: string;
  /** `internal`: also what is for colleagues. */
  read: (tx: Tx, customerId: Id, internal: boolean) => Promise<Record<string, unknown>[]>;
}
const kept = new Map<string, Kept>();
export const alsoKept = (one: Kept): void => void kept.set(one.table, one);
export const allKept = (): Kept[] => [...kept.values()];

/** Some of the newest records of a customer, as they stand beside it in `?include=related`. */
interface Related {
  /** The member of the answer: `bookings`. */
  name: string;
  /** Permission without which it stays empty. */
  can: string;
  read: (tx: Tx, customerId: Id) => Promise<object[]>;
}
const relations = new Map<string, Related>();
export const relatedToCustomer = (related: Related): void => void relations.set(related.name, related);
export const allRelations = (): Related[] => [...relations.values()];

/** What an activity may be about: `deals`. */
interface Subject {
  type: string;
  /** The customer of the record, or null where it has none; undefined if there is no such record. */
  customerOf: (tx: Tx, id: Id) => Promise<Id | null | undefined>;
}
const subjects = new Map<string, Subject>();
export const activitySubject = (subject: Subject): void => void subjects.set(subject.type, subject);
export const subjectOf = (type: string): Subject | undefined => subjects.get(type);

export interface Facts {
  /**
   * SQL: one row per document that counts, for the customers in `who (id)`: `customer_id, figure, resource, id, label, at (timestamptz), amount
   * (numeric or null), currency`. The number of rows and the sum of their amounts are the figure, so each number opens its rows.
   */
  sql: string;
  /** After these events the figures of their customers are others. */
  on: string[];
  /** SQL: `customer_id` of the records with the ids `$1`. */
  customersOf: string;
}
/**
 * What counts as having been here, for the status of a customer (`engagement.rules.ts`). SQL over the customers in `who (id)`, at the time `$2`: rows
 * `customer_id, kind, at (timestamptz)`. Kinds: `kept`, `missed` and `lost` (cancelled too late, or nobody noted what became of it) are visits that were
 * agreed; `ahead` lies ahead; `dealt` counts as contact without having been agreed for a time, like an order.
 */
const visits: string[] = [];
export const customerVisits = (sql: string): void => void visits.push(sql);
export const allVisits = (): string[] => visits;

/** What else speaks against a customer, like an overdue invoice: SQL over the customers in `who (id)`, at the time `$2`: rows `customer_id, kind, at`. */
const flags: string[] = [];
export const customerFlags = (sql: string): void => void flags.push(sql);
export const allFlags = (): string[] => flags;

/** What counts as having come back: SQL over the customers in `who (id)`, rows `customer_id, resource, id, at`, the time at which the record was made. */
const wins: string[] = [];
export const customerWins = (sql: string): void => void wins.push(sql);
export const allWins = (): string[] => wins;

const facts: Facts[] = [];
export const addFacts = (declared: Facts): void => void facts.push(declared);
export const allFacts = (): string[] => facts.map(({ sql }) => sql);
