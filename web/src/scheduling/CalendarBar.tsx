import Add from '@mui/icons-material/Add';
import Check from '@mui/icons-material/Check';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import MoreVert from '@mui/icons-material/MoreVert';
import TodayIcon from '@mui/icons-material/Today';
import { Autocomplete, Button, ListItemIcon, IconButton, Menu, MenuItem, Stack, TextField, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Resource } from '../api';
import { useKeys } from '../core/frame/keys';
import { Views } from '../core/record';
import { useCan } from '../core/session';
import { language, useText } from '../core/texts';
import { DayInput } from '../core/time';
import { stepped, VIEWS, type CalendarState, type View } from './state';
import { wallOf } from './zone';

interface Props {
  state: CalendarState;
  change: (patch: Partial<CalendarState>) => void;
  resources: Resource[];
  zone: string;
  days: string[];
}

/** Which days, in which view, of whom. */
export function CalendarBar({ state, change, resources, zone, days }: Props) {
  const t = useText();
  const go = (steps: number) => change({ day: stepped(state.view, state.day, steps) });
  const today = () => change({ day: wallOf(Date.now(), zone).day });
  useKeys({ t: { label: 'core.today', run: today } });
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', gap: { xs: 0.5, sm: 1 } }} className="no-print">
      <Button variant="outlined" color="inherit" onClick={today} sx={{ borderColor: 'divider', display: { xs: 'none', sm: 'inline-flex' } }}>
        {t('core.today')}
      </Button>
      <IconButton aria-label={t('core.today')} onClick={today} sx={{ display: { sm: 'none' } }}>
        <TodayIcon />
      </IconButton>
      <Tooltip title={t('scheduling.calendar.before')}>
        <IconButton aria-label={t('scheduling.calendar.before')} onClick={() => go(-1)}>
          <ChevronLeft />
        </IconButton>
      </Tooltip>
      <Tooltip title={t('scheduling.calendar.after')}>
        <IconButton aria-label={t('scheduling.calendar.after')} onClick={() => go(1)}>
          <ChevronRight />
        </IconButton>
      </Tooltip>
      <Typography component="h2" variant="h2" aria-live="polite" sx={{ minWidth: 0, display: { xs: 'none', sm: 'block' } }}>
        {spanOf(state.view, days, state.day)}
      </Typography>
      <DayInput
        counts="late"
        ariaLabel={t('scheduling.calendar.day')}
        value={state.day}
        onChange={(day) => day && change({ day })}
        sx={{ width: { xs: 140, sm: 150 }, flex: { xs: 1, sm: 'none' }, ml: { md: 'auto' } }}
      />
      {resources.length > 1 && <Who state={state} change={change} resources={resources} />}
      <Views
        wide
        label={t('scheduling.calendar.view')}
        value={state.view}
        of={VIEWS.map((value) => ({ value, label: t(`scheduling.calendar.views.${value}`) }))}
        onChange={(view) => change({ view })}
      />
    </Stack>
  );
}

function Who({ state, change, resources }: Pick<Props, 'state' | 'change' | 'resources'>) {
  const t = useText();
  return (
    <Autocomplete
      multiple
      size="small"
      limitTags={1}
      disableCloseOnSelect
      options={resources}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      value={resources.filter(({ id }) => state.resources.includes(id))}
      onChange={(_, chosen) => change({ resources: chosen.map(({ id }) => id) })}
      clearText={t('core.actions.clear')}
      openText={t('core.actions.open')}
      closeText={t('core.actions.close')}
      sx={{ width: { xs: '100%', sm: 230 } }}
      renderInput={(params) => <TextField {...params} label={t('scheduling.calendar.who')} />}
    />
  );
}

function spanOf(view: View, days: string[], day: string): string {
  const at = (one: string) => new Date(`${one}T00:00:00Z`);
  if (view === 'month') return new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(day));
  if (view === 'week' || view === 'agenda')
    return new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(at(days[0]), at(days.at(-1)!));
  return new Intl.DateTimeFormat(language(), { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at(day));
}

const PLACES = [
  { to: '/appointments', label: 'scheduling.appointments.title', can: 'appointments:read' },
  { to: '/waitlist-entries', label: 'scheduling.waitlist.title', can: 'waitlist-entries:read' },
  { to: '/absences', label: 'scheduling.absences.title', can: 'absences:read' },
  { to: '/connected-calendars', label: 'scheduling.connected.title', can: 'connected-calendars:read' },
  { to: '/appointment-types', label: 'scheduling.types.title', can: 'appointment-types:read' },
  { to: '/resources', label: 'scheduling.resources.title', can: 'resources:read' },
  { to: '/special-hours', label: 'scheduling.special.title', can: 'special-hours:read' },
  { to: '/calendar/settings', label: 'scheduling.settings.title', can: 'settings:read' },
] as const;

/** The primary action, and the ways to what a calendar is made of. */
export function CalendarMenu({ state, change, onNew }: Pick<Props, 'state' | 'change'> & { onNew: () => void }) {
  const t = useText();
  const can = useCan();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      {can('appointments:write') && (
        <Button variant="contained" startIcon={<Add />} onClick={onNew}>
          {t('scheduling.appointments.create')}
        </Button>
      )}
      <IconButton aria-label={t('core.actions.more')} aria-haspopup="menu" onClick={({ currentTarget }) => setAnchor(currentTarget)}>
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        <MenuItem
          role="menuitemcheckbox"
          aria-checked={state.cancelled}
          dense
          divider
          onClick={() => (change({ cancelled: !state.cancelled }), setAnchor(null))}
        >
          <ListItemIcon sx={{ minWidth: 28 }}>{state.cancelled && <Check fontSize="small" />}</ListItemIcon>
          {t('scheduling.calendar.cancelled')}
        </MenuItem>
        {PLACES.filter((place) => can(place.can)).map((place) => (
          <MenuItem key={place.to} component={RouterLink} to={place.to}>
            {t(place.label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
