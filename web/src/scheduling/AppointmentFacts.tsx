import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Appointment, AppointmentStatistics } from '../api';
import { useOne } from '../core/api';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { useCan, useMe } from '../core/session';
import { language, useText } from '../core/texts';

/** `Tue, 10 March 2026, 9:40 – 10:10`, in the zone of the organization. */
export function useWhen(): (one: { startsAt: string; endsAt: string }) => string {
  const zone = useMe().organization.timeZone ?? undefined;
  const format = new Intl.DateTimeFormat(language(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return ({ startsAt, endsAt }) => format.formatRange(new Date(startsAt), new Date(endsAt));
}

export function AppointmentFacts({ appointment: one }: { appointment: Appointment }) {
  const t = useText();
  const can = useCan();
  const when = useWhen();
  const { money, percent } = useFormat();
  const { data: known } = useOne<AppointmentStatistics>(one.customerId ? '/appointments/statistics' : null, { customerId: one.customerId ?? undefined });
  const link = (to: string, text: string) => (
    <Link component={RouterLink} to={to}>
      {text}
    </Link>
  );
  const facts = [
    { label: t('scheduling.appointments.fields.when'), value: when(one) },
    one.customerId && {
      label: t('scheduling.appointments.fields.customerId'),
      value: can('customers:read') ? link(`/customers/${one.customerId}`, one.customerName ?? '–') : one.customerName,
    },
    one.customerId && one.title && { label: t('scheduling.appointments.fields.title'), value: one.title },
    one.typeName && { label: t('scheduling.appointments.fields.typeId'), value: one.typeName },
    one.resourceNames.length > 0 && { label: t('scheduling.appointments.fields.resourceIds'), value: one.resourceNames.join(', ') },
    one.price && { label: t('scheduling.appointments.fields.price'), value: money(one.price, one.currency) },
    one.invoiceId && { label: t('scheduling.appointments.fields.invoiceId'), value: link(`/invoices/${one.invoiceId}`, t('scheduling.appointments.invoice')) },
    known && known.noShows > 0 && { label: t('scheduling.appointments.noShows'), value: `${known.noShows} (${percent(known.noShowRate ?? 0)})` },
    one.cancelReason && { label: t('scheduling.appointments.fields.cancelReason'), value: one.cancelReason },
    ...one.answers.filter(({ value }) => value).map(({ label, value }) => ({ label, value })),
    one.notes && { label: t('scheduling.appointments.fields.notes'), value: one.notes },
  ];
  return <Facts facts={facts.filter((fact): fact is { label: string; value: string } => !!fact)} />;
}
