import { useSearchParams } from 'react-router';
import { mondayOf, plusDays, plusMonths, wallOf, weekdayOf } from './zone';

export const VIEWS = ['day', 'staff', 'week', 'month', 'agenda'] as const;
export type View = (typeof VIEWS)[number];

export interface CalendarState {
  view: View;
  day: string;
  /** Who and what is shown; none: all. */
  resources: string[];
  cancelled: boolean;
}

/** What the calendar shows stands in the address: `/calendar?view=staff&day=2026-11-23&resource=…`. */
export function useCalendarState(zone: string, usual: View): [CalendarState, (patch: Partial<CalendarState>) => void] {
  const [params, setParams] = useSearchParams();
  const state: CalendarState = {
    view: VIEWS.find((view) => view === params.get('view')) ?? usual,
    day: /^\d{4}-\d{2}-\d{2}$/.test(params.get('day') ?? '') ? params.get('day')! : wallOf(Date.now(), zone).day,
    resources: params.getAll('resource'),
    cancelled: params.get('cancelled') === 'true',
  };
  const change = (patch: Partial<CalendarState>) => {
    const next = new URLSearchParams(params);
    if (patch.view) next.set('view', patch.view);
    if (patch.day) next.set('day', patch.day);
    if (patch.cancelled !== undefined) next.set('cancelled', String(patch.cancelled));
    if (patch.resources) {
      next.delete('resource');
      patch.resources.forEach((id) => next.append('resource', id));
    }
    setParams(next);
  };
  return [state, change];
}

const AGENDA_DAYS = 14;

/** The days a view shows. A month is shown in whole weeks. */
export function daysOf(view: View, day: string): string[] {
  if (view === 'day' || view === 'staff') return [day];
  if (view === 'agenda') return Array.from({ length: AGENDA_DAYS }, (_, i) => plusDays(day, i));
  if (view === 'week') return Array.from({ length: 7 }, (_, i) => plusDays(mondayOf(day), i));
  const first = mondayOf(`${day.slice(0, 7)}-01`);
  const last = plusDays(plusMonths(day, 1), -1);
  const end = plusDays(last, 7 - weekdayOf(last));
  const count = Math.round((Date.parse(end) - Date.parse(first)) / 86_400_000) + 1;
  return Array.from({ length: count }, (_, i) => plusDays(first, i));
}

/** The day that `steps` views further begin with. */
export const stepped = (view: View, day: string, steps: number): string =>
  view === 'month' ? plusMonths(day, steps) : plusDays(day, steps * ({ week: 7, agenda: AGENDA_DAYS }[view as string] ?? 1));
