import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Appointment } from '../api';
import { api, useOne } from '../core/api';
import { CustomFields } from '../core/custom';
import { Failed } from '../core/errors/Trouble';
import { Form } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { AppointmentFields, FIELDS, NEW_FIELDS, type Draft } from './AppointmentFields';
import { instantOf, iso, MINUTE_MS, wallOf } from './zone';

/** `/appointments/new?customerId=…` and `/appointments/:id/edit`. */
export function AppointmentForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const zone = useMe().organization.timeZone ?? 'Europe/Vienna';
  const { data: record, isError, error } = useOne<Appointment>(id ? `/appointments/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !record) return null;
  const start = instantOf(wallOf(Date.now(), zone).day, 540, zone);
  const initial = { startsAt: iso(start), endsAt: iso(start + 30 * MINUTE_MS), resourceIds: [], customerId: params.get('customerId') };
  const crumbs = [{ label: t('scheduling.calendar.title'), to: '/calendar' }];
  const saved = (row: Appointment) => {
    notify(t(id ? 'core.saved' : 'scheduling.appointments.done.create'));
    void go(`/appointments/${row.id}`);
  };
  return (
    <Page title={id ? t('scheduling.appointments.edit') : t('scheduling.appointments.create')} crumbs={crumbs}>
      <Form<Draft>
        texts="scheduling.appointments"
        record={record}
        initial={initial}
        fields={id ? FIELDS : NEW_FIELDS}
        currency={record?.currency}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await (id ? api.patch<Draft>(`/appointments/${id}`, values) : api.post<Draft>('/appointments', values, { key }))).data}
      >
        <AppointmentFields zone={zone} fresh={!id} />
        <CustomFields of="appointments" />
      </Form>
    </Page>
  );
}
