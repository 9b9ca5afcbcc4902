import { core } from '../core/problem';

interface Asked {
  limit?: number;
  offset?: number;
  page?: number;
  perPage?: number;
  cursor?: string;
}
export interface Cut {
  limit: number;
  offset: number;
  /** The row after which it goes on: its time and its id. */
  after: [time: string, id: string] | null;
}

/** What a list is asked for: `limit` and `offset` go before `page` and `perPage`, a cursor before both. */
export function cutOf({ limit, offset, page = 1, perPage, cursor }: Asked): Cut {
  const most = limit ?? perPage ?? 50;
  return { limit: most, offset: cursor ? 0 : (offset ?? (page - 1) * most), after: cursor ? decoded(cursor) : null };
}

export const cursorOf = (time: string | Date, id: string): string => Buffer.from(JSON.stringify([new Date(time).toISOString(), id])).toString('base64url');

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export function decoded(cursor: string): [string, string] {
  try {
    const [time, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof time === 'string' && typeof id === 'string' && ID.test(id) && !Number.isNaN(Date.parse(time))) return [time, id];
  } catch {
    // falls through: not one of ours
  }
  throw core.validationFailed({ reason: 'not a cursor of this list' }, 'cursor');
}

/** The page and where it goes on; `found` has one row more than was asked for where there are more. */
export function pageOf<R>(found: R[], { limit, offset, after }: Cut, total: number | null, cursor: (last: R) => string) {
  const items = found.slice(0, limit);
  const more = found.length > limit;
  return {
    items,
    hasMore: more,
    pagination: {
      page: after ? null : Math.floor(offset / limit) + 1,
      perPage: limit,
      total,
      totalPages: total === null ? null : Math.ceil(total / limit),
      nextCursor: more ? cursor(items.at(-1)!) : null,
    },
  };
}
