import { Box, ButtonBase, Chip, Stack, Typography } from '@mui/material';
import type { CalendarView, Resource } from '../api';
import { language, useText, useWord } from '../core/texts';
import { colorOf } from './EventCard';
import { wallOf } from './zone';

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

/** The head of a day's column; in a week it leads to the day. */
export function DayHead({ day, view, onDay }: { day: string; view: CalendarView; onDay?: () => void }) {
  const today = wallOf(Date.now(), view.timeZone).day === day;
  const weekday = new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(utc(day));
  const text = (
    <Typography
      component="span"
      variant="body2"
      sx={{ fontWeight: today ? 700 : 560, color: today ? 'primary.main' : undefined, textDecoration: today ? 'underline' : undefined }}
    >
      {weekday} {Number(day.slice(8))}.
    </Typography>
  );
  if (!onDay) return <Box sx={{ px: 0.5 }}>{text}</Box>;
  return (
    <ButtonBase onClick={onDay} sx={{ width: '100%', minHeight: { xs: 44, md: 28 }, borderRadius: 1 }}>
      {text}
    </ButtonBase>
  );
}

export function StaffHead({ resource }: { resource: Resource }) {
  const word = useWord();
  return (
    <Stack direction="row" spacing={0.75} sx={{ alignItems: 'center', minHeight: 28, minWidth: 0 }}>
      <Box aria-hidden sx={{ width: 9, height: 9, borderRadius: 9, bgcolor: colorOf(resource.color), flex: 'none' }} />
      <Typography
        component="span"
        variant="body2"
        noWrap
        sx={{ fontWeight: 560, minWidth: 0 }}
        title={`${resource.name}, ${word(`scheduling.resources.kind.${resource.kind}`)}`}
      >
        {resource.name}
      </Typography>
    </Stack>
  );
}

/** Above the hours: holidays, and who is away. */
export function DayNotes({ days, view, resources }: { days: string[]; view: CalendarView; resources: Resource[] }) {
  const t = useText();
  const word = useWord();
  const dayName = (day: string) =>
    new Intl.DateTimeFormat(language(), { weekday: 'short', day: 'numeric', month: 'numeric', timeZone: 'UTC' }).format(utc(day));
  const nameOf = (id: string | null) => resources.find((one) => one.id === id)?.name ?? t('scheduling.absences.everyone');
  const notes = [
    ...view.holidays.filter(({ day }) => days.includes(day)).map(({ day, name }) => ({ key: `h${day}`, text: `${dayName(day)}: ${name}` })),
    ...view.absences.map(({ id, resourceId, kind, reason }) => ({
      key: id,
      text: `${nameOf(resourceId)}: ${reason ?? word(`scheduling.absences.kind.${kind}`)}`,
    })),
  ];
  if (!notes.length) return null;
  return (
    <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap', mb: 1 }}>
      {notes.map(({ key, text }) => (
        <Chip key={key} size="small" label={text} />
      ))}
    </Stack>
  );
}
