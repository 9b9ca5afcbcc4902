import { useMemo, useState } from 'react';
import type { AppointmentType, CalendarAppointment, CalendarView, Resource } from '../api';
import { api, queries, useAll, useOne } from '../core/api';
import { complain, notify } from '../core/notify';
import { useText } from '../core/texts';
import type { CalendarState } from './state';

export interface Place {
  startsAt: string;
  endsAt: string;
  resourceIds: string[];
}
export type Put = (appointment: CalendarAppointment, place: Place) => Promise<void>;

/** What the calendar draws between two days, with what is being moved where it was dropped. */
export function useCalendar(days: string[], { resources: chosen, cancelled }: CalendarState) {
  const query = { from: days[0], to: days.at(-1), resourceId: chosen.length ? chosen : undefined, cancelled: cancelled || undefined };
  const { data, isError, error, refetch } = useOne<CalendarView>('/calendar', query);
  const { data: types } = useAll<AppointmentType>('/appointment-types');
  const { data: resources } = useAll<Resource>('/resources', { isActive: true });
  const { placed, put } = usePut();
  const colors = useMemo(() => new Map(types?.data.map(({ id, color }) => [id, color]) ?? []), [types]);
  const view = useMemo(() => data && { ...data, appointments: data.appointments.map((one) => ({ ...one, ...placed[one.id] })) }, [data, placed]);
  return { view, types: types?.data ?? [], resources: resources?.data, colors, put, isError, error, refetch };
}

const placeOf = ({ startsAt, endsAt, resourceIds }: CalendarAppointment): Place => ({ startsAt, endsAt, resourceIds });

/** Moves at once what is dropped, and back if the server refuses; the snackbar takes it back, too. */
function usePut(): { placed: Record<string, Place>; put: Put } {
  const t = useText();
  const [placed, setPlaced] = useState<Record<string, Place>>({});
  const forget = (id: string) => setPlaced(({ [id]: _, ...rest }) => rest);
  const send = async ({ id, version }: Pick<CalendarAppointment, 'id' | 'version'>, place: Place) =>
    (await api.patch<CalendarAppointment>(`/appointments/${id}`, { version, ...place })).data;
  const put: Put = async (appointment, place) => {
    setPlaced((all) => ({ ...all, [appointment.id]: place }));
    try {
      const saved = await send(appointment, place);
      const back = () => send(saved, placeOf(appointment)).then(() => queries.invalidateQueries());
      notify(t('scheduling.calendar.moved'), { undo: () => back().catch(complain) });
    } catch (error) {
      complain(error);
    }
    await queries.invalidateQueries();
    forget(appointment.id);
  };
  return { placed, put };
}
