import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { allFacts } from './links';

/** One row behind a number. */
export interface FactRow {
  [column: string]: unknown;
  figure: string;
  resource: string;
  id: Id;
  label: string | null;
  at: string | null;
  amount: string | null;
  currency: string | null;
}
export interface FigureRow {
  [column: string]: unknown;
  figure: string;
  currency: string | null;
  count: number;
  amount: string | null;
  lastAt: string | null;
}

// nothing is known where no module to the right is loaded
const NOTHING = `select null::uuid as customer_id, null::text as figure, null::text as resource, null::uuid as id, null::text as label,
  null::timestamptz as at, null::numeric as amount, null::text as currency where false`;
const union = (): string => [NOTHING, ...allFacts()].join(' union all ');

/** What the lifetime value by `paid_net` is made of. */
export const PAID_NET = ['paid', 'credited'];
const listed = (figures: string[]) => figures.map((figure) => `'${figure}'`).join(', ');

// what is read next must see what others committed while this waited
const LOCK = (who: string) => statement(`select id from customers.customers where id = any (array(${who})) order by id for no key update`);
const refresh = (who: string) =>
  statement(`
      with who as (${who}), facts as (${union()}),
      sums as (select w.id, coalesce(sum(f.amount) filter (where f.figure in (${listed(PAID_NET)}) and f.currency = (select o.currency from core.organizations o
          where o.id = core.organization())), 0) as value, max(f.at) filter (where f.figure = 'orders') as sale
        from who w left join facts f on f.customer_id = w.id and f.figure in (${listed([...PAID_NET, 'orders'])}) group by w.id)
      update customers.customers c set lifetime_value = s.value, last_sale_at = s.sale from sums s
      where c.id = s.id and (c.lifetime_value, c.last_sale_at) is distinct from (s.value, s.sale)`);

const THESE = 'select unnest($1::uuid[]) as id';
/** Holds the customers until the end of the transaction. */
export const lockFigures = (tx: Tx, ids: Id[]) => rows(tx, LOCK(THESE), [ids]);

/** Makes the figures that lists filter and sort by what the documents say; the caller holds the customers. Amounts in the organization's currency. */
export const refreshFigures = (tx: Tx, ids: Id[]) => rows(tx, refresh(THESE), [ids]);

/** The same in one message, holding them first, for the customers of some documents: `customersOf` is SQL that gives `customer_id` for the ids `$1`. */
export const refreshFiguresBehind = (tx: Tx, customersOf: string, documents: Id[]): Promise<unknown> => {
  const who = `select distinct customer_id as id from (${customersOf}) behind where customer_id is not null`;
  return Promise.all([rows(tx, LOCK(who), [documents]), rows(tx, refresh(who), [documents])]);
};

/** Number, sum and last time of every figure of a customer, by currency. */
export const figuresOf = (tx: Tx, id: Id): Promise<FigureRow[]> =>
  rows<FigureRow>(
    tx,
    statement(`
      with who as (select $1::uuid as id), facts as (${union()})
      select figure, currency, count(*)::int as count, sum(amount)::numeric(14,2) as amount, max(at) as "lastAt" from facts group by figure, currency order by 1, 2`),
    [id],
  );

/** The rows behind a number, the newest first. */
export const rowsBehind = (tx: Tx, id: Id, figure: string): Promise<FactRow[]> =>
  rows<FactRow>(
    tx,
    statement(`
      with who as (select $1::uuid as id), facts as (${union()})
      select figure, resource, id, label, at, amount::numeric(14,2), currency from facts where figure = $2 order by at desc nulls last, id desc`),
    [id, figure],
  );

const ACTIVE = statement(`
  update customers.customers c set last_activity_at = s.at
  from (select w.id, (select max(a.occurred_at) from customers.activities a where a.customer_id = w.id and a.deleted_at is null and a.occurred_at <= $2) as at
    from unnest($1::uuid[]) as w(id)) s
  where c.id = s.id and c.last_activity_at is distinct from s.at`);
/** The last activity of customers follows from their timelines. */
export const refreshLastActivity = (tx: Tx, ids: (Id | null)[]): Promise<unknown> => {
  const given = [...new Set(ids.filter((id) => id !== null))].sort();
  return given.length ? rows(tx, ACTIVE, [given, tx.now]) : Promise.resolve();
};
