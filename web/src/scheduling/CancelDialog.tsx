import { TextField } from '@mui/material';
import { useState } from 'react';
import type { Appointment } from '../api';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { cancelAppointment } from './actions';
import { ScopeField, type Scope } from './ScopeField';

export function CancelDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<Scope>('one');
  return (
    <VerbDialog
      title={t('scheduling.appointments.cancel.title')}
      text={t('scheduling.appointments.cancel.text')}
      submit={t('scheduling.appointments.moves.cancel')}
      danger
      run={() => cancelAppointment(appointment, reason.trim() || null, scope)}
      done={t('scheduling.appointments.done.cancel')}
      onClose={onClose}
    >
      <TextField
        label={t('scheduling.appointments.fields.cancelReason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        slotProps={{ htmlInput: { maxLength: 1_000 } }}
      />
      {appointment.seriesId && <ScopeField value={scope} onChange={setScope} />}
    </VerbDialog>
  );
}
