import { Dialog, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { api } from '../core/api';
import { CustomFields } from '../core/custom';
import { Form } from '../core/form';
import { notify } from '../core/notify';
import { useText } from '../core/texts';
import { AppointmentFields, NEW_FIELDS, type Draft } from './AppointmentFields';
import type { Begin } from './TimeGrid';
import { instantOf, iso, MINUTE_MS } from './zone';

interface Props {
  begin: Begin;
  /** Where nothing was pointed at: nine o'clock of this day. */
  day: string;
  zone: string;
  onClose: () => void;
}

/** A new appointment at the place in the calendar that was pointed at. */
export function BookDialog({ begin, day, zone, onClose }: Props) {
  const t = useText();
  const label = useId();
  const startsAt = begin.startsAt || iso(instantOf(day, 540, zone));
  const endsAt = begin.endsAt ?? iso(Date.parse(startsAt) + 30 * MINUTE_MS);
  const saved = () => {
    notify(t('scheduling.appointments.done.create'));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby={label}>
      <DialogTitle id={label} component="h2" variant="h2">
        {t('scheduling.appointments.create')}
      </DialogTitle>
      <DialogContent sx={{ '& form > div:last-child': { bottom: 0, bgcolor: 'background.paper' }, pt: '8px !important', pb: 0 }}>
        <Form<Draft>
          texts="scheduling.appointments"
          initial={{ startsAt, endsAt, resourceIds: begin.resourceIds }}
          fields={NEW_FIELDS}
          submit={t('scheduling.appointments.book')}
          onSaved={saved}
          onCancel={onClose}
          save={async (values, key) => (await api.post<Draft>('/appointments', values, { key })).data}
        >
          <AppointmentFields zone={zone} fresh />
          <CustomFields of="appointments" />
        </Form>
      </DialogContent>
    </Dialog>
  );
}
