import { Alert, Box, Button, ButtonBase, MenuItem, Paper, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { BookingPage as Booking, PublicAppointment, PublicSlot } from '../api';
import { useOne } from '../core/api';
import { Missing } from '../core/errors/Trouble';
import { formatOf } from '../core/format';
import { useText } from '../core/texts';
import { BookerForm } from './BookerForm';
import { FreeWeek } from './FreeWeek';
import { PublicFrame } from './PublicFrame';
import { wallOf } from './zone';

type Kind = Booking['types'][number];

/** `/book/:slug`: what, when, who. */
export function BookingPage() {
  const t = useText();
  const { slug } = useParams();
  const path = `/public/bookings/${slug}`;
  const { data: page, isError } = useOne<Booking>(path);
  if (isError) return <Missing />;
  if (!page) return <Skeleton variant="rounded" height={400} sx={{ m: 3 }} />;
  return (
    <PublicFrame house={page.organization} title={t('scheduling.online.title')} logo={`/api/v1${path}/logo`}>
      {page.intro && <Typography sx={{ whiteSpace: 'pre-line' }}>{page.intro}</Typography>}
      {page.types.length ? <Steps page={page} path={path} /> : <Alert severity="info">{t('scheduling.online.nothing')}</Alert>}
    </PublicFrame>
  );
}

function Steps({ page, path }: { page: Booking; path: string }) {
  const t = useText();
  const go = useNavigate();
  const [type, setType] = useState<Kind | null>(page.types.length === 1 ? page.types[0] : null);
  const [resourceId, setResourceId] = useState<string | null>(null);
  const [slot, setSlot] = useState<PublicSlot | null>(null);
  const [waiting, setWaiting] = useState(false);
  const zone = page.organization.timeZone;
  const choose = (one: Kind) => {
    setType(one);
    setResourceId(null);
    setSlot(null);
  };
  const booked = (made: PublicAppointment) => void go(`/appointment/${made.token}?booked=1`);
  return (
    <Stack spacing={2.5}>
      <Types page={page} chosen={type} onChoose={choose} />
      {type && type.staff.length > 1 && (
        <TextField
          select
          label={t('scheduling.online.with')}
          value={resourceId ?? ''}
          onChange={({ target }) => (setResourceId(target.value || null), setSlot(null))}
        >
          <MenuItem value="">{t('scheduling.online.anybody')}</MenuItem>
          {type.staff.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      {type && !waiting && (
        <Box hidden={!!slot}>
          <FreeWeek
            key={`${type.id}${resourceId}`}
            path={`${path}/availability`}
            typeId={type.id}
            resourceId={resourceId}
            zone={zone}
            first={page.firstDay}
            last={page.lastDay}
            chosen={slot?.startsAt ?? null}
            onChoose={setSlot}
          />
        </Box>
      )}
      {type && (slot || waiting) && (
        <BookerForm
          key={type.id}
          path={path}
          type={type}
          resourceId={resourceId}
          slot={waiting ? null : slot}
          zone={zone}
          today={wallOf(Date.now(), zone).day}
          onBooked={booked}
        />
      )}
      {type && (
        <Button onClick={() => (slot ? setSlot(null) : setWaiting(!waiting))} sx={{ alignSelf: 'flex-start', minHeight: 44 }}>
          {t(slot || waiting ? 'scheduling.online.toTimes' : 'scheduling.online.toWaitlist')}
        </Button>
      )}
    </Stack>
  );
}

function Types({ page, chosen, onChoose }: { page: Booking; chosen: Kind | null; onChoose: (type: Kind) => void }) {
  const t = useText();
  const { money, measure } = formatOf({ currency: page.currency, country: page.organization.locale.slice(-2) } as never);
  const costs = ({ price }: Kind) => (price && !/^0(\.0*)?$/.test(price) ? money(price, page.currency) : null);
  return (
    <Stack spacing={1} role="group" aria-label={t('scheduling.online.what')}>
      {page.types.map((type) => (
        <Paper
          key={type.id}
          variant="outlined"
          sx={{ borderColor: chosen?.id === type.id ? 'primary.main' : 'divider', borderWidth: chosen?.id === type.id ? 2 : 1 }}
        >
          <ButtonBase
            aria-pressed={chosen?.id === type.id}
            onClick={() => onChoose(type)}
            sx={{ width: '100%', display: 'block', textAlign: 'left', p: 1.5, borderRadius: 1 }}
          >
            <Typography component="span" sx={{ fontWeight: 620, display: 'block' }}>
              {type.name}
            </Typography>
            <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
              {[measure(type.durationMinutes, t('scheduling.minutes')), costs(type)].filter(Boolean).join(' · ')}
            </Typography>
            {type.description && (
              <Typography component="span" variant="body2" sx={{ display: 'block', mt: 0.5 }}>
                {type.description}
              </Typography>
            )}
          </ButtonBase>
        </Paper>
      ))}
    </Stack>
  );
}
