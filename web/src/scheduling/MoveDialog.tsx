import { Stack } from '@mui/material';
import { useState } from 'react';
import type { Appointment, FreeSlot } from '../api';
import { api } from '../core/api';
import { VerbDialog } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { ClockInput, DayInput } from '../core/time';
import { ScopeField, type Scope } from './ScopeField';
import { SlotPicker } from './SlotPicker';
import { clockOf, instantOf, iso, minutesOf, wallOf } from './zone';

/** Another time, typed or chosen among the free ones: the way to move without dragging. */
export function MoveDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const t = useText();
  const zone = useMe().organization.timeZone ?? 'Europe/Vienna';
  const was = wallOf(appointment.startsAt, zone);
  const [day, setDay] = useState(was.day);
  const [clock, setClock] = useState(clockOf(was.minutes));
  const [resourceIds, setResourceIds] = useState<string[] | null>(null);
  const [scope, setScope] = useState<Scope>('one');
  const choose = ({ startsAt, resourceIds: free }: FreeSlot) => {
    const wall = wallOf(startsAt, zone);
    setDay(wall.day);
    setClock(clockOf(wall.minutes));
    setResourceIds(free.length ? free : null);
  };
  const startsAt = day && clock ? iso(instantOf(day, minutesOf(clock), zone)) : null;
  const run = () => api.patch(`/appointments/${appointment.id}`, { version: appointment.version, startsAt, ...(resourceIds && { resourceIds }), scope });
  return (
    <VerbDialog
      title={t('scheduling.appointments.moves.move')}
      submit={t('scheduling.appointments.move.submit')}
      disabled={!startsAt}
      run={run}
      done={t('scheduling.calendar.moved')}
      onClose={onClose}
    >
      <Stack direction="row" spacing={2}>
        <DayInput label={t('scheduling.appointments.fields.day')} value={day} onChange={setDay} />
        <ClockInput label={t('scheduling.appointments.fields.from')} value={clock} onChange={setClock} />
      </Stack>
      {appointment.seriesId && <ScopeField value={scope} onChange={setScope} />}
      {appointment.typeId && day && <SlotPicker typeId={appointment.typeId} day={day} zone={zone} chosen={startsAt} onChoose={choose} />}
    </VerbDialog>
  );
}
