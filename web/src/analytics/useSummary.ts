import { useQuery } from '@tanstack/react-query';
import type { DashboardSummary } from '../api';
import { api, keyOf } from '../core/api';

const EVERY_MS = 60_000;

/** The numbers of the day; read again every minute, and whenever somebody comes back to the window. */
export const useSummary = (wanted = true) =>
  useQuery({
    queryKey: keyOf('/dashboard/summary'),
    queryFn: async ({ signal }) => (await api.get<DashboardSummary>('/dashboard/summary', {}, signal)).data,
    enabled: wanted,
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
  });

/** The page that shows a list of the API. */
export const pageOf = (list: string): string => list.replace(/^\/planning\/requirements.*/, '/planning');
