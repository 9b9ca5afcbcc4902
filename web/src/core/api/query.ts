import { QueryClient, keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, type Query } from './client';
import { onReach } from './network';
import { isProblem } from './problem';

/** Every record of the API has these. */
export interface Rec {
  id: string;
  version: number;
  createdAt?: string;
  updatedAt?: string;
  createdBy?: string | null;
  updatedBy?: string | null;
  deletedAt?: string | null;
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      retry: (count, error) => isProblem(error) && error.passing && count < 6,
      retryDelay: (count, error) => (isProblem(error) && error.retryAfter ? error.retryAfter * 1000 : Math.min(700 * 2 ** count, 15_000)),
    },
    mutations: { networkMode: 'always' },
  },
});

// after an outage the screen catches up
onReach((reach) => reach !== 'offline' && void queries.invalidateQueries());

const resourceOf = (path: string) => path.split('/')[1];

/** Keys begin with the resource, so that a live event finds what shows it: `['parts', '/parts', {…}]`. */
export const keyOf = (path: string, query: Query = {}) => [resourceOf(path), path, query] as const;

/** One thing: `useOne<Part>('/parts/' + id)`. A path of null asks for nothing yet. */
export function useOne<T>(path: string | null, query: Query = {}) {
  return useQuery({
    queryKey: keyOf(path ?? '/none', query),
    enabled: path !== null,
    queryFn: async ({ signal }) => (await api.get<T>(path!, query, signal)).data,
  });
}

/** A list with its pagination; the page before stays on screen while the next one comes. */
export function useMany<T>(path: string | null, query: Query = {}) {
  return useQuery({
    queryKey: keyOf(path ?? '/none', query),
    enabled: path !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<T[]>(path!, query, signal),
  });
}

/** All rows of a list, page after page: what is saved in the place of the whole must be read as a whole. */
export function useAll<T>(path: string | null, query: Query = {}) {
  return useQuery({
    queryKey: [...keyOf(path ?? '/none', query), 'all'] as const,
    enabled: path !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => readAll<T>(path!, query, signal),
  });
}

async function readAll<T>(path: string, query: Query, signal: AbortSignal) {
  const first = await api.get<T[]>(path, { ...query, perPage: 200, page: 1 }, signal);
  const rest = Array.from({ length: (first.pagination?.totalPages ?? 1) - 1 }, (_, i) => api.get<T[]>(path, { ...query, perPage: 200, page: i + 2 }, signal));
  return { ...first, data: [...first.data, ...(await Promise.all(rest)).flatMap((page) => page.data)] };
}

/** Something that writes; what is on screen is read again afterwards. Failures go to the caller, and to a snackbar where none listens. */
export function useWrite<Input, Output>(fn: (input: Input) => Promise<Output>): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  // not waited for: what comes may take the place of whoever asked, and then nobody would be told that it is saved
  return useMutation({ mutationFn: fn, onSuccess: () => void client.invalidateQueries() });
}
