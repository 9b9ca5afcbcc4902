import { useState } from 'react';
import { useParams } from 'react-router';
import type { Appointment, ServiceJob } from '../api';
import { useMany, useOne } from '../core/api';
import { RecordPage, useRemove, type ChainLink } from '../core/record';
import { useCan } from '../core/session';
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
  const chain = useChain(id);
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
        chain={chain}
        actions={(one) => [
          ...actions(one).filter(({ key }) => key !== 'job' || !chain(one).length),
          remove(one, { path, title: titleOf(one), to: '/calendar', can: 'appointments:delete' }),
        ]}
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

/** What came of it: a job at the customer's. Alone it is no chain. */
function useChain(appointmentId: string | undefined): (one: Appointment) => ChainLink[] {
  const t = useText();
  const can = useCan();
  const jobs = useMany<ServiceJob>(can('jobs:read') ? '/jobs' : null, { appointmentId, perPage: 10 }).data?.data ?? [];
  return (one) =>
    jobs.length
      ? [
          {
            kind: t('scheduling.appointments.one'),
            title: one.typeName ?? one.title ?? one.customerName ?? '–',
            to: `/appointments/${one.id}`,
            texts: 'scheduling.appointments',
            status: one.status,
            current: true,
          },
          ...jobs.map((job) => ({ kind: t('pipeline.jobs.one'), title: job.jobNumber, to: `/jobs/${job.id}`, texts: 'pipeline.jobs', status: job.status })),
        ]
      : [];
}
