import { Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import type { FreeSlot } from '../api';
import { useOne } from '../core/api';
import { language, useText } from '../core/texts';
import { clockOf, plusDays, wallOf } from './zone';

interface Props {
  typeId: string;
  day: string;
  zone: string;
  resourceIds?: string[];
  chosen: string | null;
  onChoose: (slot: FreeSlot) => void;
}

const DAYS = 7;
const MOST = 24;

/** The free times of a type from a day on, for a week. */
export function SlotPicker({ typeId, day, zone, resourceIds = [], chosen, onChoose }: Props) {
  const t = useText();
  const { data, isPending } = useOne<FreeSlot[]>('/availability', {
    typeId,
    resourceId: resourceIds.length ? resourceIds : undefined,
    from: day,
    to: plusDays(day, DAYS - 1),
  });
  if (isPending) return <Skeleton variant="rounded" height={64} />;
  const slots = (data ?? []).filter(({ startsAt }) => Date.parse(startsAt) > Date.now());
  return (
    <Box role="group" aria-label={t('scheduling.appointments.slots.title')}>
      <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
        {t('scheduling.appointments.slots.title')}
      </Typography>
      {!slots.length && (
        <Typography variant="body2" color="textSecondary">
          {t('scheduling.appointments.slots.none')}
        </Typography>
      )}
      <Slots slots={slots} zone={zone} chosen={chosen} onChoose={onChoose} />
    </Box>
  );
}

/** Times under their days. */
export function Slots<S extends { startsAt: string }>({
  slots,
  zone,
  chosen,
  most = MOST,
  onChoose,
}: {
  slots: S[];
  zone: string;
  chosen: string | null;
  most?: number;
  onChoose: (slot: S) => void;
}) {
  const weekday = new Intl.DateTimeFormat(language(), { weekday: 'short', day: 'numeric', month: 'numeric', timeZone: zone });
  const days = [...new Set(slots.map(({ startsAt }) => wallOf(startsAt, zone).day))];
  return days.map((day) => (
    <Stack key={day} direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 0.75 }}>
      <Typography variant="body2" sx={{ minWidth: { xs: 1, sm: 76 }, fontWeight: 560 }}>
        {weekday.format(new Date(slots.find((slot) => wallOf(slot.startsAt, zone).day === day)!.startsAt))}
      </Typography>
      {slots
        .filter((slot) => wallOf(slot.startsAt, zone).day === day)
        .slice(0, most)
        .map((slot) => (
          <Button
            key={slot.startsAt}
            size="small"
            variant={slot.startsAt === chosen ? 'contained' : 'outlined'}
            color={slot.startsAt === chosen ? 'primary' : 'inherit'}
            aria-pressed={slot.startsAt === chosen}
            onClick={() => onChoose(slot)}
            sx={{ minWidth: 62, minHeight: { xs: 44, md: 30 }, borderColor: 'divider' }}
          >
            {clockOf(wallOf(slot.startsAt, zone).minutes)}
          </Button>
        ))}
    </Stack>
  ));
}
