import { checked } from '../core/bulk';
import type { List, ListQuery } from '../core/list';
import { byIds } from '../core/rows';
import { core } from '../core/problem';
import type { Id, Tx } from '../core/tx';
import { Segment } from './segments.entity';

/** A list that knows segments: `?segmentId=` asks what the segment asks, and whatever else the query does. */
export function segmented<E>(plain: List<E>): List<E> {
  return {
    ...plain,
    page: async (tx, query) => plain.page(tx, await within(tx, plain, query)),
    ids: async (tx, query, most) => plain.ids(tx, await within(tx, plain, query), most),
    condition: async (tx, query) => plain.condition(tx, await within(tx, plain, query)),
    totals: async (tx, query, wanted) => plain.totals(tx, await within(tx, plain, query), wanted),
  };
}

async function within(tx: Tx, plain: Pick<List<unknown>, 'Query'>, query: ListQuery): Promise<ListQuery> {
  const wanted = query.segmentId as Id[] | undefined;
  if (!wanted) return query;
  const found = (await byIds(tx, Segment, wanted)).filter((segment) => !segment.deletedAt && isVisible(tx, segment));
  if (found.length < wanted.length) throw core.validationFailed({ reason: 'no such segment' }, 'segmentId');
  return { ...query, also: await Promise.all(found.map(({ filter }) => readFilter(plain, filter))) };
}

/** One's own, and those of others that are shared. */
export const isVisible = ({ ctx }: Tx, { isShared, createdBy }: Segment): boolean => isShared || createdBy === ctx.actor;

/** A kept filter as the list would read it from an address: one value of several is a list of one, own fields are gathered by their prefix. */
export async function readFilter(plain: Pick<List<unknown>, 'Query'>, filter: Record<string, unknown>): Promise<ListQuery> {
  const read = await checked(plain.Query, filter, 'segmentId.');
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
