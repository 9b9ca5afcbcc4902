import type { List, ListQuery } from '../core/list';
import { byIds } from '../core/rows';
import { core } from '../core/problem';
import type { Id, Tx } from '../core/tx';
import { Segment } from './segments.entity';

/** A list that knows segments: `?segmentId=` asks what the segment asks, and whatever else the query does. */
export function segmented<E>(plain: List<E>): List<E> {
  return {
    ...plain,
    page: async (tx, query) => plain.page(tx, await within(tx, query)),
    ids: async (tx, query, most) => plain.ids(tx, await within(tx, query), most),
    totals: async (tx, query, wanted) => plain.totals(tx, await within(tx, query), wanted),
  };
}

async function within(tx: Tx, query: ListQuery): Promise<ListQuery> {
  const wanted = query.segmentId as Id[] | undefined;
  if (!wanted) return query;
  const found = (await byIds(tx, Segment, wanted)).filter(({ deletedAt }) => !deletedAt);
  if (found.length < wanted.length) throw core.validationFailed({ reason: 'no such segment' }, 'segmentId');
  // as the list would read it from an address
  return { ...query, also: found.map(({ filter }) => listed(filter)) };
}

const LISTS = new Set(['status', 'type', 'engagement', 'riskLevel', 'opportunity', 'ownerId', 'tag', 'tags']);
/** One value of a filter that takes several is a list of one. */
const listed = (filter: Record<string, unknown>): ListQuery =>
  Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, LISTS.has(name) && !Array.isArray(value) ? [value] : value]));
