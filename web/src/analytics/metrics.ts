import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { MetricFigure, MetricEntry, SeriesPoint, Tile } from '../api';
import { api, isProblem, keyOf, queries, useOne, type Query } from '../core/api';
import { useCan } from '../core/session';
import { language } from '../core/texts';
import type { Period } from './period';

/** The numbers there are for this person, by their ids. */
export function useCatalogue(): { byId: Map<string, MetricEntry> | undefined; all: MetricEntry[] } {
  const { data } = useOne<MetricEntry[]>(useCan()('metrics:read') ? '/metrics' : null);
  return { byId: data && new Map(data.map((one) => [one.id, one])), all: data ?? [] };
}

/** A text in both languages, in the one that is spoken here. */
export const said = (words: { de: string; en: string }): string => words[language()];

const periodQuery = ({ timeframe, from, to }: Period): Query => (timeframe === 'custom' ? { timeframe, from, to } : { timeframe });

/** A number as it stands on a tile: on its way, there, or not to be had. */
export type Shown = { state: 'waiting' } | { state: 'failed' } | { state: 'there'; figure: MetricFigure };
const WAITING: Shown = { state: 'waiting' };
const FAILED: Shown = { state: 'failed' };
const EVERY_MS = 60_000;

const periodOf = ({ timeframe }: Pick<Tile, 'timeframe'>, common: Period): Period => (timeframe ? { timeframe } : common);

/** The numbers of all tiles, each period in one question. Where the network is away what was read last stays; what failed is no number. */
export function useFigures(tiles: readonly Tile[], common: Period, known: Map<string, MetricEntry> | undefined): (tile: Tile) => Shown {
  const keyOfPeriod = (tile: Tile) => JSON.stringify(periodOf(tile, common));
  const wanted = tiles.filter(({ metric }) => metric && known?.has(metric));
  const periods = [...new Set(wanted.map(keyOfPeriod))];
  const asked = periods.map((period) => [...new Set(wanted.filter((tile) => keyOfPeriod(tile) === period).map(({ metric }) => metric!))].sort());
  const answers = useQueries({
    queries: periods.map((period, at) => {
      const query = { ids: asked[at].join(','), ...periodQuery(JSON.parse(period) as Period) };
      return {
        queryKey: keyOf('/metrics/values', query),
        queryFn: async ({ signal }: { signal: AbortSignal }) => (await api.get<MetricFigure[]>('/metrics/values', query, signal)).data,
        refetchInterval: EVERY_MS,
        refetchOnWindowFocus: true,
      };
    }),
  });
  return (tile) => {
    const { data, error } = answers[periods.indexOf(keyOfPeriod(tile))] ?? {};
    if (error && !(data && isProblem(error) && error.code === 'network')) return FAILED;
    const figure = data?.find(({ metric }) => metric === tile.metric);
    return figure ? { state: 'there', figure } : data ? FAILED : WAITING;
  };
}

/** One number of a period. */
export function useFigure(id: string | undefined, period: Period) {
  const query = { ids: id ?? '', ...periodQuery(period) };
  return useOne<MetricFigure[]>(id ? '/metrics/values' : null, query);
}

/** When a course may be another one: with another number, and once a minute. */
export const stampOf = ({ value, rows, calculatedAt }: MetricFigure): string => [value, rows, calculatedAt.slice(0, 16)].join();

/**
 * The course of a number over a period. It is read again when the number has changed, and not with every event of the house: a dashboard has
 * many courses.
 */
export function useCourse(id: string | null, period: Period, by: 'day' | 'week' | 'month', stamp: string | undefined): SeriesPoint[] | undefined {
  const path = `/metrics/${id}/series`;
  const query = { ...periodQuery(period), by };
  const queryKey = [...keyOf(path, query), stamp];
  const { data } = useQuery({
    queryKey,
    enabled: id !== null && stamp !== undefined && queries.getQueryData(queryKey) === undefined,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await api.get<SeriesPoint[]>(path, query, signal)).data,
  });
  return data;
}

/** The query of the rows behind a number. */
export const rowsQuery = periodQuery;
export const tilePeriod = periodOf;
