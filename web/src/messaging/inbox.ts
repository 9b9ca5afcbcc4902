import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import type { ConversationItem, ConversationView, Message } from '../api';
import { api, keyOf, useOne, type Answer, type Query } from '../core/api';
import { useMe } from '../core/session';

export const FILTERS = ['all', 'unread', 'today', 'active', 'mine', 'unassigned', 'needs_reply'] as const;
export const SOURCES = ['email', 'whatsapp', 'instagram', 'sms', 'phone'] as const;
export const STATUSES = ['active', 'pending', 'snoozed', 'resolved'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the list shows; it stands in the address, so that it can be shared and comes back. */
export interface Wanted {
  filter: Filter;
  source?: string;
  status?: string;
  search?: string;
  label?: string;
}

/** The list's query; also what a bulk action means by all of them. */
export const asQuery = ({ filter, source, status, search, label }: Wanted): Query => ({
  filter: filter === 'all' ? undefined : filter,
  source,
  status,
  search,
  label,
});

/** Below it stands everything that is said: `/conversations/{organizationId}`. */
export const useBase = (): string => `/conversations/${useMe().organization.id}`;

/** One list, a page more whenever somebody comes to its end. */
function useEndless<T>(path: string | null, query: Query, keep: boolean) {
  return useInfiniteQuery({
    queryKey: [...keyOf(path ?? '/none', query), 'endless'],
    enabled: path !== null,
    placeholderData: keep ? keepPreviousData : undefined,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.get<T[]>(path!, { ...query, cursor: pageParam }, signal),
    getNextPageParam: (last: Answer<T[]>) => last.pagination?.nextCursor ?? undefined,
  });
}

const flat = <T>(data?: InfiniteData<Answer<T[]>>): T[] => data?.pages.flatMap((page) => page.data) ?? [];

export function useConversations(wanted: Wanted) {
  const answer = useEndless<ConversationItem>(useBase(), { ...asQuery(wanted), limit: 40 }, true);
  return { ...answer, all: flat(answer.data), total: answer.data?.pages[0].pagination?.total ?? 0 };
}

/** The messages of a conversation, the oldest that are known first; further back on demand. */
export function useMessages(id: string) {
  const answer = useEndless<Message>(`${useBase()}/${id}/messages`, { limit: 50 }, false);
  const pages = answer.data?.pages ?? [];
  return { ...answer, all: [...pages].reverse().flatMap((page) => page.data) };
}

export const useConversation = (id: string | null) => {
  const base = useBase();
  return useOne<ConversationView>(id && `${base}/${id}`);
};

/** Who is meant: the customer, or as the person calls itself, or the address. */
export const nameOf = ({ customerName, contactName, address }: Pick<ConversationItem, 'customerName' | 'contactName' | 'address'>): string =>
  customerName || contactName || address;
