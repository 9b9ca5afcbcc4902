import { useState } from 'react';
import { useParams } from 'react-router';
import type { Appointment } from '../api';
import { useOne } from '../core/api';
import { RecordPage, useRemove } from '../core/record';
import { useText } from '../core/texts';
import { AppointmentFacts, useWhen } from './AppointmentFacts';
import { useAppointmentActions } from './actions';
import { CancelDialog } from './CancelDialog';
import { MoveDialog } from './MoveDialog';

/** `/appointments/:id` */
export function AppointmentPage() {
  const t = useText();
  const when = useWhen();
  const remove = useRemove();
  const { id } = useParams();
  const path = `/appointments/${id}`;
  const [asking, setAsking] = useState<'move' | 'cancel' | null>(null);
  const actions = useAppointmentActions({ onMove: () => setAsking('move'), onCancel: () => setAsking('cancel') });
  const titleOf = (one: Appointment) => one.customerName ?? one.title ?? one.typeName ?? t('scheduling.appointments.one');
  const { data: one } = useOne<Appointment>(path);
  return (
    <>
      <RecordPage<Appointment>
        path={path}
        texts="scheduling.appointments"
        custom="appointments"
        crumbs={[
          { label: t('scheduling.calendar.title'), to: '/calendar' },
          { label: t('scheduling.appointments.title'), to: '/appointments' },
        ]}
        title={titleOf}
        hint={when}
        canWrite="appointments:write"
        actions={(one) => [...actions(one), remove(one, { path, title: titleOf(one), to: '/calendar', can: 'appointments:delete' })]}
        tabs={[
          {
            key: 'details',
            label: t('scheduling.appointments.details'),
            content: (shown) => <AppointmentFacts appointment={shown} />,
          },
        ]}
      />
      {one && asking === 'move' && <MoveDialog appointment={one} onClose={() => setAsking(null)} />}
      {one && asking === 'cancel' && <CancelDialog appointment={one} onClose={() => setAsking(null)} />}
    </>
  );
}
