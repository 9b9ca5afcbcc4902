import Close from '@mui/icons-material/Close';
import { Dialog, DialogActions, DialogContent, DialogTitle, IconButton, Link, Skeleton, Stack } from '@mui/material';
import { useId, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Appointment } from '../api';
import { useOne } from '../core/api';
import { Actions } from '../core/record';
import { Status } from '../core/table';
import { useText } from '../core/texts';
import { AppointmentFacts } from './AppointmentFacts';
import { useAppointmentActions } from './actions';
import { CancelDialog } from './CancelDialog';
import { MoveDialog } from './MoveDialog';

/** What is booked, and what may be done with it, without leaving the calendar. */
export function AppointmentPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText();
  const label = useId();
  const { data: one } = useOne<Appointment>(`/appointments/${id}`);
  const [asking, setAsking] = useState<'move' | 'cancel' | null>(null);
  const actions = useAppointmentActions({ onMove: () => setAsking('move'), onCancel: () => setAsking('cancel') });
  const title = one ? (one.customerName ?? one.title ?? one.typeName ?? t('scheduling.appointments.one')) : t('core.loading');
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby={label}>
      <DialogTitle component="div" sx={{ display: 'flex', alignItems: 'center', gap: 1.5, pr: 7 }}>
        <span id={label} role="heading" aria-level={2}>
          {title}
        </span>
        {one && <Status of={one.status} texts="scheduling.appointments" />}
        <IconButton aria-label={t('core.actions.close')} onClick={onClose} sx={{ position: 'absolute', right: 8, top: 8 }}>
          <Close />
        </IconButton>
      </DialogTitle>
      <DialogContent>{one ? <AppointmentFacts appointment={one} /> : <Skeleton variant="rounded" height={140} />}</DialogContent>
      {one && (
        <DialogActions sx={{ flexWrap: 'wrap', gap: 1 }}>
          <Link component={RouterLink} to={`/appointments/${id}`} sx={{ mr: 'auto', py: 1.5, px: 1 }}>
            {t('scheduling.appointments.page')}
          </Link>
          <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
            <Actions of={actions(one)} />
          </Stack>
        </DialogActions>
      )}
      {one && asking === 'move' && <MoveDialog appointment={one} onClose={() => setAsking(null)} />}
      {one && asking === 'cancel' && <CancelDialog appointment={one} onClose={() => setAsking(null)} />}
    </Dialog>
  );
}
