import { useNavigate } from 'react-router';
import type { Appointment } from '../api';
import { useMe } from '../core/session';
import { api, queries } from '../core/api';
import { moves, type Action } from '../core/record';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import type { Scope } from './ScopeField';

/** What may be done with an appointment; the first is what comes next. */
export function useAppointmentActions({ onMove, onCancel }: { onMove: () => void; onCancel: () => void }): (appointment: Appointment) => Action[] {
  const t = useText();
  const go = useNavigate();
  const { money } = useFormat();
  const { organization } = useMe();
  const serves = organization.modules?.includes('pipeline') ?? true;
  return (one) => {
    const path = `/appointments/${one.id}`;
    const step = (verb: string) => () => api.post(`${path}/${verb}`, { version: one.version });
    const open = ['scheduled', 'confirmed', 'arrived'].includes(one.status);
    const bills = one.customerId && one.price && !/^0(\.0*)?$/.test(one.price);
    const said = (key: 'confirm' | 'arrive' | 'complete' | 'no-show' | 'reopen') => ({
      label: t(`scheduling.appointments.moves.${key}`),
      can: `appointments:${key}`,
      run: step(key),
    });
    const [next, ...later] = moves(one, {
      ...(one.status === 'scheduled' && { confirm: { ...said('confirm'), done: t('scheduling.appointments.done.confirm') } }),
      arrive: { ...said('arrive'), done: t('scheduling.appointments.done.arrive') },
      complete: {
        ...said('complete'),
        confirm: bills ? t('scheduling.appointments.completeBills', { price: money(one.price, one.currency) }) : t('scheduling.appointments.completeText'),
        done: t('scheduling.appointments.done.complete'),
      },
      reopen: said('reopen'),
      'no-show': { ...said('no-show'), rare: true, confirm: t('scheduling.appointments.noShowText'), done: t('scheduling.appointments.done.no-show') },
      cancel: { label: t('scheduling.appointments.moves.cancel'), can: 'appointments:cancel', danger: true, rare: true, run: onCancel },
    });
    return [
      ...(next ? [next] : []),
      ...(open ? [{ key: 'move', label: t('scheduling.appointments.moves.move'), can: 'appointments:write', run: onMove }] : []),
      ...later.map((action) => ({ ...action, rare: true })),
      ...(serves && one.customerId && one.status !== 'cancelled' && one.status !== 'no_show'
        ? [{ key: 'job', label: t('scheduling.appointments.job'), can: 'jobs:write', rare: true, run: () => go(jobOf(one)) }]
        : []),
      { key: 'edit', label: t('core.actions.edit'), can: 'appointments:write', rare: true, run: () => go(`${path}/edit`) },
      ...(one.invoiceId
        ? [{ key: 'invoice', label: t('scheduling.appointments.invoice'), can: 'invoices:read', rare: true, run: () => go(`/invoices/${one.invoiceId}`) }]
        : []),
    ];
  };
}

/** A job for somebody who goes there: what the appointment knows comes along. */
const jobOf = ({ id, customerId, title, typeName, startsAt, endsAt }: Appointment): string => {
  const known = { appointmentId: id, customerId: customerId!, title: title ?? typeName ?? '', scheduledStart: startsAt, scheduledEnd: endsAt };
  return `/jobs/new?${new URLSearchParams(known).toString()}`;
};

export const cancelAppointment = async (one: Appointment, reason: string | null, scope: Scope): Promise<void> => {
  await api.post(`/appointments/${one.id}/cancel`, { version: one.version, reason, scope });
  await queries.invalidateQueries();
};
