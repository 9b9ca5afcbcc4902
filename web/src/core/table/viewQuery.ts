import type { AnyFilter } from './declare';
import { readState, writeState, type ListState } from './listState';

/** What a saved view keeps of a list: search, filters, order; not the page one is on. */
export const queryOf = (state: ListState, filters: AnyFilter[] = []): string => {
  const params = writeState({ ...state, page: 1, perPage: null, peek: null }, new URLSearchParams(), filters);
  params.sort();
  return params.toString();
};

/** The URL's parameters that show a view: its own in place of those of the list, those of others (a tab) as they are. */
export function showing(view: { id: string; query: string | null } | null, before: URLSearchParams, filters: AnyFilter[] = []): URLSearchParams {
  const kept = new URLSearchParams(view?.query ?? '');
  const params = writeState(readState(kept, filters), before, filters);
  if (view) params.set('view', view.id);
  else params.delete('view');
  return params;
}

/** Whether the URL says anything about the list: then no default view takes its place. */
export const isPlain = (params: URLSearchParams, filters: AnyFilter[] = []): boolean =>
  !params.has('view') && queryOf(readState(params, filters), filters) === '' && !params.has('page');
