import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { PublicSlot } from '../api';
import { useOne } from '../core/api';
import { language, useText } from '../core/texts';
import { Slots } from './SlotPicker';
import { plusDays } from './zone';

interface Props {
  path: string;
  typeId: string;
  resourceId: string | null;
  zone: string;
  first: string;
  last?: string;
  chosen: string | null;
  onChoose: (slot: PublicSlot) => void;
}

/** The free times of seven days, and the way to the next seven. */
export function FreeWeek({ path, typeId, resourceId, zone, first, last, chosen, onChoose }: Props) {
  const t = useText();
  const [from, setFrom] = useState(first);
  const to = plusDays(from, 6);
  const { data, isPending } = useOne<PublicSlot[]>(path, { typeId, resourceId: resourceId ?? undefined, from, to });
  const format = new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <Box role="group" aria-label={t('scheduling.appointments.slots.title')}>
      <Stack direction="row" sx={{ alignItems: 'center', mb: 1 }}>
        <IconButton aria-label={t('scheduling.calendar.before')} disabled={from <= first} onClick={() => setFrom(plusDays(from, -7))}>
          <ChevronLeft />
        </IconButton>
        <Typography aria-live="polite" sx={{ fontWeight: 560, flex: 1, textAlign: 'center' }}>
          {format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))}
        </Typography>
        <IconButton aria-label={t('scheduling.calendar.after')} disabled={last !== undefined && to >= last} onClick={() => setFrom(plusDays(from, 7))}>
          <ChevronRight />
        </IconButton>
      </Stack>
      {isPending && <Skeleton variant="rounded" height={120} />}
      {data?.length === 0 && <Typography color="textSecondary">{t('scheduling.appointments.slots.none')}</Typography>}
      {data && <Slots slots={data} zone={zone} chosen={chosen} onChoose={onChoose} />}
      <Typography variant="caption" color="textSecondary">
        {t('scheduling.online.zone', { zone: zone.replaceAll('_', ' ') })}
      </Typography>
    </Box>
  );
}
