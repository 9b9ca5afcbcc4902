import type { Query } from '../api';
import type { AnyFilter } from './declare';

/** Everything that decides what a list shows; it stands in the URL under the API's own names. */
export interface ListState {
  search: string;
  /** As the API takes it; null is the list's own order. */
  sort: string | null;
  page: number;
  perPage: number | null;
  /** Parameter of the API → values. */
  filters: Record<string, string[]>;
  peek: string | null;
}

/** The API's parameters of a filter. */
export function paramsOf({ field, kind, params }: AnyFilter): string[] {
  if (params) return [...params];
  if (kind === 'date') return [`${field}From`, `${field}To`];
  if (kind === 'number') return [`${field}Min`, `${field}Max`];
  return [field];
}

const positive = (text: string | null) => (text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null);

/** Reads the state from a URL; what no filter declares is not ours and stays out. */
export function readState(params: URLSearchParams, filters: AnyFilter[] = []): ListState {
  const names = filters.flatMap(paramsOf).filter((name) => params.has(name));
  return {
    search: params.get('search') ?? '',
    sort: params.get('sort'),
    page: positive(params.get('page')) ?? 1,
    perPage: positive(params.get('perPage')),
    filters: Object.fromEntries(names.map((name) => [name, params.getAll(name).filter(Boolean)])),
    peek: params.get('peek'),
  };
}

/** Writes the state into a URL's parameters; those of others (a record's tab) stay as they are. */
export function writeState(state: ListState, before: URLSearchParams, filters: AnyFilter[] = []): URLSearchParams {
  const params = new URLSearchParams(before);
  const set = (name: string, value: string | number | null, plain: string | number | null = null) =>
    value && value !== plain ? params.set(name, String(value)) : params.delete(name);
  set('search', state.search);
  set('sort', state.sort);
  set('page', state.page, 1);
  set('perPage', state.perPage);
  set('peek', state.peek);
  for (const name of filters.flatMap(paramsOf)) {
    params.delete(name);
    for (const value of state.filters[name] ?? []) if (value) params.append(name, value);
  }
  return params;
}

/** The list's query without its page: what export and bulk work on. */
export const filterQuery = (state: ListState): Query => ({ ...state.filters, search: state.search || undefined });

export const listQuery = (state: ListState, table: { sort: string; perPage?: number }): Query => ({
  ...filterQuery(state),
  sort: state.sort ?? table.sort,
  page: state.page,
  perPage: state.perPage ?? table.perPage ?? 50,
});

export const isFiltered = (state: ListState): boolean => !!state.search || Object.values(state.filters).some((values) => values.length > 0);

/** Ascending, descending, the list's own order. */
export function nextSort(key: string, sort: string | null): string | null {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? null : key;
}
