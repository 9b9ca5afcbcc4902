import { Alert, Button, Paper, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router';
import type { PublicAppointment, PublicSlot } from '../api';
import { api, queries, useOne } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Missing } from '../core/errors/Trouble';
import { complain, notify } from '../core/notify';
import { language, useText } from '../core/texts';
import { Status } from '../core/table';
import { FreeWeek } from './FreeWeek';
import { PublicFrame } from './PublicFrame';
import { wallOf } from './zone';

/** `/appointment/:token`: what a link in a mail opens. */
export function ManagePage() {
  const t = useText();
  const { token } = useParams();
  const [params] = useSearchParams();
  const path = `/public/appointments/${token}`;
  const { data: one, isError } = useOne<PublicAppointment>(path);
  const [moving, setMoving] = useState(false);
  if (isError) return <Missing />;
  if (!one) return <Skeleton variant="rounded" height={300} sx={{ m: 3 }} />;
  const zone = one.organization.timeZone;
  const move = async ({ startsAt }: PublicSlot) => {
    try {
      await api.post(`${path}/move`, { startsAt });
      notify(t('scheduling.calendar.moved'));
      setMoving(false);
    } catch (error) {
      complain(error);
    }
    void queries.invalidateQueries();
  };
  return (
    <PublicFrame house={one.organization} title={t('scheduling.online.yours')} logo={one.bookingSlug && `/api/v1/public/bookings/${one.bookingSlug}/logo`}>
      {params.has('booked') && <Alert severity="success">{t('scheduling.online.booked')}</Alert>}
      <Facts one={one} />
      <Steps one={one} path={path} moving={moving} onMove={() => setMoving(!moving)} />
      {moving && one.typeId && (
        <FreeWeek
          path={`${path}/availability`}
          typeId={one.typeId}
          resourceId={null}
          zone={zone}
          first={wallOf(Date.now(), zone).day}
          chosen={one.startsAt}
          onChoose={(slot) => void move(slot)}
        />
      )}
    </PublicFrame>
  );
}

function Facts({ one }: { one: PublicAppointment }) {
  const format = new Intl.DateTimeFormat(language(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: one.organization.timeZone,
  });
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Stack spacing={0.5}>
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          <Typography sx={{ fontWeight: 620 }}>{one.typeName}</Typography>
          <Status of={one.status} texts="scheduling.appointments" />
        </Stack>
        <Typography>{format.formatRange(new Date(one.startsAt), new Date(one.endsAt))}</Typography>
        <Typography variant="body2" color="textSecondary">
          {[one.with.join(', '), one.organization.timeZone.replaceAll('_', ' ')].filter(Boolean).join(' · ')}
        </Typography>
      </Stack>
    </Paper>
  );
}

function Steps({ one, path, moving, onMove }: { one: PublicAppointment; path: string; moving: boolean; onMove: () => void }) {
  const t = useText();
  const confirm = useConfirm();
  const open = ['scheduled', 'confirmed'].includes(one.status);
  const come = async () => {
    await api.post(`${path}/confirm`).catch(complain);
    void queries.invalidateQueries();
  };
  const cancel = async () => {
    if (
      !(await confirm({
        title: t('scheduling.appointments.cancel.title'),
        text: t('scheduling.online.cancelText'),
        action: t('scheduling.appointments.moves.cancel'),
        danger: true,
      }))
    )
      return;
    await api.post(`${path}/cancel`, {}).catch(complain);
    void queries.invalidateQueries();
  };
  const at = one.organization.phone ?? one.organization.email;
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
      {open && !one.moves.includes('move') && (
        <Alert severity="info" sx={{ width: '100%' }}>
          {t('scheduling.online.call', { hours: one.cutoffHours })} {at && t('scheduling.online.reach', { at })}
        </Alert>
      )}
      {one.moves.includes('confirm') && (
        <Button variant="contained" onClick={() => void come()}>
          {t('scheduling.online.come')}
        </Button>
      )}
      {one.moves.includes('move') && one.typeId && (
        <Button variant={one.moves.includes('confirm') ? 'outlined' : 'contained'} aria-expanded={moving} onClick={onMove}>
          {t('scheduling.appointments.moves.move')}
        </Button>
      )}
      {one.moves.includes('cancel') && (
        <Button variant="outlined" color="error" onClick={() => void cancel()}>
          {t('scheduling.appointments.moves.cancel')}
        </Button>
      )}
      {!open && one.bookingSlug && (
        <Button variant="contained" component={RouterLink} to={`/book/${one.bookingSlug}`}>
          {t('scheduling.online.again')}
        </Button>
      )}
    </Stack>
  );
}
