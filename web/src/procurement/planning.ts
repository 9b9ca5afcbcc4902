import { useQuery } from '@tanstack/react-query';
import type { Requirement, WhatIfInput } from '../api';
import { api, keyOf, type Answer, type Query } from '../core/api';

export type { Requirement, RequirementCover as Cover, RequirementPeg as Peg } from '../api';

interface Possible {
  promiseDate: string | null;
  late: boolean;
  waitsFor: { partId: string; sku: string; date: string | null } | null;
}
export interface Promised extends Possible {
  orderId: string | null;
  orderNumber: string;
  dueDate: string | null;
}
export interface Compared {
  orderId: string | null;
  orderNumber: string;
  dueDate: string | null;
  before: Possible | null;
  after: Possible;
}

export interface Plan<O> {
  lines: Requirement[];
  orders: O[];
}

const PER_PAGE = 200;

/** All pages of a plan: what is chosen or compared has to be whole. */
async function whole<O>(ask: (query: Query) => Promise<Answer<Requirement[]>>): Promise<Plan<O>> {
  const first = await ask({ page: 1, perPage: PER_PAGE });
  const lines = [...first.data];
  for (let page = 2; page <= (first.pagination?.totalPages ?? 1); page++) lines.push(...(await ask({ page, perPage: PER_PAGE })).data);
  return { lines, orders: (first.meta.orders ?? []) as O[] };
}

export const REQUIREMENTS = '/planning/requirements';

/** What open orders and minimum stocks need; `shortage` narrows to what is missing or what is covered. */
export function usePlan(shortage?: boolean) {
  return useQuery({
    queryKey: keyOf(REQUIREMENTS, { shortage }),
    queryFn: ({ signal }) => whole<Promised>((page) => api.get(REQUIREMENTS, { shortage, ...page }, signal)),
  });
}

export const whatIf = (scenario: WhatIfInput): Promise<Plan<Compared>> => whole<Compared>((page) => api.post('/planning/what-if', scenario, { query: page }));

/** What can be ordered at once: it is bought, missing, and somebody sells it. */
export const orderable = ({ source, shortage, suggestedSupplierId }: Requirement): boolean => source === 'buy' && shortage > 0 && suggestedSupplierId !== null;
